/** The check of a decision's inputs: what is missing, mistyped or outside its list is a doubt, never guessed. */
import type { DecisionInput } from "#contract/decision.ts";
import { isDay } from "../time/day.ts";
import type { DecisionValue } from "./test.ts";

export type DoubtKind = "missing" | "mistyped" | "outside";

/** What is wrong with a value as this input's; undefined: it is one. */
export function valueDoubt(input: DecisionInput, value: unknown): DoubtKind | undefined {
  if (value === undefined || value === null || value === "") return "missing";
  if (Array.isArray(value) && value.length === 0) return "missing";
  if (!hasType(input, value)) return "mistyped";
  return isInside(input, value as DecisionValue) ? undefined : "outside";
}

function hasType({ type, whole }: DecisionInput, value: unknown): boolean {
  if (type === "number") return Number.isFinite(value) && (!whole || Number.isSafeInteger(value));
  if (type === "date") return isDay(value);
  if (type !== "choices") return typeof value === "string";
  return (
    Array.isArray(value) &&
    value.every((each) => typeof each === "string") &&
    new Set(value).size === value.length
  );
}

function isInside({ type, values, range }: DecisionInput, value: DecisionValue): boolean {
  if (type === "yes-no") return value === "yes" || value === "no";
  if (type === "number" || type === "date") {
    const { min, max } = range ?? {};
    return (min === undefined || value >= min) && (max === undefined || value <= max);
  }
  if (type === "text" && !values) return true;
  const known = (one: unknown) => values?.some((each) => each.value === one) ?? false;
  return Array.isArray(value) ? value.every(known) : known(value);
}
