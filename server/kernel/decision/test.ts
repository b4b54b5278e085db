/** What a cell of a decision table says of one value. */
import type { DecisionRange, DecisionTest } from "#contract/decision.ts";

/** A value of the type its input has: text and dates as text, choices as a list. */
export type DecisionValue = string | number | readonly string[];

/** Whether the cell is true of the value. A value of another type than the cell speaks of makes it false. */
export function testHolds(test: DecisionTest | undefined, value: DecisionValue): boolean {
  if (test === undefined) return true;
  if ("not" in test) return !testHolds(test.not, value);
  if ("has" in test) return Array.isArray(value) && value.includes(test.has);
  if ("only" in test) return Array.isArray(value) && value.every((each) => test.only.includes(each));
  if (typeof value === "object") return false;
  if ("is" in test) return value === test.is;
  if ("in" in test) return test.in.includes(value);
  return lies(test, value);
}

function lies({ atLeast, above, atMost, below }: DecisionRange, value: string | number): boolean {
  if (atLeast !== undefined && !(typeof value === typeof atLeast && value >= atLeast)) return false;
  if (above !== undefined && !(typeof value === typeof above && value > above)) return false;
  if (atMost !== undefined && !(typeof value === typeof atMost && value <= atMost)) return false;
  return below === undefined || (typeof value === typeof below && value < below);
}

/** Every value a cell names. */
export function namedIn(test: DecisionTest): (string | number)[] {
  if ("not" in test) return namedIn(test.not);
  if ("has" in test) return [test.has];
  if ("only" in test) return test.only;
  if ("is" in test) return [test.is];
  if ("in" in test) return test.in;
  return [test.atLeast, test.above, test.atMost, test.below].filter((end) => end !== undefined);
}
