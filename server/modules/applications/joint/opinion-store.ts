import type { CaseKey } from "#server/kernel/case-type/case.ts";
import type { Database } from "#server/platform/database/pool.ts";

/** Ids of the opinions asked for a joint application. */
export async function opinionsOf(db: Database, { division, id }: CaseKey): Promise<number[]> {
  const rows = await db
    .selectFrom("joint_opinion")
    .select("case_id")
    .where("division", "=", division)
    .where("joint_id", "=", id)
    .orderBy("case_id")
    .execute();
  return rows.map((row) => row.case_id);
}

/** The law by which silence counts as consent to this opinion. */
export async function consentBasis(db: Database, { division, id }: CaseKey): Promise<string | undefined> {
  const row = await db
    .selectFrom("joint_opinion")
    .select("consent_basis")
    .where("division", "=", division)
    .where("case_id", "=", id)
    .executeTakeFirst();
  return row?.consent_basis ?? undefined;
}
