/** Whom a case serves, for modules that ask them afterwards. */
import { sql } from "kysely";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";
import { openContent } from "./handing-in/content.ts";

export interface Served {
  /** The item, or the bundle, that was applied for. */
  itemKey: string;
  queryCode: string;
  resident: string;
  name: string;
  phone: string;
  enterprise?: string;
}

/** The applicant of an application or of a bundle; undefined for any other case. */
export async function servedOf(db: Database, sealing: Sealing, key: CaseKey): Promise<Served | undefined> {
  return (await servedOfCases(db, sealing, key.division, [key.id])).get(key.id);
}

interface Row {
  case_id: number;
  item_key: string;
  query_code: string;
  seq: number;
  content: Buffer;
}

/** The applicants of applications and bundles, by case, with what they handed in last; other cases are left out. */
export async function servedOfCases(
  db: Database,
  sealing: Sealing,
  division: string,
  ids: readonly number[],
): Promise<Map<number, Served>> {
  const { rows } = await sql<Row>`
    select a.case_id, a.item_key, a.query_code, c.seq, c.content from (
      select division, case_id, item_key, query_code from application
      union all select division, case_id, bundle_key, query_code from joint_application
    ) a cross join lateral (select seq, content from application_content c
      where c.division = a.division and c.case_id = a.case_id order by c.seq desc limit 1) c
    where a.division = ${division} and a.case_id = any(${[...ids]}::bigint[])`.execute(db);
  return new Map(
    rows.map(({ case_id: id, item_key: itemKey, query_code: queryCode, seq, content }) => {
      const { applicant } = openContent(sealing, { division, id }, seq, content);
      const { resident, name, phone, enterprise } = applicant;
      const whose = { resident, name, phone, ...(enterprise && { enterprise: enterprise.name }) };
      return [id, { itemKey, queryCode, ...whose }];
    }),
  );
}
