/** Values bound to metrics, wherever they stand in an evaluation; and putting new ones in their place. Pure. */
import type { Better, EvaluationContent, ValueSource } from "#contract/evaluation.ts";
import { rowsOf, valuesIn } from "#server/kernel/evaluation/places.ts";
import { boundInCharts, fillChart } from "./bound-charts.ts";
import { type Bound, yearPeriod } from "./read-metric.ts";

export { inUnit } from "#server/kernel/evaluation/in-unit.ts";
export { rowsOf };

/** Every bound value, in the order of the document: values, plans, points of charts, last year's. */
export function boundIn(content: EvaluationContent, year: number): Bound[] {
  const values = valuesIn(content).flatMap(({ place, name, metric, now: value, unit }) =>
    metric === undefined ? [] : [{ place, name, metric, unit, value }],
  );
  const plans = content.figures.flatMap(({ id, name, unit, plan }) =>
    plan?.source.metric === undefined
      ? []
      : [
          {
            ...{ place: `plan/figure/${id}`, name: `${name}（计划）` },
            ...{ metric: plan.source.metric, value: plan.value, unit },
          },
        ],
  );
  const past = values.flatMap(({ place, name, ...bound }) => {
    const was = content.past?.[place];
    if (was?.from !== "metric" || was.refused !== undefined) return [];
    const period = yearPeriod(year - 1);
    return [{ ...bound, place: `past/${place}`, name: `${name}（上年）`, value: was.value, period }];
  });
  return [...values, ...plans, ...boundInCharts(content, year), ...past];
}

export interface Read {
  value: string | null;
  /** The day to which it counts. */
  asOf: string;
  sentence: string;
  better: Better;
  evidence?: Pick<ValueSource, "evidence" | "file">;
}

type Money = "annual" | "executed" | "transfer";
const MONEY: Money[] = ["annual", "executed", "transfer"];

/** The same content with these values in these places; what is bound to nothing any more is left as it is. */
export function withRead(content: EvaluationContent, read: ReadonlyMap<string, Read>): EvaluationContent {
  const next = structuredClone(content);
  for (const which of MONEY) {
    const found = read.get(`execution/${which}`);
    if (found && next.table.execution.sources[which]?.metric) next.table.execution[which] = found.value;
  }
  for (const row of rowsOf(next))
    for (const measure of row.measures) {
      const found = read.get(`measure/${row.id}/${measure.id}`);
      if (!found || !measure.source.metric) continue;
      measure.actual = found.value;
      measure.source = { metric: measure.source.metric, ...found.evidence };
    }
  for (const figure of next.figures) {
    const planned = read.get(`plan/figure/${figure.id}`);
    if (planned && figure.plan?.source.metric) figure.plan.value = planned.value;
    const found = read.get(`figure/${figure.id}`);
    if (!found || !figure.source.metric) continue;
    const { value, asOf, sentence: definition, better, evidence } = found;
    const source = { metric: figure.source.metric, ...evidence };
    Object.assign(figure, { value, asOf, definition, better, source });
  }
  for (const { id, charts = [] } of next.sections)
    for (const chart of charts) fillChart(chart, id, (place) => read.get(place));
  return next;
}

/** Every value by its place, for comparing years. */
export const valuesOf = (content: EvaluationContent): Record<string, string> =>
  Object.fromEntries(
    valuesIn(content).flatMap(({ place, now }) => (now === null ? [] : [[place, now] as const])),
  );

/** What every value is called, by its place. */
export const namesOf = (content: EvaluationContent): Map<string, string> =>
  new Map(valuesIn(content).map(({ place, name }) => [place, name]));
