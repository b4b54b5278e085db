/** What stands on the table of free analysis, and what may be put there. Pure. */
import type { MetricView } from "#contract/metric.ts";
import { whyNotBeside } from "#server/kernel/metric/beside.ts";
import type { askOf, byOf, Span } from "./metrics.ts";

export const here = "/metrics-explore";

/** What is dragged: a metric, a dimension, a period; `id` as the address knows it. */
export type Piece =
  | { kind: "metric"; id: string; name: string }
  | { kind: "by"; id: string; name: string }
  | { kind: "span"; id: string; name: string; span: Span };

export type Zone = "metric" | "beside" | "by" | "span";

/** The chart itself takes everything; a metric becomes the first one there. */
export const takes = ({ kind }: Piece, zone: string) =>
  zone === "chart" || zone === kind || (zone === "beside" && kind === "metric");

export interface Table {
  ask: ReturnType<typeof askOf>;
  by: ReturnType<typeof byOf>;
  metric: MetricView;
  beside: MetricView | undefined;
}

export interface Put {
  /** Changes of the address; an empty word takes its part away. */
  next: Record<string, string | undefined>;
  /** Why something was not put there, or was taken away. */
  refused?: string;
}

const afresh = { pick: undefined, part: undefined, after: undefined };

/** Puts a piece on a zone. */
export function put(table: Table, metrics: readonly MetricView[], piece: Piece, zone: string): Put {
  if (piece.kind === "by") return { next: { ...afresh, by: piece.id } };
  if (piece.kind === "span") return { next: { ...afresh, ...piece.span } };
  const metric = metrics.find(({ id }) => id === piece.id);
  if (!metric) return { next: {} };
  if (zone === "beside") {
    const refused = whyNotBeside(table.metric, metric);
    return refused === undefined ? { next: { ...afresh, beside: metric.id } } : { next: {}, refused };
  }
  const apart = table.beside && whyNotBeside(metric, table.beside);
  const next = { ...afresh, metric: metric.id };
  if (apart === undefined) return { next };
  return { next: { ...next, beside: undefined }, refused: `${apart}已经把“${table.beside?.name}”拿下来。` };
}
