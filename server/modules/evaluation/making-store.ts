import type { Making } from "#contract/evaluation-desk.ts";
import type { Database } from "#server/platform/database/pool.ts";

interface Key {
  division: string;
  id: string;
}

/** Undefined: one is under way for this evaluation. */
export async function insertMaking(
  tx: Database,
  asked: { division: string; caseId: number; total: number; by: string; at: string },
): Promise<string | undefined> {
  const row = await tx
    .insertInto("evaluation_making")
    .values({
      division: asked.division,
      case_id: asked.caseId,
      total: asked.total,
      state: "waiting",
      asked_by: asked.by,
      asked_at: asked.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** Marks it as under way; undefined when it is over already. */
export async function takeMaking(
  db: Database,
  { division, id }: Key,
): Promise<{ caseId: number } | undefined> {
  const row = await db
    .updateTable("evaluation_making")
    .set({ state: "running" })
    .where("division", "=", division)
    .where("id", "=", id)
    .where("state", "in", ["waiting", "running"])
    .returning("case_id")
    .executeTakeFirst();
  return row && { caseId: row.case_id };
}

export interface Progress {
  done: number;
  /** Known once the charts have their points. */
  total: number;
  state: Making["state"];
  said?: Pick<Making, "missing" | "proposals">;
  finishedAt?: string;
}

export async function noteProgress(db: Database, { division, id }: Key, progress: Progress): Promise<void> {
  await db
    .updateTable("evaluation_making")
    .set({
      done: progress.done,
      total: progress.total,
      state: progress.state,
      ...(progress.said && { said: JSON.stringify(progress.said) }),
      ...(progress.finishedAt !== undefined && { finished_at: progress.finishedAt }),
    })
    .where("division", "=", division)
    .where("id", "=", id)
    .execute();
}

/** The last one asked for. */
export async function lastMaking(
  db: Database,
  division: string,
  caseId: number,
): Promise<(Making & { finishedAt?: string }) | undefined> {
  const row = await db
    .selectFrom("evaluation_making")
    .select(["state", "done", "total", "said", "asked_at", "finished_at"])
    .where("division", "=", division)
    .where("case_id", "=", caseId)
    .orderBy("asked_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const { missing = [], proposals = {} } = row.said as Partial<Pick<Making, "missing" | "proposals">>;
  const { done, total } = row;
  return {
    state: row.state as Making["state"],
    done,
    total,
    missing,
    proposals,
    askedAt: row.asked_at,
    ...(row.finished_at !== null && { finishedAt: row.finished_at }),
  };
}

/** Asked for and not begun. */
export async function waitingMakings(db: Database, division: string, caseId: number): Promise<string[]> {
  const rows = await db
    .selectFrom("evaluation_making")
    .select("id")
    .where("division", "=", division)
    .where("case_id", "=", caseId)
    .where("state", "=", "waiting")
    .execute();
  return rows.map(({ id }) => id);
}
