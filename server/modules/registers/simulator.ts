/**
 * Registers that know the people and enterprises of the demonstration, and fail, delay and err as one tells them to
 * (`/dev/registers`). Never in production.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { RegisterBehaviour } from "#contract/registers.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import type { LineAnswer, RegisterConnector, RegisterQuestion } from "./connector.ts";
import type { FieldValue, RegisterSubject } from "./register.ts";

interface Known {
  residents: { name: string; idNumber: string; address: string }[];
  enterprises: { uscc: string; name: string; legalPerson: string; address: string }[];
}

export interface Simulator extends RegisterConnector {
  behaviourOf(register: string): RegisterBehaviour;
  behave(register: string, behaviour: RegisterBehaviour): void;
}

/** The demonstration's own; in production there is none. */
export const simulatorOf = perServices(({ config }: Pick<Services, "config">): Simulator | undefined =>
  config.mode === "demonstration"
    ? simulator(JSON.parse(readFileSync(join(config.data, "demonstration.json"), "utf8")) as Known)
    : undefined,
);

const longest = 60_000;

export function simulator(known: Known): Simulator {
  const behaviours = new Map<string, RegisterBehaviour>();
  const behaviourOf = (register: string) => behaviours.get(register) ?? "normal";
  return {
    behaviourOf,
    behave: (register, behaviour) => void behaviours.set(register, behaviour),
    async ask(question, signal) {
      const behaviour = behaviourOf(question.register.id);
      if (behaviour === "failing") throw new Error("the simulated register is down");
      if (behaviour === "slow") await setTimeout(longest, undefined, { signal });
      const fields = behaviour === "unknown" ? undefined : fieldsOf(known, question.subject);
      if (!fields) return { found: false };
      return answerOf(question, behaviour === "wrong" ? wrong(fields) : fields);
    },
  };
}

function answerOf({ register }: RegisterQuestion, known: Record<string, FieldValue>): LineAnswer {
  const gives = new Set(register.fields.map(({ field }) => field));
  const fields = Object.entries(known).filter(([field]) => gives.has(field));
  return {
    found: true,
    fields: Object.fromEntries(fields),
    materials: register.materials.map(({ material }) => material),
  };
}

function fieldsOf(
  { residents, enterprises }: Known,
  { idNumber, uscc }: RegisterSubject,
): Record<string, FieldValue> | undefined {
  if (uscc !== undefined) {
    const enterprise = enterprises.find((each) => each.uscc === uscc);
    if (!enterprise) return undefined;
    const { name, legalPerson, address } = enterprise;
    return { enterpriseName: name, uscc, legalPerson, domicileAddress: address, staffCount: 12 };
  }
  const person = residents.find((each) => each.idNumber === idNumber);
  if (!person) return undefined;
  return { applicantName: person.name, citizenId: person.idNumber, householdAddress: person.address };
}

/** Every word with something wrong in it, every number one too many. */
function wrong(fields: Record<string, FieldValue>): Record<string, FieldValue> {
  const worse = (value: FieldValue) => (typeof value === "number" ? value + 1 : `${value}（旧）`);
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, worse(value)]));
}
