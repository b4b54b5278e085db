import type { BoardView } from "#contract/board.ts";
import type { FrozenFigures, Seal } from "#server/modules/editions/index.ts";
import type { Database } from "#server/platform/database/pool.ts";

/** Everything a published bulletin consists of; its digest is over all of it. */
export interface FrozenBulletin extends FrozenFigures {
  division: string;
  period: string;
  edition: number;
  view: BoardView;
  reason?: string;
  changes: string[];
}

export interface BulletinName {
  board: string;
  period: string;
  edition: number;
}

export interface PublishedBulletin extends BulletinName, Seal {
  frozen: FrozenBulletin;
  reason: string | null;
  publishedAt: string;
}

/** The newest first; without a name all of them. */
export async function bulletins(
  db: Database,
  division: string,
  { board, period, edition }: Partial<BulletinName> = {},
): Promise<PublishedBulletin[]> {
  let query = db
    .selectFrom("bulletin_edition")
    .select(["board", "period", "edition", "frozen", "digest", "signature", "key_id", "reason"])
    .select("published_at")
    .where("division", "=", division);
  if (board !== undefined) query = query.where("board", "=", board);
  if (period !== undefined) query = query.where("period", "=", period);
  if (edition !== undefined) query = query.where("edition", "=", edition);
  const rows = await query
    .orderBy("period", "desc")
    .orderBy("board")
    .orderBy("edition", "desc")
    .limit(500)
    .execute();
  return rows.map(({ frozen, key_id, published_at, ...row }) => ({
    ...{ ...row, frozen: frozen as unknown as FrozenBulletin, keyId: key_id, publishedAt: published_at },
  }));
}

/** False: somebody published that edition in between. */
export async function insertBulletin(
  tx: Database,
  frozen: FrozenBulletin,
  { digest, signature, keyId }: Seal,
  { by, at }: { by: string; at: string },
): Promise<boolean> {
  const { division, period, edition, view, reason } = frozen;
  const row = await tx
    .insertInto("bulletin_edition")
    .values({
      ...{ division, board: view.id, period, edition, frozen: JSON.stringify(frozen), digest },
      ...{ signature: signature!, key_id: keyId!, reason: reason ?? null },
      ...{ published_by: by, published_at: at },
    })
    .onConflict((same) => same.doNothing())
    .returning("edition")
    .executeTakeFirst();
  return row !== undefined;
}
