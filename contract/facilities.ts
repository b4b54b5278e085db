/**
 * 便民设施 (B9): what a hall keeps for whoever needs it, its state, its checks, and what is lent of it without deposit.
 *
 * `GET /api/halls/:hall/facilities` HallFacilities · `GET /api/staff/facilities` FacilityDesk.
 */
import Type, { type Static } from "typebox";
import { HallId } from "./organisation.ts";

const exact = { additionalProperties: false };
const optional = Type.Optional;
const text = (most: number) => Type.String({ pattern: `^.{1,${most}}$` });
const requestKey = Type.String({ format: "uuid" });
const version = Type.Integer({ minimum: 1 });
const KindId = Type.String({ pattern: "^[a-z][a-z-]{1,29}$" });

export const FacilityState = Type.Union([
  Type.Literal("good"),
  Type.Literal("faulty"),
  Type.Literal("withdrawn"),
]);
export type FacilityState = Static<typeof FacilityState>;

/** A kind of facility in `data/facility-rules.json`; without `lend` it is not lent. */
export const FacilityKind = Type.Object(
  {
    id: KindId,
    name: Type.String(),
    /** Calendar days from one check to the next. */
    checkDays: Type.Integer({ minimum: 1, maximum: 3660 }),
    lend: optional(
      Type.Object(
        {
          /** Hours until it is to be back. */
          hours: Type.Integer({ minimum: 1, maximum: 720 }),
          /** Pieces one person may have at once. */
          most: Type.Integer({ minimum: 1, maximum: 99 }),
        },
        exact,
      ),
    ),
  },
  exact,
);
export type FacilityKind = Static<typeof FacilityKind>;

export const FacilityRules = Type.Object(
  {
    source: Type.String(),
    kinds: Type.Array(FacilityKind, { minItems: 1 }),
    /** Days after which who borrowed what is forgotten. */
    forgetDays: Type.Integer({ minimum: 1, maximum: 3660 }),
    demonstration: Type.Array(
      Type.Object(
        {
          ...{ hall: HallId, kind: KindId, name: Type.String(), place: Type.String() },
          quantity: Type.Integer({ minimum: 1 }),
        },
        exact,
      ),
    ),
  },
  exact,
);
export type FacilityRules = Static<typeof FacilityRules>;

export const HallFacilities = Type.Object({
  facilities: Type.Array(
    Type.Object({
      name: Type.String(),
      kindName: Type.String(),
      place: Type.String(),
      /** 可以借，还有 3 件; 暂时不能用; or nothing. */
      words: Type.String(),
    }),
  ),
});
export type HallFacilities = Static<typeof HallFacilities>;

export const FacilityRow = Type.Object({
  id: Type.String(),
  hall: Type.String(),
  kind: Type.String(),
  kindName: Type.String(),
  name: Type.String(),
  place: Type.String(),
  quantity: Type.Integer(),
  lent: Type.Integer(),
  lendable: Type.Boolean(),
  state: FacilityState,
  note: optional(Type.String()),
  checkedOn: optional(Type.String()),
  nextCheckOn: optional(Type.String()),
  checkDue: Type.Boolean(),
  version: Type.Integer(),
});
export type FacilityRow = Static<typeof FacilityRow>;

export const LoanRow = Type.Object({
  id: Type.String(),
  facility: Type.String(),
  name: Type.String(),
  hall: Type.String(),
  /** 张*三 138****1234. */
  person: Type.String(),
  quantity: Type.Integer(),
  lentAt: Type.String(),
  dueAt: Type.String(),
  overdue: Type.Boolean(),
});
export type LoanRow = Static<typeof LoanRow>;

export const FacilityDesk = Type.Object({
  halls: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), mayKeep: Type.Boolean() })),
  kinds: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  facilities: Type.Array(FacilityRow),
  /** What is out, the longest overdue on top. */
  loans: Type.Array(LoanRow),
});
export type FacilityDesk = Static<typeof FacilityDesk>;

const own = {
  ...{ kind: KindId, name: text(40), place: text(60) },
  quantity: Type.Integer({ minimum: 1, maximum: 9999 }),
};
export const NewFacility = Type.Object({ requestKey, hall: HallId, ...own }, exact);
export type NewFacility = Static<typeof NewFacility>;
export const FacilityEdit = Type.Object({ requestKey, version, ...own }, exact);
export type FacilityEdit = Static<typeof FacilityEdit>;

/** A look at it: what it is like now. */
export const FacilityCheck = Type.Object(
  { requestKey, version, state: FacilityState, note: optional(text(200)) },
  exact,
);
export type FacilityCheck = Static<typeof FacilityCheck>;

export const Lend = Type.Object(
  {
    requestKey,
    name: text(40),
    phone: Type.String({ pattern: "^[0-9+-]{5,20}$" }),
    quantity: Type.Integer({ minimum: 1, maximum: 99 }),
  },
  exact,
);
export type Lend = Static<typeof Lend>;

export const EndLoan = Type.Object(
  {
    requestKey,
    /** Lost: it does not come back, and is no longer counted. */
    how: Type.Union([Type.Literal("returned"), Type.Literal("lost")]),
    note: optional(text(200)),
  },
  exact,
);
export type EndLoan = Static<typeof EndLoan>;

export const RevealLoan = Type.Object({ reason: Type.String({ pattern: "^.{4,200}$" }) }, exact);
export const RevealedLoan = Type.Object({ name: Type.String(), phone: Type.String() });
export type RevealedLoan = Static<typeof RevealedLoan>;
