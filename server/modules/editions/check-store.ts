import type { Comparison, EditionCheck } from "#contract/edition.ts";
import type { Database } from "#server/platform/database/pool.ts";

export type EditionKind = "evaluation" | "bulletin" | "disclosure";
export interface CheckKey {
  division: string;
  id: string;
}
export interface EditionName {
  division: string;
  kind: EditionKind;
  /** Of its owner: the number of a case; board, period and edition; year and edition. */
  edition: string;
}

/** Undefined: one is under way for this edition. */
export async function insertCheck(
  tx: Database,
  asked: EditionName & { total: number; by: string; at: string },
): Promise<string | undefined> {
  const { by, at, ...name } = asked;
  const row = await tx
    .insertInto("edition_check")
    .values({ ...name, state: "waiting", asked_by: by, asked_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** Marks it as under way; undefined when it is over already. */
export async function takeCheck(
  db: Database,
  { division, id }: CheckKey,
): Promise<{ edition: string; total: number } | undefined> {
  return await db
    .updateTable("edition_check")
    .set({ state: "running", done: 0 })
    .where("division", "=", division)
    .where("id", "=", id)
    .where("state", "in", ["waiting", "running"])
    .returning(["edition", "total"])
    .executeTakeFirst();
}

export async function noteDone(db: Database, { division, id }: CheckKey, done: number): Promise<void> {
  await db
    .updateTable("edition_check")
    .set({ done })
    .where("division", "=", division)
    .where("id", "=", id)
    .execute();
}

/** @param said absent: it failed. */
export async function finishCheck(
  db: Database,
  { division, id }: CheckKey,
  finishedAt: string,
  said?: Comparison,
): Promise<void> {
  await db
    .updateTable("edition_check")
    .set(({ ref }) => ({
      state: said ? "finished" : "failed",
      ...(said && { said: JSON.stringify(said), done: ref("total") }),
      finished_at: finishedAt,
    }))
    .where("division", "=", division)
    .where("id", "=", id)
    .execute();
}

/** The last one asked for. */
export async function lastCheck(
  db: Database,
  { division, kind, edition }: EditionName,
): Promise<EditionCheck | undefined> {
  const row = await db
    .selectFrom("edition_check")
    .select(["state", "done", "total", "said", "asked_at", "finished_at"])
    .where("division", "=", division)
    .where("kind", "=", kind)
    .where("edition", "=", edition)
    .orderBy("asked_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const { state, done, total, said, asked_at, finished_at } = row;
  return {
    ...{ state: state as EditionCheck["state"], done, total, askedAt: asked_at },
    ...(finished_at !== null && { finishedAt: finished_at }),
    ...(said !== null && { comparison: said as unknown as Comparison }),
  };
}
