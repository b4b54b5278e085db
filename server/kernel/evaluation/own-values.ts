/** What the system reads itself is never taken from whoever writes: values bound to metrics, charts, last year's. Pure. */
import type { EvaluationContent, ReportFigure, ValueSource } from "#contract/evaluation.ts";
import type { ReportChart } from "#contract/report-chart.ts";
import { canonical } from "../digest/canonical.ts";
import { rowsOf, valuesIn } from "./places.ts";

/**
 * What was written, with the system's own readings as they are kept. What is bound to another metric by now, or stated
 * in another unit, has not been read; what is not bound is the writer's.
 */
export function withOwnValues(written: EvaluationContent, kept: EvaluationContent): EvaluationContent {
  const next = structuredClone(written);
  ownMoney(next, kept);
  ownMeasures(next, kept);
  const figures = new Map(kept.figures.map((figure) => [figure.id, figure]));
  next.figures = next.figures.map((figure) => ownPlan(ownFigure(figure, figures), figures));
  ownCharts(next, kept);
  return ownPast(next, kept);
}

interface Bound {
  source: ValueSource;
  unit: string;
}

const same = (one: Bound, other: Bound | undefined): boolean =>
  one.source.metric === other?.source.metric && one.unit === other?.unit;

function ownMoney({ table }: EvaluationContent, kept: EvaluationContent): void {
  const { execution: was } = kept.table;
  for (const which of ["annual", "executed", "transfer"] as const) {
    const metric = table.execution.sources[which]?.metric;
    if (metric === undefined) continue;
    const source = was.sources[which];
    const known = source?.metric === metric;
    table.execution[which] = known ? was[which] : null;
    table.execution.sources[which] = known ? source : { metric };
  }
}

function ownMeasures(next: EvaluationContent, kept: EvaluationContent): void {
  const was = new Map(
    rowsOf(kept).flatMap((row) =>
      row.measures.map((measure) => [`${row.id}/${measure.id}`, measure] as const),
    ),
  );
  for (const row of rowsOf(next))
    for (const measure of row.measures) {
      const { metric } = measure.source;
      if (metric === undefined) continue;
      const own = was.get(`${row.id}/${measure.id}`);
      const known = own && same(measure, own) ? own : { actual: null, source: { metric } };
      Object.assign(measure, { actual: known.actual, source: known.source });
    }
}

type Figures = ReadonlyMap<string, ReportFigure>;

function ownFigure({ asOf, ...figure }: ReportFigure, kept: Figures): ReportFigure {
  const { metric } = figure.source;
  if (metric === undefined) return { ...figure, ...(asOf !== undefined && { asOf }) };
  const own = kept.get(figure.id);
  if (!own || !same(figure, own)) return { ...figure, value: null, source: { metric } };
  const { value, definition, source, asOf: readTo, better = figure.better } = own;
  return {
    ...{ ...figure, value, definition, source },
    ...(readTo !== undefined && { asOf: readTo }),
    ...(better !== undefined && { better }),
  };
}

function ownPlan(figure: ReportFigure, kept: Figures): ReportFigure {
  const { plan, unit, id } = figure;
  if (plan?.source.metric === undefined) return figure;
  const own = kept.get(id);
  const known = own?.plan && same({ ...plan, unit }, { ...own.plan, unit: own.unit });
  return { ...figure, plan: known ? own.plan! : { value: null, source: { metric: plan.source.metric } } };
}

/** A chart shows what was read for just that chart; else it waits for the next reading. */
function ownCharts(next: EvaluationContent, kept: EvaluationContent): void {
  const was = new Map(chartsIn(kept));
  for (const [place, chart] of chartsIn(next)) {
    const own = was.get(place);
    delete chart.read;
    if (own?.read && shows(own) === shows(chart)) chart.read = own.read;
  }
}

const chartsIn = ({ sections }: EvaluationContent) =>
  sections.flatMap(({ id, charts = [] }) => charts.map((chart) => [`${id}/${chart.id}`, chart] as const));

const shows = ({ by, unit, cumulative = false, series }: ReportChart) =>
  canonical({ by, unit, cumulative, series: series.map(({ name: _, ...what }) => what) });

/** Of places that are bound and stated as they were when last year's values were read. */
function ownPast({ past: _, ...next }: EvaluationContent, kept: EvaluationContent): EvaluationContent {
  if (!kept.past) return next;
  const [now, then] = [stated(next), stated(kept)];
  const own = Object.entries(kept.past).filter(([place]) => now.get(place) === then.get(place));
  return { ...next, past: Object.fromEntries(own) };
}

const stated = (content: EvaluationContent) =>
  new Map(valuesIn(content).map(({ place, metric, unit }) => [place, `${metric ?? ""} ${unit}`]));
