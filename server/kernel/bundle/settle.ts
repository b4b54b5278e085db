/** Conditions once some answers are known beforehand: what stays open, or that it is decided. */
import type { Condition } from "#contract/condition.ts";
import type { Answers } from "#contract/form.ts";
import { holds } from "../condition.ts";

/** `true` and `false` are decided; `undefined`, the absent condition, always holds. */
export type Settled = Condition | boolean;

/** What is left of a condition when these answers are known; only the ids in `known` count as answered. */
export function settle(condition: Condition | undefined, known: Answers): Settled {
  if (condition === undefined) return true;
  if ("all" in condition) return every(condition.all.map((part) => settle(part, known)));
  if ("any" in condition) return some(condition.any.map((part) => settle(part, known)));
  if ("not" in condition) return negated(settle(condition.not, known));
  return condition.q in known ? holds(condition, known) : condition;
}

/** The same thing with its condition settled; nothing where it can no longer be asked. */
export function settleOne<T extends { when?: Condition | undefined }>(part: T, known: Answers): T[] {
  const { when, ...rest } = part;
  const left = settle(when, known);
  if (left === false) return [];
  return [(left === true ? rest : { ...rest, when: left }) as T];
}

/** Holds when one of them does; absent ones always hold. */
export function either(conditions: readonly (Condition | undefined)[]): Condition | undefined {
  const open = conditions.filter((condition) => condition !== undefined);
  if (open.length < conditions.length) return undefined;
  const left = some(open);
  return typeof left === "boolean" ? undefined : left;
}

function every(parts: Settled[]): Settled {
  const open = parts.filter((part) => typeof part !== "boolean");
  if (parts.includes(false)) return false;
  return open.length > 1 ? { all: open } : (open[0] ?? true);
}

function some(parts: Settled[]): Settled {
  const open = distinct(parts.filter((part) => typeof part !== "boolean"));
  if (parts.includes(true)) return true;
  return open.length > 1 ? { any: open } : (open[0] ?? false);
}

function negated(part: Settled): Settled {
  return typeof part === "boolean" ? !part : { not: part };
}

function distinct(conditions: Condition[]): Condition[] {
  return [...new Map(conditions.map((condition) => [JSON.stringify(condition), condition])).values()];
}
