/** Applications of past days, for those who learn from them: how many there were of each matter, and what was said. */
import { sql } from "kysely";
import type { DraftContent } from "#contract/draft.ts";
import { type CaseKey, idsOfDays } from "#server/kernel/codes/case-number.ts";
import type { Day } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { openContent } from "./handing-in/content.ts";

/** Days on which they were handed in, both included. */
export interface Span {
  division: string;
  from: Day;
  to: Day;
}

export interface FiledMatter {
  cases: number;
  /** The newest of them, at most as many as were asked for. */
  newest: number[];
}

/** What was filed of each item, those within bundles among them. */
export async function filedByItem(db: Database, span: Span, most: number): Promise<Map<string, FiledMatter>> {
  const { first, last } = idsOfDays(span.from, span.to);
  const { rows } = await sql<{ item_key: string; cases: number; newest: number[] }>`
    select item_key, max(place) as cases, array_agg(case_id order by case_id desc) filter (where back <= ${most}) as newest
    from (select item_key, case_id, row_number() over (partition by item_key order by case_id) as place,
            row_number() over (partition by item_key order by case_id desc) as back
          from application where division = ${span.division} and case_id between ${first} and ${last}) filed
    group by item_key`.execute(db);
  return new Map(
    rows.map(({ item_key, cases, newest }) => [item_key, { cases, newest: newest.map(Number) }]),
  );
}

/** How many were filed of each bundle. */
export async function filedByBundle(
  db: Database,
  { division, from, to }: Span,
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("joint_application")
    .select(({ fn }) => ["bundle_key", fn.countAll<number>().as("cases")])
    .where("division", "=", division)
    .where("opened_on", ">=", from)
    .where("opened_on", "<=", to)
    .groupBy("bundle_key")
    .execute();
  return new Map(rows.map(({ bundle_key, cases }) => [bundle_key, Number(cases)]));
}

export interface PastApplication extends CaseKey {
  /** Version of the item or bundle it was filed under. */
  version: number;
  /** As it was first handed in. */
  content: DraftContent;
}

/** The newest applications for an item or a bundle, with what was said; and how many more there were. */
export async function pastApplications(
  { db, sealing }: Pick<Services, "db" | "sealing">,
  matter: { kind: "item" | "bundle"; key: string },
  span: Span,
  most: number,
): Promise<{ applications: PastApplication[]; left: number }> {
  const { first, last } = idsOfDays(span.from, span.to);
  const filed =
    matter.kind === "item"
      ? sql`select case_id, item_version as version from application where item_key = ${matter.key}`
      : sql`select case_id, bundle_version as version from joint_application where bundle_key = ${matter.key}`;
  const { rows } = await sql<{ case_id: number; version: number; content: Buffer; all: number }>`
    select f.case_id, f.version, c.content, f.all
    from (select case_id, version, count(*) over () as all from (${filed} and division = ${span.division}
            and case_id between ${first} and ${last}) filed order by case_id desc limit ${most}) f
    join application_content c on c.division = ${span.division} and c.case_id = f.case_id and c.seq = 1
    order by f.case_id desc`.execute(db);
  const applications = rows.map(({ case_id: id, version, content }) => {
    const key = { division: span.division, id };
    const { situation, answers, materials } = openContent(sealing, key, 1, content);
    return { ...key, version, content: { situation, answers, materials } };
  });
  return { applications, left: Number(rows[0]?.all ?? 0) - rows.length };
}
