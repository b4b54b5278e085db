/** Keeping the ledger: one drafts, another publishes; published words never change, a new version replaces them. */
import { randomUUID } from "node:crypto";
import type { AnswerChange, AnswerDraft } from "#contract/answers.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { carryOut, doneBy, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import { organIsOpen } from "#server/modules/organisation/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import type { AnswerText, AnswerVersion } from "./answer.ts";
import { endPublished, insertVersion, publishDraft, readVersions, rewriteDraft } from "./answer-store.ts";
import "./answers-refusals.ts";
import { forgetShelf } from "./ledger.ts";

interface Kept {
  id: string;
  version: number;
}

/** A new answer, or a new version of one: a draft until somebody else publishes it. */
export async function draftAnswer(
  services: Services,
  call: StaffCall,
  { requestKey, ...text }: AnswerDraft,
  id?: string,
): Promise<Kept> {
  const { actor, at } = call;
  const { division } = actor;
  if (text.validUntil <= shanghaiDay(at)) throw refuse("answer-past", { field: "validUntil" });
  if (!(await organIsOpen(services.db, division, text.organ)))
    throw refuse("answer-organ-unknown", { field: "organ" });
  return await carryOut(services, { ...call, requestKey }, `answer.draft ${id ?? "new"}`, async (tx) => {
    const key = { division, id: id ?? randomUUID() };
    const version = await writeDraft(tx, key, text, { by: actor.id, at }, id !== undefined);
    await recordAudit(tx, doneBy(call, "answer.draft", { kind: "answer", id: key.id }, { version }));
    return { id: key.id, version };
  });
}

async function writeDraft(
  tx: Database,
  key: { division: string; id: string },
  text: AnswerText,
  made: { by: string; at: string },
  known: boolean,
): Promise<number> {
  const last = (await readVersions(tx, key)).at(-1);
  if (known && !last) throw refuse("answer-not-found");
  if (last?.state === "draft") {
    await rewriteDraft(tx, { ...key, version: last.version }, text, made);
    return last.version;
  }
  const version = (last?.version ?? 0) + 1;
  await insertVersion(tx, { ...key, version }, text, made);
  return version;
}

/** Refused: nothing drafted, another version than was seen, by whoever drafted it. */
export async function publishAnswer(
  services: Services,
  call: StaffCall,
  id: string,
  { requestKey, version }: AnswerChange,
): Promise<Kept> {
  const { actor, at } = call;
  const key = { division: actor.division, id };
  const kept = await carryOut(services, { ...call, requestKey }, `answer.publish ${id}`, async (tx) => {
    const draft = await seen(tx, key, version);
    if (draft.state !== "draft") throw refuse("answer-no-draft");
    if (draft.draftedBy === actor.id) throw refuse("answer-same-person");
    await endPublished(tx, key, "replaced");
    await publishDraft(tx, { ...key, version }, { by: actor.id, at });
    await recordAudit(tx, doneBy(call, "answer.publish", { kind: "answer", id }, { version }));
    return { id, version };
  });
  forgetShelf(services);
  return kept;
}

/** Nobody finds it from now on. */
export async function retireAnswer(
  services: Services,
  call: StaffCall,
  id: string,
  { requestKey, version }: AnswerChange,
): Promise<Kept> {
  const key = { division: call.actor.division, id };
  const kept = await carryOut(services, { ...call, requestKey }, `answer.retire ${id}`, async (tx) => {
    const published = (await readVersions(tx, key)).find(({ state }) => state === "published");
    if (!published) throw refuse("answer-not-found");
    if (published.version !== version) throw refuse("answer-changed");
    await endPublished(tx, key, "retired");
    await recordAudit(tx, doneBy(call, "answer.retire", { kind: "answer", id }, { version }));
    return { id, version };
  });
  forgetShelf(services);
  return kept;
}

async function seen(
  tx: Database,
  key: { division: string; id: string },
  version: number,
): Promise<AnswerVersion> {
  const last = (await readVersions(tx, key)).at(-1);
  if (!last) throw refuse("answer-not-found");
  if (last.version !== version) throw refuse("answer-changed");
  return last;
}
