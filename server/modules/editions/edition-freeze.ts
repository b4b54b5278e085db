/** Freezing figures: the value as published, the definition, the digest of what is behind it, and of each of its parts. */
import type { FrozenFigure } from "#contract/edition.ts";
import type { Dimension, Period } from "#contract/metric.ts";
import { definitionsUnder } from "#server/kernel/metric/fact-in.ts";
import { addDays, shanghaiDay } from "#server/kernel/time/day.ts";
import { definitionFor, figureOf, figureParts, metricsOf } from "#server/modules/metrics/index.ts";
import type { Services } from "#server/platform/services.ts";
import type { FrozenFigures } from "./edition.ts";

/** A figure to be frozen. */
export interface ToFreeze {
  place: string;
  name: string;
  metric: string;
  period: Period;
  /** As it is published; absent: as it is counted now. The unit it is stated in. */
  value?: string | null;
  unit: string;
  by: readonly Dimension[];
  /** Absent: the whole county. */
  organ?: string;
  /** Absent: every item. */
  item?: string;
}

/** Where a figure is counted. */
export const whereOf = ({ organ, item }: Pick<ToFreeze, "organ" | "item">) => ({
  ...(organ !== undefined && { organ }),
  ...(item !== undefined && { item }),
});

/** What happens reaches the figures a moment later: what was recorded within this is not in them for sure. */
const heardOfMs = 60_000;

/**
 * What is bound to a metric that is not there (any more) is left out. @param readAt when the values were read, where
 * that was before now.
 */
export async function freezeFigures(
  services: Services,
  division: string,
  wanted: readonly ToFreeze[],
  readAt = services.now(),
): Promise<Required<FrozenFigures>> {
  const book = await metricsOf(services);
  const known = wanted.filter(({ metric }) => book.has(metric));
  const figures: FrozenFigure[] = [];
  let told = readAt;
  for (const one of known) {
    const { frozen, asOf } = await frozenOf(services, division, one);
    figures.push(frozen);
    if (asOf < told) told = asOf;
  }
  const ids = [...new Set(known.map(({ metric }) => metric))];
  const knownAt = new Date(Date.parse(told) - heardOfMs).toISOString();
  return { figures, definitions: definitionsUnder(book, ids), knownAt };
}

async function frozenOf(services: Services, division: string, wanted: ToFreeze) {
  const { place, name, metric, period, unit, by } = wanted;
  const own = whereOf(wanted);
  const ask = { division, metric, period, where: own };
  const [figure, parts] = await Promise.all([figureOf(services, ask), partsOf(services, ask, by)]);
  const { sentence } = await definitionFor(services, metric, Number(period.from.slice(0, 4)));
  const { edition, href, digest, decimals } = figure;
  const counted = figure.value === null ? null : figure.value.toFixed(decimals);
  const value = wanted.value === undefined ? counted : wanted.value;
  const [told, last] = [shanghaiDay(figure.asOf), addDays(period.to, -1)];
  const asOf = told < last ? told : last;
  const said = { place, name, metric, edition, sentence, value, unit, href, asOf, digest, period };
  const frozen: FrozenFigure = { ...said, parts, ...own };
  return { frozen, asOf: figure.asOf };
}

export async function partsOf(
  services: Services,
  ask: Parameters<typeof figureParts>[1],
  by: readonly Dimension[],
): Promise<NonNullable<FrozenFigure["parts"]>> {
  const parts = [];
  for (const one of by) parts.push({ by: one, rows: await figureParts(services, ask, one) });
  return parts;
}
