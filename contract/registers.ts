/** Registers of other bodies (数据共享): what they can tell, what they told, how the simulated ones behave. */
import Type, { type Static } from "typebox";

export const RegisterOutcome = Type.Union([
  Type.Literal("found"),
  Type.Literal("not-found"),
  Type.Literal("unavailable"),
  Type.Literal("slow"),
]);
export type RegisterOutcome = Static<typeof RegisterOutcome>;

/** Where a field's value comes from. `differs`: what the register says, where the applicant says something else. */
export const FieldSource = Type.Object({
  field: Type.String(),
  /** Name of the register. */
  from: Type.String(),
  on: Type.String(),
  authoritative: Type.Boolean(),
  differs: Type.Optional(Type.Union([Type.String(), Type.Number()])),
});
export type FieldSource = Static<typeof FieldSource>;

/** What the registers told for a draft: values by field, and those that could not be asked. */
export const RegisterFacts = Type.Object({
  facts: Type.Array(
    Type.Object({
      field: Type.String(),
      value: Type.Union([Type.String(), Type.Number()]),
      from: Type.String(),
      on: Type.String(),
      authoritative: Type.Boolean(),
    }),
  ),
  /** Names of registers that know nothing of the applicant, and of those that did not answer. */
  unknown: Type.Array(Type.String()),
  silent: Type.Array(Type.String()),
});
export type RegisterFacts = Static<typeof RegisterFacts>;
export type RegisterFact = RegisterFacts["facts"][number];

export const RegisterBehaviour = Type.Union([
  Type.Literal("normal"),
  Type.Literal("failing"),
  Type.Literal("slow"),
  Type.Literal("wrong"),
  Type.Literal("unknown"),
]);
export type RegisterBehaviour = Static<typeof RegisterBehaviour>;

export const SimulatedRegisters = Type.Object({
  registers: Type.Array(
    Type.Object({ id: Type.String(), name: Type.String(), behaviour: RegisterBehaviour }),
  ),
});
export type SimulatedRegisters = Static<typeof SimulatedRegisters>;
