/** What registers answered, sealed; and the log of questions, which holds no personal data. */
import type { RegisterOutcome } from "#contract/registers.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";
import type { Asked } from "./asking.ts";
import type { Answered, FieldValue, Register } from "./register.ts";

/** `draft/<id>` or `case/<id>`. */
export type QuestionSubject = `draft/${string}` | `case/${number}`;

export interface QuestionEntry {
  division: string;
  subject: QuestionSubject;
  purpose: "prefill" | "verify";
  actor: { kind: string; id: string };
  at: Instant;
}

const placeOf = (division: string, subject: string, register: string) =>
  `register_answer ${division}/${subject}/${register}`;

/** Keeps the newest answer and notes that it was asked for. */
export async function keepAnswer(
  tx: Database,
  sealing: Sealing,
  entry: QuestionEntry,
  register: Register,
  { answer, attempts, tookMs }: Asked,
): Promise<void> {
  const { division, subject, purpose, actor, at } = entry;
  const { outcome } = answer;
  const place = placeOf(division, subject, register.id);
  const fields = answer.outcome === "found" ? sealing.seal(JSON.stringify(answer.fields), place) : null;
  await tx
    .insertInto("register_answer")
    .values({ division, subject, register: register.id, outcome, fields, asked_at: at })
    .onConflict((same) =>
      same.columns(["division", "subject", "register"]).doUpdateSet({ outcome, fields, asked_at: at }),
    )
    .execute();
  await tx
    .insertInto("register_question")
    .values({
      ...{ division, register: register.id, subject, purpose, outcome, attempts, took_ms: tookMs },
      ...{ actor_kind: actor.kind, actor_id: actor.id, asked_at: at },
    })
    .execute();
}

/** The newest answers for a draft or a case, in the order of the registers. */
export async function answersFor(
  db: Database,
  sealing: Sealing,
  registers: readonly Register[],
  { division, subject }: Pick<QuestionEntry, "division" | "subject">,
): Promise<Answered[]> {
  const rows = await db
    .selectFrom("register_answer")
    .selectAll()
    .where("division", "=", division)
    .where("subject", "=", subject)
    .execute();
  return registers.flatMap((register): Answered[] => {
    const row = rows.find((each) => each.register === register.id);
    if (!row) return [];
    const outcome = row.outcome as RegisterOutcome;
    const on = shanghaiDay(row.asked_at);
    if (outcome !== "found") return [{ register, on, answer: { outcome } }];
    const place = placeOf(division, subject, register.id);
    const fields = JSON.parse(sealing.open(row.fields!, place)) as Record<string, FieldValue>;
    return [{ register, on, answer: { outcome, fields, materials: [] } }];
  });
}
