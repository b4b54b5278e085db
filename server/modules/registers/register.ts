/** Registers of other bodies: what may be asked of them, and what an answer means for what somebody filled in. Pure. */
import type { Answers } from "#contract/form.ts";
import type { FieldSource, RegisterFact, RegisterOutcome } from "#contract/registers.ts";
import type { Day, Instant } from "#server/kernel/time/day.ts";
import { msOf } from "#server/kernel/time/day.ts";

/** One register, as `data/registers.json` says [A]. */
export interface Register {
  id: string;
  name: string;
  /** Whom it is asked about: the person who applies, or the enterprise they act for. */
  by: "person" | "enterprise";
  /** An authoritative field is not the applicant's to change online. */
  fields: readonly { field: string; authoritative: boolean }[];
  /** Materials that its answer makes unnecessary, and for how long. */
  materials: readonly { material: string; validDays: number }[];
}

export interface RegisterLimits {
  /** Longest wait for one answer, and for all of them together on one page. */
  timeoutMs: number;
  pageMs: number;
  /** Tries after the first that fails. */
  retries: number;
  /** After so many failures in a row nobody is asked for a while. */
  failures: number;
  pauseSeconds: number;
}

/** Whom a question is about. It leaves the house only through a connector. */
export interface RegisterSubject {
  idNumber?: string;
  uscc?: string;
}

export type FieldValue = string | number;

/** What was answered, or why nothing was. */
export type RegisterAnswer =
  | { outcome: "found"; fields: Record<string, FieldValue>; materials: readonly string[] }
  | { outcome: Exclude<RegisterOutcome, "found"> };

/** An answer with the register it is of and when it was given. */
export interface Answered {
  register: Register;
  answer: RegisterAnswer;
  on: Day;
}

/** Those worth asking: they know something that is asked for, and there is somebody to ask about. */
export function registersFor(
  all: readonly Register[],
  asked: { fields: ReadonlySet<string>; materials: ReadonlySet<string> },
  { idNumber, uscc }: RegisterSubject,
): Register[] {
  return all.filter(({ by, fields, materials }) => {
    const somebody = by === "person" ? idNumber !== undefined : uscc !== undefined;
    const knows =
      fields.some(({ field }) => asked.fields.has(field)) ||
      materials.some(({ material }) => asked.materials.has(material));
    return somebody && knows;
  });
}

/** The values that the registers gave for these fields; the first register that knows a field counts. */
export function factsOf(answered: readonly Answered[], fields: ReadonlySet<string>): RegisterFact[] {
  const facts = new Map<string, RegisterFact>();
  for (const { register, answer, on } of answered) {
    if (answer.outcome !== "found") continue;
    for (const { field, authoritative } of register.fields) {
      const value = answer.fields[field];
      if (value === undefined || !fields.has(field) || facts.has(field)) continue;
      facts.set(field, { field, value, from: register.name, on, authoritative });
    }
  }
  return [...facts.values()];
}

/**
 * Where what was filled in comes from: each field a register knows, and what the register says where the two differ.
 * Nothing is changed: the difference is shown to whoever filled it in and to the examiner.
 */
export function sourcesOf(facts: readonly RegisterFact[], answers: Answers): FieldSource[] {
  return facts.flatMap(({ value, ...fact }) => {
    const answer = answers[fact.field];
    if (answer === undefined || answer === null || answer === "") return [];
    return [{ ...fact, ...(!same(answer, value) && { differs: value }) }];
  });
}

const same = (answer: Answers[string], value: FieldValue) =>
  String(answer).replace(/\s/g, "") === String(value).replace(/\s/g, "");

/** State of the line to one register: failures in a row, and until when nobody tries. */
export interface Circuit {
  failures: number;
  openUntil?: Instant;
}

export const closedCircuit: Circuit = { failures: 0 };

export function mayAsk({ openUntil }: Circuit, now: Instant): boolean {
  return openUntil === undefined || now >= openUntil;
}

/** After a pause one question is let through; if it fails too, the pause begins again. */
export function circuitAfter(
  { failures }: Circuit,
  went: "well" | "badly",
  { failures: most, pauseSeconds }: Pick<RegisterLimits, "failures" | "pauseSeconds">,
  now: Instant,
): Circuit {
  if (went === "well") return closedCircuit;
  const count = failures + 1;
  if (count < most) return { failures: count };
  return { failures: count, openUntil: new Date(msOf(now) + pauseSeconds * 1000).toISOString() };
}
