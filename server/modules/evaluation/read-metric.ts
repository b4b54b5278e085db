/** Reading a metric for an evaluation: as decimal text, with its definition and the page behind it. */

import type { Better, ValueSource } from "#contract/evaluation.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { definitionFor, evidenceOf, figureOf } from "#server/modules/metrics/index.ts";
import type { Services } from "#server/platform/services.ts";

export interface Period {
  from: string;
  /** No longer in it. */
  to: string;
}

/** A value of an evaluation that is bound to a metric. */
export interface Bound {
  /** As `FrozenFigure` has it. */
  place: string;
  name: string;
  metric: string;
  /** The unit it is stated in; money is kept in 元 and stated in 万元. */
  unit: string;
  value: string | null;
  /** Absent: the report's year. */
  period?: Period;
  /** Absent: the whole county. */
  organ?: string;
}

export interface MetricRead {
  value: string | null;
  unit: string;
  edition: number;
  sentence: string;
  better: Better;
  /** Of what people entered. */
  evidence?: Pick<ValueSource, "evidence" | "file">;
  href: string;
  /** The last day that counts: the period's, or the day of asking. */
  asOf: string;
  digest: string;
}

/** Null: there is no such metric in that year. */
export type ReadMetric = (metric: string, period: Period, organ?: string) => Promise<MetricRead | null>;

export const yearPeriod = (year: number): Period => ({ from: `${year}-01-01`, to: `${year + 1}-01-01` });

export const monthPeriods = (year: number): Period[] =>
  Array.from({ length: 12 }, (_, month) => ({ from: firstOf(year, month), to: firstOf(year, month + 1) }));

function firstOf(year: number, month: number): string {
  if (month === 12) return `${year + 1}-01-01`;
  return `${year}-${String(month + 1).padStart(2, "0")}-01`;
}

export function readMetricOf(services: Services, division: string): ReadMetric {
  return async (metric, period, organ) => {
    const year = Number(period.from.slice(0, 4));
    const definition = await definitionFor(services, metric, year).catch(unknown);
    if (!definition) return null;
    const where = organ === undefined ? {} : { organ };
    const figure = await figureOf(services, { division, metric, period, where });
    const { value, decimals, unit, edition, href, digest } = figure;
    const known = shanghaiDay(figure.asOf);
    const last = lastDay(period);
    const evidence =
      definition.source === "entered" || definition.source === "imported"
        ? await evidenceOf(services, division, metric, period, organ)
        : undefined;
    return {
      ...(evidence && { evidence }),
      ...{ unit, edition, href, digest, sentence: definition.sentence, better: definition.compare },
      value: value === null ? null : value.toFixed(decimals),
      asOf: known < last ? known : last,
    };
  };
}

const lastDay = ({ to }: Period) =>
  new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

function unknown(error: unknown): null {
  if (typeof error === "object" && error !== null && "code" in error && error.code === "metric-unknown")
    return null;
  throw error;
}
