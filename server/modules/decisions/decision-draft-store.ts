/** Drafts of decision tables: one for each item, gone when it is published. */
import { sql } from "kysely";
import type { DecisionTable } from "#contract/decision.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";

export interface StoredDraft {
  table: DecisionTable;
  revision: number;
  draftedBy: string;
  draftedAt: Instant;
}

/** One editor at a time for each table, until the transaction ends. */
export async function lockTable(tx: Database, division: string, item: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`decision ${division} ${item}`}, 0))`.execute(tx);
}

export async function readDraft(
  db: Database,
  division: string,
  item: string,
): Promise<StoredDraft | undefined> {
  const row = await db
    .selectFrom("decision_draft")
    .selectAll()
    .where("division", "=", division)
    .where("item_key", "=", item)
    .executeTakeFirst();
  if (!row) return undefined;
  const { content, revision, drafted_by: draftedBy, drafted_at: draftedAt } = row;
  return { table: content as unknown as DecisionTable, revision, draftedBy, draftedAt };
}

export async function draftedItems(db: Database, division: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom("decision_draft")
    .select("item_key")
    .where("division", "=", division)
    .execute();
  return new Set(rows.map((row) => row.item_key));
}

export async function writeDraft(tx: Database, division: string, draft: StoredDraft): Promise<void> {
  const row = {
    ...{ revision: draft.revision, content: JSON.stringify(draft.table) },
    ...{ drafted_by: draft.draftedBy, drafted_at: draft.draftedAt },
  };
  await tx
    .insertInto("decision_draft")
    .values({ division, item_key: draft.table.item, ...row })
    .onConflict((same) => same.columns(["division", "item_key"]).doUpdateSet(row))
    .execute();
}

export async function deleteDraft(tx: Database, division: string, item: string): Promise<void> {
  await tx
    .deleteFrom("decision_draft")
    .where("division", "=", division)
    .where("item_key", "=", item)
    .execute();
}
