/** Rows of a decision table as boxes over the classes of its inputs: whether they meet, and what they leave open. */
import type { DecisionTable } from "#contract/decision.ts";
import { type Domain, domainOf } from "./domain.ts";
import { type DecisionValue, testHolds } from "./test.ts";

/** A set of values for each input, as the classes it holds. */
export type Box = readonly (readonly number[])[];

export interface Geometry {
  /** Every value that passes the check of its input. */
  whole: Box;
  rows: readonly Box[];
  /** Values in one cell of the space, by input id. */
  point(classes: readonly number[]): Record<string, DecisionValue>;
}

export function geometryOf(table: DecisionTable): Geometry {
  const domains = table.inputs.map((input) =>
    domainOf(
      input,
      table.rows.flatMap(({ when }) => when[input.id] ?? []),
    ),
  );
  const whole = domains.map(existing);
  return {
    whole,
    rows: table.rows.map(({ when }) =>
      whole.map((classes, at) =>
        classes.filter((index) => testHolds(when[table.inputs[at]!.id], domains[at]!.example(index)!)),
      ),
    ),
    point: (classes) =>
      Object.fromEntries(
        table.inputs.map(({ id }, at) => [id, domains[at]!.example(classes[at] ?? -1) as DecisionValue]),
      ),
  };
}

function existing(domain: Domain): number[] {
  return Array.from({ length: domain.size }, (_, index) => index).filter(
    (index) => domain.example(index) !== undefined,
  );
}

export function isEmpty(box: Box): boolean {
  return box.some((classes) => classes.length === 0);
}

/** A cell both boxes hold; undefined when they do not meet. */
export function meeting(one: Box, other: Box): number[] | undefined {
  const shared = one.map((classes, at) => classes.find((index) => other[at]?.includes(index)));
  return shared.includes(undefined) ? undefined : (shared as number[]);
}

/** Places looked at before a table counts as too tangled to be judged. */
const most = 200_000;

/**
 * A cell of `space` that none of the boxes holds; undefined when they hold it all. Goes input by input, and once only
 * for each set of boxes that are still in play. `tangled` when that were too many.
 */
export function uncovered(space: Box, boxes: readonly Box[]): number[] | "tangled" | undefined {
  if (isEmpty(space)) return undefined;
  const seen = new Set<string>();
  const sets = boxes.map((box) => box.map((classes) => new Set(classes)));
  let looked = 0;
  const look = (at: number, left: readonly number[]): number[] | "tangled" | undefined => {
    if (left.length === 0) return space.slice(at).map((classes) => classes[0]!);
    if (at === space.length) return undefined;
    const key = `${at} ${left.join(",")}`;
    if (seen.has(key)) return undefined;
    seen.add(key);
    for (const index of space[at]!) {
      looked += 1;
      if (looked > most) return "tangled";
      const rest = look(
        at + 1,
        left.filter((box) => sets[box]![at]!.has(index)),
      );
      if (rest === "tangled") return rest;
      if (rest) return [index, ...rest];
    }
    return undefined;
  };
  return look(
    0,
    boxes.map((_, place) => place),
  );
}
