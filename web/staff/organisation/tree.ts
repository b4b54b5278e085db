/** The organisation as trees: organs under organs, halls under halls, zones and counters in their hall. Pure. */
import type { Counter, Hall, OpeningHours, Organ, Zone } from "#contract/organisation.ts";

export interface Branch<Row> {
  row: Row;
  /** 0 at the root. */
  depth: number;
}

/** Rows with their depth, each below its parent, in their own order. A row whose parent is unknown stands at the root. */
export function treeOf<Row>(
  rows: readonly Row[],
  idOf: (row: Row) => string,
  parentOf: (row: Row) => string | undefined,
): Branch<Row>[] {
  const known = new Set(rows.map(idOf));
  const rootOf = (row: Row) => {
    const parent = parentOf(row);
    return parent !== undefined && known.has(parent) ? parent : "";
  };
  const below = (parent: string, depth: number): Branch<Row>[] =>
    rows
      .filter((row) => rootOf(row) === parent)
      .flatMap((row) => [{ row, depth }, ...below(idOf(row), depth + 1)]);
  return below("", 0);
}

const byOrder = <Row extends { order: number; name: string }>(rows: readonly Row[]): Row[] =>
  [...rows].sort((left, right) => left.order - right.order || left.name.localeCompare(right.name, "zh"));

export const organTree = <Row extends Organ>(organs: readonly Row[]): Branch<Row>[] =>
  treeOf(
    byOrder(organs),
    (organ) => organ.uscc,
    (organ) => organ.parent,
  );

export const hallTree = <Row extends Hall>(halls: readonly Row[]): Branch<Row>[] =>
  treeOf(
    byOrder(halls),
    (hall) => hall.id,
    (hall) => hall.parent,
  );

export interface ZoneWithCounters<Z, C> {
  /** Absent: counters that stand in no zone. */
  zone: Z | undefined;
  counters: C[];
}

/** The zones of a hall with their counters; those without a zone come last. */
export function zonesOf<Z extends Zone, C extends Counter>(
  hall: string,
  zones: readonly Z[],
  counters: readonly C[],
): ZoneWithCounters<Z, C>[] {
  const here = byOrder(zones.filter((zone) => zone.hall === hall));
  const mine = counters
    .filter((counter) => counter.hall === hall)
    .sort((left, right) => left.id.localeCompare(right.id, "zh", { numeric: true }));
  const inZone = here.map((zone) => ({
    zone,
    counters: mine.filter((counter) => counter.zone === zone.id),
  }));
  const loose = mine.filter((counter) => !here.some((zone) => zone.id === counter.zone));
  return loose.length > 0 ? [...inZone, { zone: undefined, counters: loose }] : inZone;
}

const days = ["", "一", "二", "三", "四", "五", "六", "日"];

/** “周一至周五 09:00–12:00，13:30–17:00”. */
export function hoursWords(hours: readonly OpeningHours[]): string {
  const spans = new Map<string, string[]>();
  for (const { days: on, from, to } of hours) {
    const words = daysWords([...on].sort((left, right) => left - right));
    spans.set(words, [...(spans.get(words) ?? []), `${from}–${to}`]);
  }
  return [...spans].map(([words, times]) => `${words} ${times.join("，")}`).join("；");
}

function daysWords(on: readonly number[]): string {
  const [first = 0] = on;
  const last = on.at(-1) ?? 0;
  const unbroken = last - first === on.length - 1;
  if (unbroken && on.length > 2) return `周${days[first]}至周${days[last]}`;
  return on.map((day) => `周${days[day]}`).join("、");
}
