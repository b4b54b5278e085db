/** What is asked of a metric: for which days, where, until when; and the address of the list behind the answer. */
import type { Dimension, MetricDefinition, Period, Where } from "#contract/metric.ts";
import { periodWithin } from "#server/kernel/metric/period.ts";
import { addDays, type Day, daysBetween, shanghaiDay, yearOf } from "#server/kernel/time/day.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { definitionFor } from "./definitions.ts";

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

/**
 * The definition of that time, and the days that count.
 * @throws refusals `metric-unknown`, `period-invalid`.
 */
export async function understood(
  services: Services,
  ask: FigureAsk,
): Promise<{ it: MetricDefinition; period: Period }> {
  const { from, to } = ask.period;
  if (from >= to || from < earliest || to > latest || daysBetween(from, to) > mostDays)
    throw refuse("period-invalid", { field: "to" });
  const it = await definitionFor(services, ask.metric, yearOf(addDays(to, -1)));
  const asked = ask.asOf === undefined ? to : addDays(ask.asOf, 1);
  // What is still to fall due is neither kept nor missed: its day must be over.
  const over = it.cohort === "due" ? shanghaiDay(services.now()) : to;
  const [cut] = [to, asked, over].sort() as [Day, ...Day[]];
  return { it, period: { from, to: cut > from ? cut : from } };
}

/** The same asked of one line of a table: its organ, its month … */
export function narrow(ask: FigureAsk, by: Dimension, id: string): FigureAsk {
  if (by === "day" || by === "month" || by === "year")
    return { ...ask, period: periodWithin(ask.period, id) };
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

/** The desk's page of the list behind a figure. */
export function hrefOf({ metric, period, asOf, where = {} }: FigureAsk): string {
  const query = new URLSearchParams({
    from: period.from,
    to: period.to,
    ...(asOf !== undefined && { asOf }),
  });
  for (const [name, value] of Object.entries(where).sort()) if (value !== undefined) query.set(name, value);
  return `/staff/metrics/${metric}?${query}`;
}
