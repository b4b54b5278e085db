/** Cases by when staff must have acted: what is overdue, what is due today; and those under way in a stretch of time. */
import type pg from "pg";
import type { Case } from "../kernel/case-type/case.ts";
import type { Instant } from "../kernel/time/day.ts";
import { type CaseRow, caseColumns, caseOfRow } from "./case-row.ts";
import type { InboxCursor } from "./case-store.ts";

type Client = pg.Pool | pg.ClientBase;

/** Which cases: of these organs, all of them when absent; received in this hall, or `online`; at this counter. */
export interface UrgencyScope {
  division: string;
  organs?: readonly string[];
  hall?: string;
  counter?: string;
}

export interface UrgencyCount {
  organ: string;
  hall: string | null;
  counter: string | null;
  overdue: number;
  today: number;
}

/** How many cases of each organ, hall and counter are overdue at `now`, and how many are due between `now` and `dayEnds`. */
export async function countUrgent(
  client: Client,
  { division, organs }: UrgencyScope,
  { now, dayEnds }: { now: Instant; dayEnds: Instant },
): Promise<UrgencyCount[]> {
  const { rows } = await client.query<UrgencyCount>({
    name: "cases-urgent-count",
    text: `select organ, hall, counter, count(*) filter (where urgent_at <= $2)::int as overdue,
        count(*) filter (where urgent_at > $2)::int as today
      from "case" where division = $1 and awaits is not null and urgent_at <= $3
        and ($4::text[] is null or organ = any($4)) group by organ, hall, counter`,
    values: [division, now, dayEnds, organs ?? null],
  });
  return rows;
}

/** The cases of a count, what burns first on top: due after `from` (absent: from ever) up to `to`. */
export async function urgentCases(
  client: Client,
  { division, organs, hall, counter }: UrgencyScope,
  span: { from?: Instant; to: Instant },
  page: { after?: InboxCursor; limit: number },
): Promise<{ rows: Case[]; next?: InboxCursor }> {
  const { rows } = await client.query<CaseRow & { urgent_at: string }>({
    name: "cases-urgent",
    text: `select ${caseColumns}, c.urgent_at from "case" c
      where c.division = $1 and c.awaits is not null and c.urgent_at > $2 and c.urgent_at <= $3
        and ($4::text[] is null or c.organ = any($4)) and ($5::text is null or coalesce(c.hall, 'online') = $5)
        and (c.urgent_at, c.id) > ($6, $7) and ($9::text is null or c.counter = $9)
      order by c.urgent_at, c.id limit $8`,
    values: [
      ...[division, span.from ?? "-infinity", span.to, organs ?? null, hall ?? null],
      ...[page.after?.urgentAt ?? "-infinity", page.after?.id ?? 0, page.limit],
      counter ?? null,
    ],
  });
  const last = rows.length === page.limit ? rows.at(-1) : undefined;
  return { rows: rows.map(caseOfRow), ...(last && { next: { urgentAt: last.urgent_at, id: last.id } }) };
}

/** Ids of cases that were under way at some time between two moments, in order; `after` is the last one seen. */
export async function casesUnderWay(
  client: Client,
  division: string,
  { from, to }: { from: Instant; to: Instant },
  { after, limit }: { after: number; limit: number },
): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>({
    name: "cases-under-way",
    text: `select id from "case" where division = $1 and id > $4 and opened_at < $3
      and (concluded_at is null or concluded_at >= $2) order by id limit $5`,
    values: [division, from, to, after, limit],
  });
  return rows.map(({ id }) => id);
}

/** The years whose notice is loaded, with when it was loaded: another moment means another content. */
export async function loadedYears(client: Client): Promise<{ year: number; loadedAt: Instant }[]> {
  const { rows } = await client.query<{ year: number; loaded_at: string }>(
    "select year, loaded_at from calendar_year order by year",
  );
  return rows.map(({ year, loaded_at: loadedAt }) => ({ year, loadedAt }));
}
