/** The inputs of a decision table, taken from one application. Pure: what it needs of the registers comes with it. */
import type { DecisionFact, DecisionInput, DecisionSource, DecisionTable } from "#contract/decision.ts";
import type { Answers } from "#contract/form.ts";
import { checkCitizenId } from "../codes/citizen-id.ts";
import { type Day, daysBetween, isDay } from "../time/day.ts";
import type { DecisionValues } from "./decide-by-table.ts";

/** One application on one day, as far as tables may look at it. */
export interface DecisionSubject {
  division: string;
  today: Day;
  applicant: { name: string; idNumber: string; enterprise?: { uscc: string; name: string } };
  /** Answers of the form and the standing ones of the situation. */
  answers: Answers;
  /** Materials that must be there and are not. */
  materialsOpen: number;
  /** Licences in force on the day that the applicant holds in the county's own register. */
  licences: readonly { name: string; number: string; validUntil: Day }[];
  /** A serious credit record that is not repaired; absent: nobody asked, so it is not known. */
  seriousRecord?: boolean;
}

/** By input id; what cannot be known is left out, and so goes to a person. */
export function decisionValues({ inputs }: DecisionTable, subject: DecisionSubject): DecisionValues {
  return Object.fromEntries(inputs.map((input) => [input.id, inputValue(input, subject)]));
}

function inputValue({ from }: DecisionInput, subject: DecisionSubject): unknown {
  if ("answer" in from) return subject.answers[from.answer];
  if ("licence" in from) return licenceValue(from, subject);
  const [one, other] = (from.of ?? []).map((id) => subject.answers[id]);
  return facts[from.fact](subject, one, other);
}

type LicenceSource = Extract<DecisionSource, { licence: string }>;

function licenceValue({ licence, what, number }: LicenceSource, subject: DecisionSubject): unknown {
  const wanted = number === undefined ? undefined : subject.answers[number];
  if (number !== undefined && typeof wanted !== "string") return undefined;
  const held = subject.licences.filter(
    (each) => each.name === licence && (wanted === undefined || each.number === wanted),
  );
  if (what === "held") return yesNo(held.length > 0);
  const [only] = held;
  return held.length === 1 && only ? daysBetween(subject.today, only.validUntil) : undefined;
}

type Value = Answers[string] | undefined;

const facts: Record<DecisionFact, (subject: DecisionSubject, one: Value, other: Value) => unknown> = {
  "applicant-age": ({ applicant, today }) => ageOf(applicant.idNumber, today),
  "applicant-kind": ({ applicant }) => (applicant.enterprise ? "enterprise" : "person"),
  age: ({ today }, id) => ageOf(id, today),
  "days-since": ({ today }, day) => (isDay(day) ? daysBetween(day, today) : undefined),
  "days-until": ({ today }, day) => (isDay(day) ? daysBetween(today, day) : undefined),
  "is-applicant": ({ applicant }, code) =>
    typeof code === "string" ? yesNo(code === (applicant.enterprise?.uscc ?? applicant.idNumber)) : undefined,
  "is-applicant-name": ({ applicant }, name) =>
    typeof name === "string" ? yesNo(name === (applicant.enterprise?.name ?? applicant.name)) : undefined,
  same: (_, one, other) => (isSaid(one) && isSaid(other) ? yesNo(one === other) : undefined),
  "in-county": ({ division }, address) =>
    typeof address === "string" && /^\d{6}/.test(address) ? yesNo(address.startsWith(division)) : undefined,
  "materials-open": ({ materialsOpen }) => materialsOpen,
  "serious-credit-record": ({ seriousRecord }) =>
    seriousRecord === undefined ? undefined : yesNo(seriousRecord),
};

const isSaid = (value: Value) => typeof value === "string" && value !== "";

const yesNo = (holds: boolean) => (holds ? "yes" : "no");

/** Whole years; who was born on 29 February is a year older on 1 March. */
function ageOf(id: Value, today: Day): number | undefined {
  const checked = typeof id === "string" ? checkCitizenId(id, today) : undefined;
  if (!checked?.ok) return undefined;
  const { birth } = checked.value;
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4));
  return today.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** What each fact gives, and what kinds of field it may be taken of. */
export const factTypes: Record<
  DecisionFact,
  { gives: DecisionInput["type"]; of: readonly string[]; count: number }
> = {
  "applicant-age": { gives: "number", of: [], count: 0 },
  "applicant-kind": { gives: "choice", of: [], count: 0 },
  age: { gives: "number", of: ["citizen-id"], count: 1 },
  "days-since": { gives: "number", of: ["date"], count: 1 },
  "days-until": { gives: "number", of: ["date"], count: 1 },
  "is-applicant": { gives: "yes-no", of: ["citizen-id", "uscc"], count: 1 },
  "is-applicant-name": { gives: "yes-no", of: ["text"], count: 1 },
  same: { gives: "yes-no", of: ["text", "citizen-id", "uscc", "phone", "address", "date"], count: 2 },
  "in-county": { gives: "yes-no", of: ["address"], count: 1 },
  "materials-open": { gives: "number", of: [], count: 0 },
  "serious-credit-record": { gives: "yes-no", of: [], count: 0 },
};
