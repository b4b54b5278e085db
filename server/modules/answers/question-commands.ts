/** Questions: asked by anybody, typed in by staff, replied to by staff, with a message back where one was wished. */
import { randomUUID } from "node:crypto";
import type { AskQuestion, NoteQuestion, ReplyToQuestion } from "#contract/answers.ts";
import type { ResidentActor } from "#server/kernel/access/actor.ts";
import { type Instant, msOf, shanghaiDay } from "#server/kernel/time/day.ts";
import { carryOut, doneBy, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import { sendMessage } from "#server/modules/messages/index.ts";
import { tryOnce } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import { once } from "#server/platform/requests/once.ts";
import type { Services } from "#server/platform/services.ts";
import { answerRulesOf } from "./answer-rules.ts";
import "./answers-refusals.ts";
import { findQuestion, insertQuestion, keepReply } from "./question-store.ts";

/** By anybody; of a visitor, and of whoever wishes no message back, nothing but the words is kept. */
export async function askQuestion(
  services: Services,
  { resident, client, at }: { resident: ResidentActor | undefined; client: string; at: Instant },
  { requestKey, text, answer, reply }: AskQuestion,
): Promise<{ id: string }> {
  const { division } = services.config;
  await holdBack(services, client, at);
  const wishing = reply ? resident?.id : undefined;
  const request = { division, requestKey, actor: "somebody", action: "question.ask", at };
  return await services.db.transaction().execute((tx) =>
    once(tx, services.sealing, request, async () => {
      const id = randomUUID();
      await insertQuestion(
        { db: tx, sealing: services.sealing },
        {
          ...{ division, id, channel: "portal", text: text.trim(), askedAt: at },
          ...(wishing !== undefined && { resident: wishing }),
          ...(answer !== undefined && { about: answer }),
        },
      );
      return { id };
    }),
  );
}

async function holdBack(services: Services, client: string, at: Instant): Promise<void> {
  const { division } = services.config;
  const subject = services.sealing.blind(`${shanghaiDay(at)} ${client}`, "question-client");
  const { attempts } = answerRulesOf(services);
  const until = await tryOnce(services.db, { division, kind: "question-client", subject }, attempts, at);
  if (until === undefined) return;
  const seconds = Math.max(1, Math.ceil((msOf(until) - msOf(at)) / 1000));
  throw refuse("question-too-often", { retryAfter: seconds, seconds });
}

/** B14 asked in a live broadcast, at a counter, by phone, in a training. */
export async function noteQuestion(
  services: Services,
  call: StaffCall,
  { requestKey, text, channel }: NoteQuestion,
): Promise<{ id: string }> {
  const { division } = call.actor;
  return await carryOut(services, { ...call, requestKey }, "question.note", async (tx) => {
    const id = randomUUID();
    const ground = { db: tx, sealing: services.sealing };
    await insertQuestion(ground, { division, id, channel, text: text.trim(), askedAt: call.at });
    await recordAudit(tx, doneBy(call, "question.note", { kind: "question", id }, { channel }));
    return { id };
  });
}

/** Refused: not there, replied to already. */
export async function replyToQuestion(
  services: Services,
  call: StaffCall,
  id: string,
  { requestKey, reply }: ReplyToQuestion,
): Promise<{ id: string }> {
  const { actor, at } = call;
  const key = { division: actor.division, id };
  return await carryOut(services, { ...call, requestKey }, `question.reply ${id}`, async (tx) => {
    const ground = { db: tx, sealing: services.sealing };
    const question = await findQuestion(ground, key);
    if (!question) throw refuse("question-not-found");
    if (!(await keepReply(ground, key, { reply: reply.trim(), by: actor.id, at })))
      throw refuse("question-answered");
    if (question.resident !== undefined) {
      await sendMessage(tx, services, {
        ...{ division: actor.division, key: `question ${id}`, at, template: "question-answered" },
        to: { kind: "resident", id: question.resident },
        parameters: { question: question.text.slice(0, 60), reply: reply.trim().slice(0, 1500) },
      });
    }
    await recordAudit(tx, doneBy(call, "question.reply", { kind: "question", id }));
    return { id };
  });
}
