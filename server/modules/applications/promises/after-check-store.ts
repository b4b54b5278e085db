import type { CaseKey } from "#server/kernel/case-type/case.ts";
import type { Database } from "#server/platform/database/pool.ts";

/** The case whose commitment a check is about. */
export async function mainOf(db: Database, { division, id }: CaseKey): Promise<CaseKey | undefined> {
  const row = await db
    .selectFrom("after_check")
    .select("main_id")
    .where("division", "=", division)
    .where("case_id", "=", id)
    .executeTakeFirst();
  return row && { division, id: row.main_id };
}

/** The check of a case's commitment, if there is one. */
export async function checkOf(db: Database, { division, id }: CaseKey): Promise<CaseKey | undefined> {
  const row = await db
    .selectFrom("after_check")
    .select("case_id")
    .where("division", "=", division)
    .where("main_id", "=", id)
    .executeTakeFirst();
  return row && { division, id: row.case_id };
}
