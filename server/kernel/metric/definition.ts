/** Definitions that fit together: what a schema cannot say of them. Pure. */
import type { FactSum, MetricDefinition, MetricSum } from "#contract/metric.ts";

export type Book = ReadonlyMap<string, readonly MetricDefinition[]>;

export const isFactSum = (part: FactSum | MetricSum): part is FactSum => "kind" in part;

/** Editions of each metric, the oldest first. */
export function bookOf(definitions: readonly MetricDefinition[]): Book {
  const byId = Map.groupBy(definitions, ({ id }) => id);
  return new Map([...byId].map(([id, own]) => [id, own.toSorted((a, b) => a.edition - b.edition)]));
}

/** The edition for a year: the newest that holds from then or before; the first one for years before it. */
export function editionFor(book: Book, id: string, year: number): MetricDefinition | undefined {
  const editions = book.get(id);
  return editions?.findLast(({ edition }) => edition <= year) ?? editions?.[0];
}

/** Metrics a definition is made of. */
export function madeOf({ numerator, denominator, growthOf }: MetricDefinition): string[] {
  const parts = [numerator, denominator].filter((part): part is MetricSum => !!part && !isFactSum(part));
  return [...parts.flatMap(({ plus, minus = [] }) => [...plus, ...minus]), ...(growthOf ? [growthOf] : [])];
}

/** What is wrong, as `id: reason`; nothing: all fit. */
export function misfitsOf(book: Book): string[] {
  return [...book.values()].flat().flatMap((it) => faultsOf(book, it).map((fault) => `${it.id}: ${fault}`));
}

function faultsOf(book: Book, it: MetricDefinition): string[] {
  const { source, numerator, growthOf, denominator, unit, scale, cohort } = it;
  const computed = source === "facts" || source === "metrics";
  const unknown = [...madeOf(it), ...(it.notComparableWith ?? [])].filter((id) => !book.has(id));
  return [
    ...unknown.map((id) => `no metric ${id}`),
    ...(computed && !numerator && !growthOf ? ["nothing to count"] : []),
    ...(!computed && (numerator || denominator || growthOf) ? ["entered figures are not computed"] : []),
    ...(unit === "%" && denominator && scale !== 100 ? ["a per cent has the scale 100"] : []),
    ...(isStanding(numerator) !== (cohort === "standing") && computed && isFacts(numerator)
      ? ["standing sums and the standing cohort go together"]
      : []),
    ...(isInCircle(book, it, new Set()) ? ["is made of itself"] : []),
    ...(!it.average && !partOfWhole(numerator, denominator)
      ? ["the numerator is no part of the denominator"]
      : []),
  ];
}

const isFacts = (part: FactSum | MetricSum | undefined) => part !== undefined && isFactSum(part);
const isStanding = (part: FactSum | MetricSum | undefined) =>
  part !== undefined && isFactSum(part) && part.measure === "standing";

function isInCircle(book: Book, it: MetricDefinition, seen: ReadonlySet<string>): boolean {
  if (seen.has(it.id)) return true;
  const next = new Set(seen).add(it.id);
  return madeOf(it).some((id) => (book.get(id) ?? []).some((child) => isInCircle(book, child, next)));
}

/** A share counts facts of the same kind and measure, narrowed: so it can never exceed 100 %. */
function partOfWhole(part: FactSum | MetricSum | undefined, whole: FactSum | MetricSum | undefined): boolean {
  if (!part || !whole || !isFactSum(part) || !isFactSum(whole)) return true;
  const has = (mark: string) => (part.with ?? []).includes(mark);
  const without = (mark: string) => (part.without ?? []).includes(mark);
  return (
    part.kind === whole.kind &&
    part.measure === whole.measure &&
    (whole.with ?? []).every(has) &&
    (whole.without ?? []).every(without) &&
    (!whole.any || whole.any.some(has) || (part.any?.every((mark) => whole.any?.includes(mark)) ?? false))
  );
}
