/** Whole months and years as the roll-ups keep them, for tables that show many sums of one kind of facts at once. */
import { sql } from "kysely";
import type { Services } from "#server/platform/services.ts";

export interface TallyAsk {
  division: string;
  kind: string;
  /** `2026` or `2026-11`. */
  period: string;
  /** What `value` is of; `all`: nothing. A year's `month` is `all`, month by month. */
  by: "all" | "item" | "counter" | "staff" | "channel" | "month";
}

/** So many facts with just these marks; `-` is none. */
export interface Tally {
  organ: string;
  value: string;
  marks: string[];
  n: number;
}

export async function talliesOf({ db }: Services, ask: TallyAsk): Promise<Tally[]> {
  const { division, kind, period, by } = ask;
  const isYear = period.length === 4;
  const byMonth = by === "month";
  const span = isYear && !byMonth ? "year" : "month";
  const starts =
    isYear && byMonth
      ? Array.from({ length: 12 }, (_, at) => `${period}-${String(at + 1).padStart(2, "0")}-01`)
      : [`${period}-01-01`.slice(0, 10)];
  const value = byMonth ? sql`to_char(start, 'YYYY-MM')` : sql`value`;
  const { rows } = await sql<Tally>`select organ, ${value} as value, marks, n::float8 as n from metric_roll_up
    where division = ${division} and span = ${span} and grain = ${byMonth ? "all" : by} and kind = ${kind}
      and start = any(${starts}::date[]) and n > 0`.execute(db);
  return rows;
}
