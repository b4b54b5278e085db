/** Questions without an answer, in the database: what was asked, by whom, and the reply are sealed. */
import type { Selectable } from "kysely";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Question as Row } from "#server/platform/database/schema.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";

interface Ground {
  db: Database;
  sealing: Sealing;
}

export interface AskedQuestion {
  division: string;
  id: string;
  channel: string;
  text: string;
  /** Account of the resident who wishes a message back. */
  resident?: string;
  /** The answer that did not answer it. */
  about?: string;
  askedAt: Instant;
  reply?: string;
  repliedBy?: string;
}

const placeOf = ({ division, id }: { division: string; id: string }, what: string) =>
  `question ${division}/${id} ${what}`;

export async function insertQuestion({ db, sealing }: Ground, question: AskedQuestion): Promise<void> {
  const { division, id, channel, text, resident, about, askedAt } = question;
  await db
    .insertInto("question")
    .values({
      ...{ division, id, channel, asked_at: askedAt, answer_id: about ?? null },
      text: sealing.seal(text, placeOf(question, "text")),
      contact: resident === undefined ? null : sealing.seal(resident, placeOf(question, "contact")),
    })
    .execute();
}

/** Open ones the oldest first, replied ones the newest first. */
export async function listQuestions(
  { db, sealing }: Ground,
  { division, open, limit }: { division: string; open: boolean; limit: number },
): Promise<AskedQuestion[]> {
  const all = db.selectFrom("question").selectAll().where("division", "=", division);
  const some = open
    ? all.where("reply", "is", null).orderBy("asked_at").orderBy("id")
    : all.where("reply", "is not", null).orderBy("asked_at", "desc").orderBy("id");
  return (await some.limit(limit).execute()).map((row) => questionOf(sealing, row));
}

export async function findQuestion(
  { db, sealing }: Ground,
  { division, id }: { division: string; id: string },
): Promise<AskedQuestion | undefined> {
  const row = await db
    .selectFrom("question")
    .selectAll()
    .where("division", "=", division)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && questionOf(sealing, row);
}

/** False when somebody replied before. */
export async function keepReply(
  { db, sealing }: Ground,
  key: { division: string; id: string },
  { reply, by, at }: { reply: string; by: string; at: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("question")
    .set({ reply: sealing.seal(reply, placeOf(key, "reply")), replied_by: by, replied_at: at })
    .where("division", "=", key.division)
    .where("id", "=", key.id)
    .where("reply", "is", null)
    .executeTakeFirst();
  return Number(numUpdatedRows) > 0;
}

function questionOf(sealing: Sealing, row: Selectable<Row>): AskedQuestion {
  const { division, id, channel } = row;
  const open = (value: Buffer, what: string) => sealing.open(value, placeOf(row, what));
  return {
    ...{ division, id, channel, text: open(row.text, "text"), askedAt: row.asked_at },
    ...(row.contact !== null && { resident: open(row.contact, "contact") }),
    ...(row.answer_id !== null && { about: row.answer_id }),
    ...(row.reply !== null && { reply: open(row.reply, "reply") }),
    ...(row.replied_by !== null && { repliedBy: row.replied_by }),
  };
}
