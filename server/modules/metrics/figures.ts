/**
 * Figures: the value of a metric for a period, a place and an as-of, with what it is made of and where the list behind
 * it is. Whoever asks has been asked for permission before.
 */
import { createHash } from "node:crypto";
import type { Dimension, Figure, FigureRow, FigureTable, MetricDefinition } from "#contract/metric.ts";
import { canonical } from "#server/kernel/digest/canonical.ts";
import { endOfDay, type Instant } from "#server/kernel/time/day.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { asOfTogether } from "./asked-together.ts";
import { type Computed, compute, nothing } from "./compute.ts";
import { type FigureAsk, hrefOf, narrow, understood } from "./figure-ask.ts";
import { namesFor } from "./names.ts";

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

function figureFrom(ask: FigureAsk, it: MetricDefinition, computed: Computed, now: Instant): Figure {
  const { period, asOf, where = {} } = ask;
  const { value, numerator, denominator, prints } = computed;
  const cut = asOf === undefined ? now : [now, endOfDay(asOf)].sort()[0]!;
  const { id, name, edition, unit, decimals } = it;
  const told = [
    ask.division,
    id,
    edition,
    definitionDigest(it),
    period,
    asOf ?? "",
    Object.entries(where).sort(),
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

export const digestOf = (told: unknown) =>
  createHash("sha256").update(canonical(told)).digest("hex").slice(0, 32);

/** The same for a definition that was stored, whose properties come back in another order. */
function definitionDigest({ numerator, denominator, scale, decimals, growthOf }: MetricDefinition): string {
  return digestOf({ numerator, denominator, scale, decimals, growthOf });
}
