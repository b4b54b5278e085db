/** What the desk reads of rules: switches, counts, judged cases, samples and their results. */
import { sql } from "kysely";
import type { JudgedCases, RuleSwitch } from "#contract/decision-desk.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";

export async function readSwitches(db: Database, division: string): Promise<Map<string, RuleSwitch>> {
  const rows = await db.selectFrom("decision_switch").selectAll().where("division", "=", division).execute();
  return new Map(
    rows.map(({ item_key, version, sample, reason, changed_at: changedAt }) => [
      item_key,
      { ...(version !== null && { version }), sample: Number(sample), reason, changedAt },
    ]),
  );
}

export async function readHalt(db: Database, division: string) {
  const row = await db
    .selectFrom("decision_halt")
    .select(["halted", "reason", "changed_at"])
    .where("division", "=", division)
    .executeTakeFirst();
  if (!row) return { halted: false };
  return { halted: row.halted, reason: row.reason, changedAt: row.changed_at };
}

export interface RuleCounts {
  item: string;
  granted: number;
  toPerson: number;
  unchecked: number;
  wrong: number;
}

export async function readCounts(db: Database, division: string): Promise<Map<string, RuleCounts>> {
  const { rows } = await sql<RuleCounts>`
    select t.item_key as item, count(*) filter (where outcome = 'grant')::int as granted,
      count(*) filter (where outcome = 'person')::int as "toPerson",
      count(*) filter (where sampled and c.case_id is null)::int as unchecked,
      count(*) filter (where c.result = 'wrong')::int as wrong
    from decision_trace t
    left join decision_check c on c.division = t.division and c.case_id = t.case_id
    where t.division = ${division} group by t.item_key`.execute(db);
  return new Map(rows.map((row) => [row.item, row]));
}

const pageSize = 50;

/** Judged cases of an item, the newest first; or only those to be looked at afterwards. */
export async function readJudged(
  db: Database,
  { division, item, sampled, before }: { division: string; item: string; sampled: boolean; before?: number },
): Promise<JudgedCases> {
  const { rows } = await sql<Judged>`
    select t.case_id as id, t.outcome, t.why, t.rows, t.judged_at as at, t.sampled,
      c.result, c.note, c.checked_at as "checkedAt"
    from decision_trace t
    left join decision_check c on c.division = t.division and c.case_id = t.case_id
    where t.division = ${division} and t.item_key = ${item} and (t.sampled or not ${sampled})
      and t.case_id < ${before ?? Number.MAX_SAFE_INTEGER}
    order by t.case_id desc limit ${pageSize}`.execute(db);
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return {
    rows: rows.map(({ id, result, note, checkedAt, ...row }) => ({
      ...{ ...row, number: caseNumber(division, id) },
      ...(result && note && checkedAt && { check: { result, note, at: checkedAt } }),
    })),
    ...(last && { next: String(last.id) }),
  };
}

interface Judged {
  id: number;
  outcome: "grant" | "person";
  why: string;
  rows: string[];
  at: string;
  sampled: boolean;
  result: "confirmed" | "wrong" | null;
  note: string | null;
  checkedAt: string | null;
}

export async function isInSample(
  db: Database,
  { division, id }: { division: string; id: number },
): Promise<boolean> {
  const row = await db
    .selectFrom("decision_trace")
    .select("sampled")
    .where("division", "=", division)
    .where("case_id", "=", id)
    .executeTakeFirst();
  return row?.sampled === true;
}

export interface CheckRow {
  division: string;
  case_id: number;
  result: "confirmed" | "wrong";
  note: string;
  checked_by: string;
  checked_at: Instant;
}

/** False when it has been looked at already: a result stands. */
export async function insertCheck(tx: Database, row: CheckRow): Promise<boolean> {
  const written = await tx
    .insertInto("decision_check")
    .values(row)
    .onConflict((same) => same.doNothing())
    .returning("case_id")
    .executeTakeFirst();
  return written !== undefined;
}
