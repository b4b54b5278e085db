/**
 * Figures: the value of a metric for a period, a place and an as-of, with what it is made of and where the list behind
 * it is. Whoever asks has been asked for permission before.
 */
import { createHash } from "node:crypto";
import type {
  Dimension,
  FactSum,
  Figure,
  FigureRow,
  FigureTable,
  MetricDefinition,
  MetricSum,
  Period,
  Where,
} from "#contract/metric.ts";
import { canonical } from "#server/kernel/digest/canonical.ts";
import { isFactSum } from "#server/kernel/metric/definition.ts";
import { yearBefore } from "#server/kernel/metric/period.ts";
import { growth, ratio, rounded, scaled } from "#server/kernel/metric/value.ts";
import { type Day, daysBetween, endOfDay, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { asOfTogether } from "./asked-together.ts";
import { definitionFor } from "./definitions.ts";
import { enteredValues } from "./entered-store.ts";
import { sumsOf } from "./figure-store.ts";
import { namesFor } from "./names.ts";
import type { GroupBy } from "./sum.ts";

export interface FigureAsk {
  division: string;
  metric: string;
  /** Days in Shanghai; `to` no longer counts. */
  period: Period;
  /** The last day that counts, where that is before the period's end. */
  asOf?: Day;
  where?: Where;
}

const earliest = "2000-01-01";
const latest = "2101-01-01";
/** Longest period: twenty years. */
const mostDays = 7310;

interface Computed {
  value: number | null;
  numerator?: number;
  denominator?: number;
  /** Of every fact in it, and of the definitions. */
  prints: string[];
}

/** @throws refusals `metric-unknown`, `period-invalid`. */
export async function figureOf(services: Services, ask: FigureAsk): Promise<Figure> {
  const { it, period } = await understood(services, ask);
  const [computed, { asOf }] = await Promise.all([
    compute(services, it, { ...ask, period }, "none"),
    asOfTogether(services, ask.division),
  ]);
  return figureFrom(ask, it, computed.get("") ?? nothing(it), asOf);
}

/** The figure of every organ, item, month …, the largest first (times in order), and of the whole. */
export async function figuresBy(services: Services, ask: FigureAsk, by: Dimension): Promise<FigureTable> {
  const { it, period } = await understood(services, ask);
  if (it.source === "entered" || it.source === "imported") {
    if (by !== "organ") throw refuse("metric-not-divisible", { field: "by" });
  }
  const [total, lines] = await Promise.all([
    figureOf(services, ask),
    compute(services, it, { ...ask, period }, by),
  ]);
  const ids = [...lines.keys()];
  const name = await namesFor(services, ask.division, by, ids);
  const rows = ids.map((id): FigureRow => {
    const { value, numerator, denominator } = lines.get(id)!;
    const narrowed = narrow(ask, by, id);
    return {
      ...{ id, name: name(id), value, href: hrefOf(narrowed) },
      ...(numerator !== undefined && { numerator }),
      ...(denominator !== undefined && { denominator }),
    };
  });
  return { total, by, rows: ordered(by, rows) };
}

const times: readonly Dimension[] = ["day", "month", "year"];

function ordered(by: Dimension, rows: readonly FigureRow[]): FigureRow[] {
  if (times.includes(by)) return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const weight = ({ denominator, numerator, value }: FigureRow) => denominator ?? numerator ?? value ?? 0;
  return rows.toSorted((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1));
}

function narrow(ask: FigureAsk, by: Dimension, id: string): FigureAsk {
  if (by === "day" || by === "month" || by === "year") return { ...ask, period: within(ask.period, id) };
  const where = { ...ask.where };
  if (by === "counter") {
    const [hall, counter] = id === "-" ? [where.hall, "-"] : id.split("/");
    return {
      ...ask,
      where: { ...where, ...(hall !== undefined && { hall }), ...(counter !== undefined && { counter }) },
    };
  }
  return { ...ask, where: { ...where, [by]: id } };
}

/** The days of a month or year that lie in a period. */
function within({ from, to }: Period, id: string): Period {
  const start = `${id}-01-01`.slice(0, 10);
  const [year, month] = [Number(start.slice(0, 4)), Number(start.slice(5, 7))];
  const end =
    id.length === 10
      ? new Date(Date.UTC(year, month - 1, Number(start.slice(8)) + 1))
      : new Date(Date.UTC(id.length === 4 ? year + 1 : year, id.length === 4 ? 0 : month, 1));
  const next = end.toISOString().slice(0, 10);
  return { from: start < from ? from : start, to: next > to ? to : next };
}

export async function understood(
  services: Services,
  ask: FigureAsk,
): Promise<{ it: MetricDefinition; period: Period }> {
  const { from, to } = ask.period;
  if (from >= to || from < earliest || to > latest || daysBetween(from, to) > mostDays)
    throw refuse("period-invalid", { field: "to" });
  const it = await definitionFor(services, ask.metric, Number(dayBefore(to).slice(0, 4)));
  const asked = ask.asOf === undefined ? to : dayAfter(ask.asOf);
  // What is still to fall due is neither kept nor missed: its day must be over.
  const over = it.cohort === "due" ? shanghaiDay(services.now()) : to;
  const [cut] = [to, asked, over].sort() as [Day, ...Day[]];
  return { it, period: { from, to: cut > from ? cut : from } };
}

const shift = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const dayBefore = (day: Day) => shift(day, -1);
const dayAfter = (day: Day) => shift(day, 1);

const isRatio = ({ denominator }: MetricDefinition) => denominator !== undefined;
const nothing = (it: MetricDefinition): Computed =>
  isRatio(it) || isP90(it) || it.growthOf || it.source === "entered" || it.source === "imported"
    ? { value: null, prints: [], ...(isRatio(it) && { numerator: 0, denominator: 0 }) }
    : { value: 0, prints: [] };
/** Nobody waited: there is no wait that nine of ten did not exceed. */
const isP90 = ({ numerator }: MetricDefinition) =>
  numerator !== undefined && isFactSum(numerator) && numerator.measure === "p90";

export async function compute(
  services: Services,
  it: MetricDefinition,
  ask: FigureAsk,
  by: GroupBy,
): Promise<Map<string, Computed>> {
  if (it.source === "entered" || it.source === "imported") return await entered(services, it, ask, by);
  if (it.growthOf !== undefined) return await grown(services, it.growthOf, it, ask, by);
  const [part, whole] = await Promise.all([
    partOf(services, it.numerator, ask, by),
    partOf(services, it.denominator, ask, by),
  ]);
  const { scale = 1, decimals } = it;
  const ids = new Set([...part.keys(), ...whole.keys()]);
  return new Map(
    [...ids].map((id): [string, Computed] => {
      const numerator = part.get(id)?.value ?? 0;
      const denominator = whole.get(id)?.value ?? 0;
      const prints = [part.get(id)?.print ?? "", whole.get(id)?.print ?? ""];
      if (!isRatio(it)) return [id, { value: scaled(numerator, scale, decimals), prints }];
      return [id, { value: ratio(numerator, denominator, scale, decimals), numerator, denominator, prints }];
    }),
  );
}

async function partOf(
  services: Services,
  part: FactSum | MetricSum | undefined,
  ask: FigureAsk,
  by: GroupBy,
): Promise<Map<string, { value: number; print: string }>> {
  if (!part) return new Map();
  if (!isFactSum(part)) return await sumOfMetrics(services, part, ask, by);
  const { division, period, where = {} } = ask;
  const sums = await sumsOf(services, { division, sum: part, period, where, by });
  return new Map(sums.map(({ id, value, print }) => [id, { value, print }]));
}

async function sumOfMetrics(
  services: Services,
  { plus, minus = [] }: MetricSum,
  ask: FigureAsk,
  by: GroupBy,
) {
  const signed = [...plus.map((id) => ({ id, sign: 1 })), ...minus.map((id) => ({ id, sign: -1 }))];
  const all = new Map<string, { value: number; print: string }>();
  for (const { id, sign } of signed) {
    const { it, period } = await understood(services, { ...ask, metric: id });
    for (const [key, { value, prints }] of await compute(services, it, { ...ask, metric: id, period }, by)) {
      const old = all.get(key) ?? { value: 0, print: "" };
      const sum = rounded(old.value + sign * (value ?? 0), 6);
      all.set(key, { value: sum, print: `${old.print} ${prints.join(" ")}` });
    }
  }
  return all;
}

async function grown(services: Services, of: string, it: MetricDefinition, ask: FigureAsk, by: GroupBy) {
  const before = { ...ask, metric: of, period: yearBefore(ask.period) };
  const [now, then] = await Promise.all([
    definitionFor(services, of, Number(ask.period.from.slice(0, 4))),
    definitionFor(services, of, Number(before.period.from.slice(0, 4))),
  ]);
  const [here, there] = await Promise.all([
    compute(services, now, { ...ask, metric: of }, by),
    compute(services, then, before, by),
  ]);
  const of1 = (map: Map<string, Computed>, id: string) => map.get(id) ?? nothing(now);
  return new Map(
    [...new Set([...here.keys(), ...there.keys()])].map((id): [string, Computed] => {
      const [a, b] = [of1(here, id), of1(there, id)];
      const value = growth(a.value, b.value, it.decimals);
      return [
        id,
        {
          value,
          ...(a.value !== null && { numerator: a.value }),
          ...(b.value !== null && { denominator: b.value }),
          prints: [...a.prints, ...b.prints],
        },
      ];
    }),
  );
}

async function entered(services: Services, it: MetricDefinition, ask: FigureAsk, by: GroupBy) {
  const rows = await enteredValues(services.db, { ...ask, metric: it.id }, by === "organ");
  return new Map(
    rows.map(({ id, value, entry }): [string, Computed] => [
      id,
      { value: rounded(value, it.decimals), prints: [`entered ${entry}`] },
    ]),
  );
}

function figureFrom(ask: FigureAsk, it: MetricDefinition, computed: Computed, now: Instant): Figure {
  const { period, asOf, where = {} } = ask;
  const { value, numerator, denominator, prints } = computed;
  const cut = asOf === undefined ? now : [now, lastMoment(asOf)].sort()[0]!;
  const { id, name, edition, unit, decimals } = it;
  const told = [
    ask.division,
    id,
    edition,
    definitionDigest(it),
    period,
    asOf ?? "",
    sorted(where),
    value,
    prints,
  ];
  return {
    ...{ metric: id, name, edition, value, unit, decimals, period, asOf: cut, href: hrefOf(ask) },
    ...(numerator !== undefined && { numerator }),
    ...(denominator !== undefined && { denominator }),
    digest: digestOf(told),
  };
}

const lastMoment = (day: Day): Instant => endOfDay(day);
const sorted = (where: Where) => Object.entries(where).sort();
export const digestOf = (told: unknown) =>
  createHash("sha256").update(canonical(told)).digest("hex").slice(0, 32);

/** The same for a definition that was stored, whose properties come back in another order. */
function definitionDigest({ numerator, denominator, scale, decimals, growthOf }: MetricDefinition): string {
  return digestOf({ numerator, denominator, scale, decimals, growthOf });
}

/** The desk's page of the list behind a figure. */
export function hrefOf({ metric, period, asOf, where = {} }: FigureAsk): string {
  const query = new URLSearchParams({
    from: period.from,
    to: period.to,
    ...(asOf !== undefined && { asOf }),
  });
  for (const [name, value] of sorted(where)) if (value !== undefined) query.set(name, value);
  return `/staff/metrics/${metric}?${query}`;
}
