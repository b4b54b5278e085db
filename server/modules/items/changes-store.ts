/** The log of what happened to items (A4): append-only, read newest first. */
import { sql } from "kysely";
import { withoutNulls } from "#server/platform/database/nulls.ts";
import type { Database } from "#server/platform/database/pool.ts";

export const changeKinds = {
  published: "发布",
  suspended: "暂停",
  resumed: "恢复",
  cancelled: "取消",
  delegated: "下放",
  "taken-over": "承接",
} as const;

export type ChangeKind = keyof typeof changeKinds;

export interface ItemChange {
  key: string;
  version?: number;
  kind: ChangeKind;
  effectiveOn: string;
  reason: string;
  /** Document the change rests on. */
  basis?: string;
  /** To whom it was delegated, or from whom it was taken over. */
  counterpart?: string;
  by: string;
  at: string;
}

export async function addChanges(
  tx: Database,
  division: string,
  changes: readonly ItemChange[],
): Promise<void> {
  await sql`
    insert into item_change (division, key, version, kind, effective_on, reason, basis, counterpart, by, at)
    select ${division}, key, version, kind, "effectiveOn", reason, basis, counterpart, by, at
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as row (key text, version integer, kind text,
      "effectiveOn" date, reason text, basis text, counterpart text, by text, at timestamptz)`.execute(tx);
}

/** Newest first; `before` is the id to go on from. */
export async function readChanges(
  db: Database,
  division: string,
  { key, before, limit = 50 }: { key?: string; before?: number; limit?: number } = {},
): Promise<(ItemChange & { id: number })[]> {
  const rows = await db
    .selectFrom("item_change")
    .select(["id", "key", "version", "kind", "effective_on as effectiveOn", "reason", "basis", "counterpart"])
    .select(["by", "at"])
    .where("division", "=", division)
    .$if(key !== undefined, (query) => query.where("key", "=", key!))
    .$if(before !== undefined, (query) => query.where("id", "<", before!))
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => withoutNulls(row) as ItemChange & { id: number });
}
