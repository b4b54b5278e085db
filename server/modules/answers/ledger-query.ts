/** The ledger and its questions as staff see them. */
import type { AnswerLedger, Questions } from "#contract/answers.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { openOrgans, organNames } from "#server/modules/organisation/index.ts";
import { staffNames } from "#server/modules/people/index.ts";
import type { Services } from "#server/platform/services.ts";
import { currentAnswers } from "./answer-store.ts";
import { inWords } from "./ledger.ts";
import { listQuestions } from "./question-store.ts";

const mostQuestions = 200;

export async function showLedger(services: Services, actor: StaffActor): Promise<AnswerLedger> {
  const { db } = services;
  const { division } = actor;
  const versions = await currentAnswers(db, division);
  const [words, names, organs, open] = await Promise.all([
    inWords(services, versions),
    staffNames(db, division, staffIds(versions)),
    organNames(db, division),
    openOrgans(db, division),
  ]);
  const nameOf = (id: string) => names.get(id) ?? "办事指南";
  const today = shanghaiDay(services.now());
  const publisher = can(actor, "answer.publish", { division });
  return {
    answers: versions.map((one, at) => ({
      ...words[at]!,
      ...{ version: one.version, state: one.state, organ: one.organ, themes: one.themes },
      draftedBy: nameOf(one.draftedBy),
      ...(one.publishedBy && { publishedBy: nameOf(one.publishedBy) }),
      stale: one.validUntil < today,
      mayPublish: publisher && (one.state === "published" || one.draftedBy !== actor.id),
    })),
    mayEdit: can(actor, "answer.edit", { division }),
    organs: [...organs].flatMap(([code, { name }]) => (open.has(code) ? [{ code, name }] : [])),
  };
}

export async function questionsFor(
  services: Services,
  { division }: StaffActor,
  open: boolean,
): Promise<Questions> {
  const found = await listQuestions(services, { division, open, limit: mostQuestions });
  const names = await staffNames(
    services.db,
    division,
    found.flatMap(({ repliedBy }) => (repliedBy === undefined ? [] : [repliedBy])),
  );
  return {
    questions: found.map(({ id, channel, text, askedAt, about, reply, repliedBy, resident }) => ({
      ...{ id, channel, text, askedAt, wantsReply: resident !== undefined },
      ...(about && { about }),
      ...(reply && { reply }),
      ...(repliedBy && { repliedBy: names.get(repliedBy) ?? "工作人员" }),
    })),
  };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function staffIds(versions: readonly { draftedBy: string; publishedBy?: string }[]): string[] {
  const all = versions.flatMap(({ draftedBy, publishedBy = draftedBy }) => [draftedBy, publishedBy]);
  return [...new Set(all.filter((id) => uuid.test(id)))];
}
