/** Over what a chart's values stand: the months of the year, its quarters, the years before it, the organs. */
import type { EvaluationContent } from "#contract/evaluation.ts";
import type { ChartPoint, ReportChart } from "#contract/report-chart.ts";
import { declaredMisfits } from "#server/kernel/metric/relations.ts";
import { definitionFor, figuresBy } from "#server/modules/metrics/index.ts";
import type { Services } from "#server/platform/services.ts";
import { chartsOf } from "./bound-charts.ts";
import { monthPeriods, type Period, yearPeriod } from "./read-metric.ts";

/** Years a chart by year shows, the report's the last. */
const years = 3;
/** Organs a chart by organ shows, the largest first. */
const organs = 12;

/** The same content, every chart with its points and no values yet. */
export async function withPoints(
  services: Services,
  division: string,
  content: EvaluationContent,
  year: number,
): Promise<EvaluationContent> {
  const next = structuredClone(content);
  for (const chart of chartsOf(next)) {
    const refused = await unfit(services, chart, year);
    const points = refused === undefined ? await pointsOf(services, division, chart, year) : [];
    chart.read = { points, values: [], ...(refused !== undefined && { refused }) };
  }
  return next;
}

/** The points that were planned, for charts that are still declared as they were. */
export function samePoints(latest: EvaluationContent, planned: EvaluationContent): EvaluationContent {
  const next = structuredClone(latest);
  const known = new Map(chartsOf(planned).map((chart) => [declared(chart), chart.read]));
  for (const chart of chartsOf(next)) {
    const read = known.get(declared(chart));
    if (read) chart.read = structuredClone(read);
  }
  return next;
}

const declared = ({ id, by, cumulative, series }: ReportChart) =>
  JSON.stringify([id, by, cumulative, series]);

async function pointsOf(
  services: Services,
  division: string,
  { by, cumulative, series }: ReportChart,
  year: number,
): Promise<ChartPoint[]> {
  if (by === "organ") return await organPoints(services, division, series[0]!.metric, year);
  const from = `${year}-01-01`;
  return periodsOf(by, year).map(({ label, ...period }) => ({
    ...{ label, to: period.to, from: cumulative && by !== "year" ? from : period.from },
  }));
}

function periodsOf(by: "month" | "quarter" | "year", year: number): (Period & { label: string })[] {
  const months = monthPeriods(year);
  if (by === "month") return months.map((period, at) => ({ ...period, label: `${at + 1}月` }));
  if (by === "quarter")
    return [0, 3, 6, 9].map((first, at) => ({
      ...{ from: months[first]!.from, to: months[first + 2]!.to, label: `第${"一二三四"[at]}季度` },
    }));
  return Array.from({ length: years }, (_, at) => {
    const one = year - years + 1 + at;
    return { ...yearPeriod(one), label: `${one}年` };
  });
}

async function organPoints(services: Services, division: string, metric: string, year: number) {
  const period = yearPeriod(year);
  const { rows } = await figuresBy(services, { division, metric, period }, "organ");
  return rows
    .filter(({ id }) => id !== "-")
    .slice(0, organs)
    .map(({ id, name }): ChartPoint => ({ label: name.slice(0, 40), ...period, organ: id }));
}

/** Why its series do not stand side by side: other units, other denominators, another definition last year. */
async function unfit(
  services: Services,
  { series, by }: ReportChart,
  year: number,
): Promise<string | undefined> {
  const definitions = [];
  for (const { metric } of series) {
    const now = await definitionFor(services, metric, year).catch(() => undefined);
    if (!now) return `没有指标“${metric}”。`;
    definitions.push(now);
  }
  const [first, ...others] = definitions;
  for (const other of others) {
    if (other.unit !== first!.unit) return `“${first!.name}”和“${other.name}”单位不同，不能画在一张图里。`;
    const [found] = declaredMisfits(named(first!), named(other));
    if (found) return found.sentence;
  }
  for (const [at, { metric, before }] of series.entries()) {
    const back = by === "year" ? years - 1 : before ? 1 : 0;
    const then = await definitionFor(services, metric, year - back);
    const now = definitions[at]!;
    if (then.edition !== now.edition)
      return `“${now.name}”的统计口径从 ${now.edition} 年起变更，与以前年度不可比。`;
  }
  return undefined;
}

const named = ({ id, name, unit, notComparableWith }: Awaited<ReturnType<typeof definitionFor>>) => ({
  ...{ metric: id, name, unit, value: null },
  ...(notComparableWith && { notComparableWith }),
});
