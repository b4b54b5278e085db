/** Points of charts as bound values; and putting what was read into the charts. Pure. */
import type { EvaluationContent } from "#contract/evaluation.ts";
import type { ChartPoint, ChartSeries, ReportChart } from "#contract/report-chart.ts";
import { fractionOf, over, rounded, times, whole } from "#server/kernel/fraction.ts";
import { yearBefore } from "#server/kernel/metric/period.ts";
import { type Bound, type Period, yearPeriod } from "./read-metric.ts";

const placeIn = (section: string, chart: string, series: string, at: number) =>
  `chart/${section}/${chart}/${series}/${at}`;

export const chartsOf = ({ sections }: EvaluationContent): ReportChart[] =>
  sections.flatMap(({ charts = [] }) => charts);

export function boundInCharts({ sections }: EvaluationContent, year: number): Bound[] {
  return sections.flatMap(({ id, charts = [] }) =>
    charts.flatMap((chart) => chart.series.flatMap((series, at) => pointsOf(id, chart, series, at, year))),
  );
}

function pointsOf(
  section: string,
  chart: ReportChart,
  series: ChartSeries,
  at: number,
  year: number,
): Bound[] {
  const { id, title, unit, read } = chart;
  if (!read) return [];
  const values = read.values[at] ?? [];
  const bound = { metric: series.metric, unit };
  if (series.even) {
    const name = `图“${title}”：${series.name}`;
    const period = yearPeriod(series.before ? year - 1 : year);
    return [
      { ...bound, place: placeIn(section, id, series.id, 0), name, value: values.at(-1) ?? null, period },
    ];
  }
  return read.points.map((point, n) => ({
    ...{ ...bound, place: placeIn(section, id, series.id, n), value: values[n] ?? null },
    name: `图“${title}”：${point.label} ${series.name}`,
    period: periodOf(point, series),
    ...(point.organ !== undefined && { organ: point.organ }),
  }));
}

function periodOf({ from, to }: ChartPoint, { before }: ChartSeries): Period {
  return before ? yearBefore({ from, to }) : { from, to };
}

/** Puts values into a chart that has its points; a point that has not begun has none. */
export function fillChart(
  chart: ReportChart,
  section: string,
  read: (place: string) => { value: string | null; asOf: string } | undefined,
): void {
  const { read: frame, series } = chart;
  if (!frame) return;
  const all = series.map((one) =>
    frame.points.map((_, n) => read(placeIn(section, chart.id, one.id, one.even ? 0 : n))),
  );
  if (all.every((row) => row.every((one) => one === undefined))) return;
  const asOf = all
    .flat()
    .flatMap((one) => one?.asOf ?? [])
    .toSorted()
    .at(-1);
  frame.values = series.map(({ even, before }, at) =>
    frame.points.map((point, n) => {
      const value = all[at]![n]?.value ?? null;
      if (even) return evenly(value, n + 1, frame.points.length);
      return !before && asOf !== undefined && point.from > asOf ? null : value;
    }),
  );
  if (asOf !== undefined) frame.asOf = asOf;
}

/** Growing from point to point; the last one is the whole, exactly. */
function evenly(value: string | null, n: number, of: number): string | null {
  const all = fractionOf(value);
  if (!all || n === of) return value;
  return rounded(over(times(all, whole(n)), whole(of))!, 2);
}
