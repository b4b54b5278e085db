/** What was done under mandates, in the database: only ever added to. */
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";

export interface Use {
  mandate: string;
  at: Instant;
  helper: string;
  action: string;
  refused?: string;
  caseId?: number;
  draft?: string;
  item?: string;
}

export async function insertUse(db: Database, division: string, use: Use): Promise<void> {
  const { mandate, at, helper, action } = use;
  await db
    .insertInto("assistance_use")
    .values({
      ...{ division, mandate, at, helper, action, refused: use.refused ?? null },
      ...{ case_id: use.caseId ?? null, draft: use.draft ?? null, item_key: use.item ?? null },
    })
    // A case is handed in once, however often it is asked for.
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** What was done under these mandates, newest first. */
export async function usesOf(db: Database, division: string, mandates: readonly string[]): Promise<Use[]> {
  if (mandates.length === 0) return [];
  const query = db.selectFrom("assistance_use").selectAll().where("division", "=", division);
  const rows = await query
    .where("mandate", "in", [...mandates])
    .orderBy("seq", "desc")
    .limit(300)
    .execute();
  return rows.map(entryOf);
}

/** Under which mandate a case was handed in; undefined when no helper did it. */
export async function handingIn(db: Database, { division, id }: CaseKey): Promise<Use | undefined> {
  const query = db.selectFrom("assistance_use").selectAll().where("division", "=", division);
  const row = await query
    .where("case_id", "=", id)
    .where("action", "=", "hand-in")
    .where("refused", "is", null)
    .executeTakeFirst();
  return row && entryOf(row);
}

/** Whether this draft was worked on under this mandate, and so is of an item it names. */
export async function usedDraft(
  db: Database,
  division: string,
  { mandate, draft }: { mandate: string; draft: string },
): Promise<boolean> {
  const query = db.selectFrom("assistance_use").select("seq").where("division", "=", division);
  const row = await query
    .where("mandate", "=", mandate)
    .where("draft", "=", draft)
    .where("refused", "is", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Cases handed in under these mandates, the last first. */
export async function casesUnder(db: Database, division: string, mandate: string): Promise<number[]> {
  const rows = await db
    .selectFrom("assistance_use")
    .select("case_id")
    .where("division", "=", division)
    .where("mandate", "=", mandate)
    .where("action", "=", "hand-in")
    .where("refused", "is", null)
    .orderBy("case_id", "desc")
    .execute();
  return rows.flatMap(({ case_id: id }) => id ?? []);
}

function entryOf(row: {
  mandate: string;
  at: string;
  helper: string;
  action: string;
  refused: string | null;
  case_id: number | null;
  draft: string | null;
  item_key: string | null;
}): Use {
  const { mandate, at, helper, action } = row;
  return {
    ...{ mandate, at, helper, action },
    ...(row.refused !== null && { refused: row.refused }),
    ...(row.case_id !== null && { caseId: row.case_id }),
    ...(row.draft !== null && { draft: row.draft }),
    ...(row.item_key !== null && { item: row.item_key }),
  };
}
