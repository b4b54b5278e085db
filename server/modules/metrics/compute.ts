/** Values of a metric, for the whole or line by line: sums of facts, of other metrics, growth, or what was entered. */
import type { FactSum, MetricDefinition, MetricSum } from "#contract/metric.ts";
import { isFactSum } from "#server/kernel/metric/definition.ts";
import { yearBefore } from "#server/kernel/metric/period.ts";
import { growth, ratio, rounded, scaled } from "#server/kernel/metric/value.ts";
import { yearOf } from "#server/kernel/time/day.ts";
import type { Services } from "#server/platform/services.ts";
import { definitionFor } from "./definitions.ts";
import { enteredValues } from "./entered-store.ts";
import { type FigureAsk, understood } from "./figure-ask.ts";
import { sumsOf } from "./figure-store.ts";
import type { GroupBy } from "./sum.ts";

export interface Computed {
  value: number | null;
  numerator?: number;
  denominator?: number;
  /** Of every fact in it, and of the definitions. */
  prints: string[];
}

/** By line; the whole is the line `""`. What has no line has `nothing`. */
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
    definitionFor(services, of, yearOf(ask.period.from)),
    definitionFor(services, of, yearOf(before.period.from)),
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

const isRatio = ({ denominator }: MetricDefinition) => denominator !== undefined;
/** The value where there is nothing to count: none of a ratio, zero of a count. */
export const nothing = (it: MetricDefinition): Computed =>
  isRatio(it) || isP90(it) || it.growthOf || it.source === "entered" || it.source === "imported"
    ? { value: null, prints: [], ...(isRatio(it) && { numerator: 0, denominator: 0 }) }
    : { value: 0, prints: [] };
/** Nobody waited: there is no wait that nine of ten did not exceed. */
const isP90 = ({ numerator }: MetricDefinition) =>
  numerator !== undefined && isFactSum(numerator) && numerator.measure === "p90";
