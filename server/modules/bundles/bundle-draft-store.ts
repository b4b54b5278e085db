/** Drafts of bundles: one at most for each, thrown away when it is published. */
import { sql } from "kysely";
import type { Bundle } from "#contract/bundle.ts";
import type { Database } from "#server/platform/database/pool.ts";

export interface StoredDraft {
  bundle: Bundle;
  revision: number;
  draftedBy: string;
  draftedAt: string;
}

/** Until the transaction ends nobody else saves or publishes this bundle. */
export async function lockBundle(tx: Database, division: string, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`bundle ${division} ${key}`}, 0))`.execute(tx);
}

/** Every draft of the division, or the one of a key. */
export async function readDrafts(db: Database, division: string, key?: string): Promise<StoredDraft[]> {
  const rows = await db
    .selectFrom("bundle_draft")
    .select(["content", "revision", "drafted_by", "drafted_at"])
    .where("division", "=", division)
    .$if(key !== undefined, (query) => query.where("key", "=", key!))
    .orderBy("key")
    .execute();
  return rows.map((row) => ({
    bundle: row.content as unknown as Bundle,
    ...{ revision: row.revision, draftedBy: row.drafted_by, draftedAt: row.drafted_at },
  }));
}

export async function writeDraft(tx: Database, division: string, draft: StoredDraft): Promise<void> {
  const { bundle, revision, draftedBy, draftedAt } = draft;
  const row = {
    ...{ revision, content: JSON.stringify(bundle), drafted_by: draftedBy, drafted_at: draftedAt },
  };
  await tx
    .insertInto("bundle_draft")
    .values({ division, key: bundle.key, ...row })
    .onConflict((same) => same.columns(["division", "key"]).doUpdateSet(row))
    .execute();
}

export async function deleteDraft(tx: Database, division: string, key: string): Promise<void> {
  await tx.deleteFrom("bundle_draft").where("division", "=", division).where("key", "=", key).execute();
}
