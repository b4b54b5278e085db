/** Reading cases. Lists answer from indexes that begin with the division; none counts rows to page. */
import type pg from "pg";
import type { Case, CaseEvent, CaseKey } from "../kernel/case-type/case.ts";
import { addDays, type Day } from "../kernel/time/day.ts";
import { type CaseRow, caseColumns, caseOfRow, type EventRow, eventColumns, eventOfRow } from "./case-row.ts";

type Client = pg.Pool | pg.ClientBase;

export async function findCase(client: Client, key: CaseKey): Promise<Case | undefined> {
  const { rows } = await client.query<CaseRow>({
    name: "case-find",
    text: `select ${caseColumns} from "case" c where c.division = $1 and c.id = $2`,
    values: [key.division, key.id],
  });
  return rows[0] && caseOfRow(rows[0]);
}

export async function readEvents(client: Client, key: CaseKey): Promise<CaseEvent[]> {
  const { rows } = await client.query<EventRow>({
    name: "case-events",
    text: `select ${eventColumns} from case_event e where e.division = $1 and e.case_id = $2 order by e.seq`,
    values: [key.division, key.id],
  });
  return rows.map(eventOfRow);
}

/** The events of several cases, each in order, by the case's id. */
export async function readEventsOf(
  client: Client,
  division: string,
  ids: readonly number[],
): Promise<Map<number, CaseEvent[]>> {
  const { rows } = await client.query<EventRow>({
    name: "cases-events",
    text: `select ${eventColumns} from case_event e where e.division = $1 and e.case_id = any($2::bigint[])
      order by e.case_id, e.seq`,
    values: [division, ids],
  });
  const events = new Map<number, CaseEvent[]>();
  for (const row of rows) {
    const known = events.get(row.case_id);
    if (known) known.push(eventOfRow(row));
    else events.set(row.case_id, [eventOfRow(row)]);
  }
  return events;
}

/** Several cases at once, in no particular order; those that are not there are left out. */
export async function findCases(client: Client, division: string, ids: readonly number[]): Promise<Case[]> {
  if (ids.length === 0) return [];
  const { rows } = await client.query<CaseRow>({
    name: "cases-find",
    text: `select ${caseColumns} from "case" c where c.division = $1 and c.id = any($2::bigint[])`,
    values: [division, ids],
  });
  return rows.map(caseOfRow);
}

/** Cases received at a hall's counters since a day, the newest first (numbers begin with the day, R1.9a). */
export async function casesReceivedAt(
  client: Client,
  query: { division: string; hall: string; since: string; limit: number },
): Promise<Case[]> {
  const { rows } = await client.query<CaseRow>({
    name: "cases-received-at",
    text: `select ${caseColumns} from "case" c where c.division = $1 and c.hall = $2 and c.channel = 'counter'
      and c.id >= $3 order by c.id desc limit $4`,
    values: [query.division, query.hall, Number(`${query.since.replaceAll("-", "")}00000000`), query.limit],
  });
  return rows.map(caseOfRow);
}

/** Cases of these parties, newest first; `before` is the id of the last one seen. */
export async function casesOfParties(
  client: Client,
  query: {
    division: string;
    parties: readonly string[];
    /** Cases with this trait are left out. */
    without: string;
    before?: number;
    limit: number;
  },
): Promise<Case[]> {
  const { rows } = await client.query<CaseRow>({
    name: "cases-of-parties",
    text: `select ${caseColumns} from unnest($2::text[]) as p(party)
      cross join lateral (
        select * from "case" c where c.division = $1 and c.party = p.party and c.id < $3
          and not c.body->'facts'->'traits' ? $5 order by c.id desc limit $4
      ) c order by c.id desc limit $4`,
    values: [
      query.division,
      query.parties,
      query.before ?? Number.MAX_SAFE_INTEGER,
      query.limit,
      query.without,
    ],
  });
  return rows.map(caseOfRow);
}

/** How many cases of a type were opened in these days, both counted (numbers begin with the day, R1.9a). */
export async function countOpened(
  client: Client,
  query: { division: string; type: string; from: Day; to: Day },
): Promise<number> {
  const first = (day: Day) => `${day.replaceAll("-", "")}00000000`;
  const { rows } = await client.query<{ count: number }>({
    name: "cases-opened",
    text: `select count(*) as count from "case" c where c.division = $1 and c.type = $2 and c.id >= $3 and c.id < $4`,
    values: [query.division, query.type, first(query.from), first(addDays(query.to, 1))],
  });
  return Number(rows[0]?.count ?? 0);
}

/** One desk: cases that wait for a role, at one organ, or at all. */
export interface Desk {
  role: string;
  organ?: string;
}

/** Where the last page ended. */
export interface InboxCursor {
  urgentAt: string;
  id: number;
}

export interface InboxQuery {
  division: string;
  desks: readonly Desk[];
  state?: string;
  holder?: string;
  after?: InboxCursor;
  limit: number;
}

/** What waits at these desks, what burns first on top. */
export async function inbox(
  client: Client,
  query: InboxQuery,
): Promise<{ rows: Case[]; next?: InboxCursor }> {
  const { rows } = await client.query<CaseRow & { urgent_at: string }>({
    name: "case-inbox",
    text: `select distinct on (c.urgent_at, c.id) ${caseColumns}, c.urgent_at
      from unnest($2::text[], $3::text[]) as d(role, organ)
      cross join lateral (
        (select * from "case" o where d.organ is not null and o.division = $1 and o.organ = d.organ
           and o.awaits = d.role and (o.urgent_at, o.id) > ($4, $5)
           and ($7::text is null or o.state = $7) and ($8::text is null or o.holder = $8)
         order by o.urgent_at, o.id limit $6)
        union all
        (select * from "case" a where d.organ is null and a.division = $1
           and a.awaits = d.role and (a.urgent_at, a.id) > ($4, $5)
           and ($7::text is null or a.state = $7) and ($8::text is null or a.holder = $8)
         order by a.urgent_at, a.id limit $6)
      ) c order by c.urgent_at, c.id limit $6`,
    values: [
      query.division,
      query.desks.map((desk) => desk.role),
      query.desks.map((desk) => desk.organ ?? null),
      query.after?.urgentAt ?? "-infinity",
      query.after?.id ?? 0,
      query.limit,
      query.state ?? null,
      query.holder ?? null,
    ],
  });
  const last = rows.length === query.limit ? rows.at(-1) : undefined;
  const next = last && { next: { urgentAt: last.urgent_at, id: last.id } };
  return { rows: rows.map(caseOfRow), ...next };
}

/** Whether a county has any case. */
export async function hasCases(pool: pg.Pool, division: string): Promise<boolean> {
  const { rowCount } = await pool.query(`select from "case" where division = $1 limit 1`, [division]);
  return rowCount === 1;
}
