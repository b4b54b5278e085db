/** Hand-over lists and their papers in the database. */
import { type Selectable, sql } from "kysely";
import type { HandOverState, PaperState } from "#contract/hand-overs.ts";
import { type Day, type Instant, startOfDay } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { HandOver as Row } from "#server/platform/database/schema.ts";
import type { HandOver, Paper } from "./hand-over.ts";

interface Key {
  division: string;
  id: string;
}

/** The next number of the day: `JJ20261121001`. Lists made at the same moment wait for each other. */
export async function nextNumber(tx: Database, division: string, day: Day): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`hand-over ${division}`}, 0))`.execute(tx);
  const prefix = `JJ${day.replaceAll("-", "")}`;
  const query = tx.selectFrom("hand_over").select(({ fn }) => fn.max("number").as("last"));
  const { last } = await query
    .where("division", "=", division)
    .where("number", "like", `${prefix}%`)
    .executeTakeFirstOrThrow();
  return `${prefix}${String(Number(last?.slice(prefix.length) ?? 0) + 1).padStart(3, "0")}`;
}

export async function insertHandOver(
  tx: Database,
  division: string,
  one: HandOver,
  papers: readonly Paper[],
): Promise<void> {
  const { id, number, from, to, state, madeBy, madeAt, version } = one;
  await tx
    .insertInto("hand_over")
    .values({
      ...{ division, id, number, from_hall: from, to_hall: to },
      ...{ state, made_by: madeBy, made_at: madeAt, version },
    })
    .execute();
  await tx
    .insertInto("hand_over_paper")
    .values(
      papers.map(({ seq, caseId, name, copies }) => ({
        ...{ division, hand_over: id, seq, case_id: caseId, name, copies, state: "listed" },
      })),
    )
    .execute();
}

/** Of these halls, coming or going: what is not settled yet, and what was settled since a day; the newest first. */
export async function listHandOvers(
  db: Database,
  { division, halls, since }: { division: string; halls: readonly string[] | undefined; since: Day },
): Promise<HandOver[]> {
  const rows = await db
    .selectFrom("hand_over")
    .selectAll()
    .where("division", "=", division)
    .where((is) =>
      halls === undefined
        ? is.lit(true)
        : is.or([is("from_hall", "in", ["", ...halls]), is("to_hall", "in", ["", ...halls])]),
    )
    .where((is) => is.or([is("state", "<>", "received"), is("made_at", ">=", startOfDay(since))]))
    .orderBy((is) => is("state", "=", "received"))
    .orderBy("made_at", "desc")
    .orderBy("number", "desc")
    .limit(200)
    .execute();
  return rows.map(handOverOf);
}

function handOverOf(row: Selectable<Row>): HandOver {
  return {
    ...{ id: row.id, number: row.number, from: row.from_hall, to: row.to_hall },
    ...{ state: row.state as HandOverState, madeBy: row.made_by, madeAt: row.made_at, version: row.version },
    ...{ carrier: row.carrier ?? undefined, sentBy: row.sent_by ?? undefined },
    ...{ sentAt: row.sent_at ?? undefined, receivedBy: row.received_by ?? undefined },
    receivedAt: row.received_at ?? undefined,
  };
}

export async function findHandOver(db: Database, { division, id }: Key): Promise<HandOver | undefined> {
  const query = db.selectFrom("hand_over").selectAll().where("division", "=", division);
  const row = await query.where("id", "=", id).executeTakeFirst();
  return row && handOverOf(row);
}

/** Papers of these lists, by list and place. */
export async function papersOf(
  db: Database,
  division: string,
  ids: readonly string[],
): Promise<Map<string, Paper[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("hand_over_paper")
    .select(["hand_over", "seq", "case_id", "name", "copies", "state", "note"])
    .where("division", "=", division)
    .where("hand_over", "in", ids)
    .orderBy("hand_over")
    .orderBy("seq")
    .execute();
  const papers = Map.groupBy(rows, ({ hand_over: list }) => list);
  return new Map(
    [...papers].map(([list, own]) => [
      list,
      own.map(({ seq, case_id: caseId, name, copies, state, note }) => ({
        ...{ seq, caseId, name, copies, state: state as PaperState, note: note ?? undefined },
      })),
    ]),
  );
}

/** Which of these cases have papers on a list already. */
export async function listedCases(
  db: Database,
  division: string,
  ids: readonly number[],
): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const query = db
    .selectFrom("hand_over_paper")
    .select("case_id")
    .distinct()
    .where("division", "=", division);
  const rows = await query.where("case_id", "in", ids).execute();
  return new Set(rows.map(({ case_id: id }) => id));
}

/** Writes its next state; false: it has moved on. */
export async function moveHandOver(tx: Database, division: string, one: HandOver): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("hand_over")
    .set({
      ...{ state: one.state, version: one.version, carrier: one.carrier ?? null },
      ...{ sent_by: one.sentBy ?? null, sent_at: one.sentAt ?? null },
      ...{ received_by: one.receivedBy ?? null, received_at: one.receivedAt ?? null },
    })
    .where("division", "=", division)
    .where("id", "=", one.id)
    .where("version", "=", one.version - 1)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function settlePapers(
  tx: Database,
  { division, id }: Key,
  papers: readonly Paper[],
  at: Instant,
): Promise<void> {
  for (const { seq, state, note = null } of papers) {
    await tx
      .updateTable("hand_over_paper")
      .set({ state, note, settled_at: at })
      .where("division", "=", division)
      .where("hand_over", "=", id)
      .where("seq", "=", seq)
      .execute();
  }
}
