/** Whether a year was counted at all: a zero of a year before the platform was there says nothing. */
import { sql } from "kysely";
import type { FactSum, MetricDefinition, MetricSum } from "#contract/metric.ts";
import { isFactSum } from "#server/kernel/metric/definition.ts";
import type { Services } from "#server/platform/services.ts";
import { definitionFor } from "./definitions.ts";

/**
 * True where anything of the kind a metric counts (cases, tickets, the budget) is of that year; what people enter is
 * counted when it is there.
 */
export async function isYearCounted(
  services: Services,
  division: string,
  metric: string,
  year: number,
): Promise<boolean> {
  const kinds = await kindsOf(services, await definitionFor(services, metric, year), year);
  if (kinds.length === 0) return true;
  const { rows } = await sql`select from metric_roll_up where division = ${division} and span = 'year'
    and grain = 'all' and split_part(kind, '.', 1) = any(${kinds}::text[]) and start = ${`${year}-01-01`}::date
    and n <> 0 limit 1`.execute(services.db);
  return rows.length > 0;
}

async function kindsOf(services: Services, it: MetricDefinition, year: number): Promise<string[]> {
  if (it.source === "entered" || it.source === "imported") return [];
  const parts = [it.numerator, it.denominator].filter((part): part is FactSum | MetricSum => !!part);
  const made = parts.flatMap((part) => (isFactSum(part) ? [] : [...part.plus, ...(part.minus ?? [])]));
  const ids = it.growthOf === undefined ? made : [...made, it.growthOf];
  const below = await Promise.all(
    ids.map(async (id) => kindsOf(services, await definitionFor(services, id, year), year)),
  );
  const own = parts.flatMap((part) => (isFactSum(part) ? [part.kind.split(".")[0]!] : []));
  return [...own, ...below.flat()];
}
