/** Answers in the database: every version stays; one of each is published at most, one drafted. */
import type { Selectable } from "kysely";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { AnswerVersion as Row } from "#server/platform/database/schema.ts";
import type { AnswerState, AnswerText, AnswerVersion } from "./answer.ts";

interface Key {
  division: string;
  id: string;
}

/** Published and drafted, the newest questions first. */
export async function currentAnswers(db: Database, division: string): Promise<AnswerVersion[]> {
  const rows = await db
    .selectFrom("answer_version")
    .selectAll()
    .where("division", "=", division)
    .where("state", "in", ["draft", "published"])
    .orderBy("drafted_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map(answerOf);
}

export async function publishedAnswers(db: Database, division: string): Promise<AnswerVersion[]> {
  const rows = await db
    .selectFrom("answer_version")
    .selectAll()
    .where("division", "=", division)
    .where("state", "=", "published")
    .orderBy("id")
    .execute();
  return rows.map(answerOf);
}

export async function readVersions(db: Database, { division, id }: Key): Promise<AnswerVersion[]> {
  const rows = await db
    .selectFrom("answer_version")
    .selectAll()
    .where("division", "=", division)
    .where("id", "=", id)
    .orderBy("version")
    .execute();
  return rows.map(answerOf);
}

export async function insertVersion(
  tx: Database,
  key: Key & { version: number },
  text: AnswerText,
  made: { by: string; at: Instant; publishedBy?: string },
): Promise<void> {
  const { by, at, publishedBy } = made;
  const { validUntil, ...rest } = text;
  await tx
    .insertInto("answer_version")
    .values({
      ...{ ...key, ...rest, valid_until: validUntil, drafted_by: by, drafted_at: at },
      ...(publishedBy === undefined
        ? { state: "draft" }
        : { state: "published", published_by: publishedBy, published_at: at }),
    })
    .execute();
}

/** The draft's words, written over until it is published. */
export async function rewriteDraft(
  tx: Database,
  { division, id, version }: Key & { version: number },
  { validUntil, ...text }: AnswerText,
  { by, at }: { by: string; at: Instant },
): Promise<void> {
  await tx
    .updateTable("answer_version")
    .set({ ...text, valid_until: validUntil, drafted_by: by, drafted_at: at })
    .where("division", "=", division)
    .where("id", "=", id)
    .where("version", "=", version)
    .where("state", "=", "draft")
    .execute();
}

/** From what is published to `state`; nothing when nothing is. */
export async function endPublished(
  tx: Database,
  { division, id }: Key,
  state: "replaced" | "retired",
): Promise<void> {
  await tx
    .updateTable("answer_version")
    .set({ state })
    .where("division", "=", division)
    .where("id", "=", id)
    .where("state", "=", "published")
    .execute();
}

export async function publishDraft(
  tx: Database,
  { division, id, version }: Key & { version: number },
  { by, at }: { by: string; at: Instant },
): Promise<void> {
  await tx
    .updateTable("answer_version")
    .set({ state: "published", published_by: by, published_at: at })
    .where("division", "=", division)
    .where("id", "=", id)
    .where("version", "=", version)
    .execute();
}

function answerOf(row: Selectable<Row>): AnswerVersion {
  const { id, version, question, answer, items, themes, organ, source } = row;
  return {
    ...{ id, version, question, answer, items, themes, organ, source },
    ...{ state: row.state as AnswerState, validUntil: row.valid_until, draftedBy: row.drafted_by },
    ...(row.published_by !== null && { publishedBy: row.published_by }),
  };
}
