/** Whether a fact is one of those a metric sums: the same condition as the database's, for a few facts in hand. Pure. */
import type { FactSum, MetricDefinition, Period } from "#contract/metric.ts";
import { type Book, editionFor, isFactSum } from "./definition.ts";
import type { Fact } from "./fact.ts";
import { yearBefore } from "./period.ts";

export function isIn({ kind, measure, channel, ...marks }: FactSum, period: Period, fact: Fact): boolean {
  const { with: all = [], any, without = [] } = marks;
  const has = (mark: string) => fact.marks.includes(mark);
  if (fact.kind !== kind || !all.every(has) || without.some(has)) return false;
  if (any && !any.some(has)) return false;
  if (channel && !(fact.channel !== undefined && channel.includes(fact.channel))) return false;
  if (measure !== "standing") return fact.day >= period.from && fact.day < period.to;
  return fact.day < period.to && (fact.until === undefined || fact.until >= period.to);
}

/** A sum of facts and the days it is taken over. */
export interface Taken {
  sum: FactSum;
  period: Period;
}

/** Every sum a metric's figure of a period rests on, through the metrics it is made of. */
export function sumsUnder(book: Book, it: MetricDefinition, period: Period): Taken[] {
  const of = (id: string, when: Period) => {
    const child = editionFor(book, id, Number(when.from.slice(0, 4)));
    return child ? sumsUnder(book, child, when) : [];
  };
  const own = [it.numerator, it.denominator].flatMap((part): Taken[] => {
    if (!part) return [];
    if (isFactSum(part)) return [{ sum: part, period }];
    return [...part.plus, ...(part.minus ?? [])].flatMap((id) => of(id, period));
  });
  if (it.growthOf === undefined) return own;
  return [...own, ...of(it.growthOf, period), ...of(it.growthOf, yearBefore(period))];
}

/** Every edition of a metric and of those it is made of: what is needed to compute it again. */
export function definitionsUnder(book: Book, ids: readonly string[]): MetricDefinition[] {
  const found = new Map<string, readonly MetricDefinition[]>();
  const visit = (id: string) => {
    if (found.has(id)) return;
    const editions = book.get(id) ?? [];
    found.set(id, editions);
    for (const { numerator, denominator, growthOf } of editions) {
      for (const part of [numerator, denominator])
        if (part && !isFactSum(part)) for (const child of [...part.plus, ...(part.minus ?? [])]) visit(child);
      if (growthOf !== undefined) visit(growthOf);
    }
  };
  for (const id of ids) visit(id);
  return [...found.values()].flat();
}
