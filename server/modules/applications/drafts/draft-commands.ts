/** Drafts: opened for an item, saved at every step, never overwritten by another device. */
import { randomUUID } from "node:crypto";
import type { Draft, DraftContent, DraftSummary } from "#contract/draft.ts";
import type { ResidentActor } from "#server/kernel/access/actor.ts";
import { canonical } from "#server/kernel/digest/canonical.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { prefillOf } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { keptFromPromises } from "../promises/promised.ts";
import { currentMatter, isOutdated, matterName, openMatter } from "./matter.ts";
import "../applications-refusals.ts";
import {
  type DraftRow,
  deleteDraft,
  draftsOf,
  findDraft,
  insertDraft,
  type StoredDraft,
  updateDraft,
} from "./draft-store.ts";

/** A fresh draft, filled with what the profile knows. */
export async function openDraft(
  services: Services,
  actor: ResidentActor,
  request: { item: string; bundle?: boolean; actingFor?: string },
  at: Instant,
): Promise<Draft> {
  const { db, sealing } = services;
  const { division, id: resident } = actor;
  const { actingFor } = request;
  permit(actor, "case.apply", { division, ...(actingFor !== undefined && { enterprise: actingFor }) });
  const matter = await openMatter(services, division, request);
  const facts = await prefillOf(services, {
    division,
    resident,
    ...(actingFor !== undefined && { enterprise: actingFor }),
  });
  const draft: StoredDraft = {
    ...{ division, id: randomUUID(), resident, itemKey: matter.key, itemVersion: matter.version },
    ...{ bundle: request.bundle ?? false, partVersions: matter.partVersions },
    ...(actingFor !== undefined && { actingFor }),
    ...{ version: 1, savedAt: at },
    content: { situation: {}, answers: matter.prefilled(facts), materials: [] },
  };
  await insertDraft(db, sealing, draft);
  return draftView(draft, matter.name);
}

/** My drafts that are not handed in yet, the last saved first. */
export async function myDrafts(services: Services, { division, id }: ResidentActor): Promise<DraftSummary[]> {
  const drafts = await draftsOf(services.db, division, id);
  return await Promise.all(
    drafts.map(async (draft) => summaryView(draft, await matterName(services, division, draft))),
  );
}

/** Refused with `draft-not-found` when it is not theirs. */
export async function readDraft(services: Services, actor: ResidentActor, id: string): Promise<Draft> {
  const { division } = actor;
  const draft = await ownDraft(services, actor, id);
  const now = await currentMatter(services, division, { item: draft.itemKey, bundle: draft.bundle });
  return {
    ...draftView(draft, await matterName(services, division, draft)),
    ...(now && isOutdated(draft, now) && { outdated: true }),
    ...((await keptFromPromises(services, actor, draft.actingFor)) && { seriousRecord: true }),
  };
}

/**
 * Saves a draft under the version it is filled in under: what somebody is typing while the item changes is not lost.
 * The same save again is answered as it was. Refused: not theirs, saved elsewhere meanwhile, an item that is not open.
 */
export async function saveDraft(
  services: Services,
  actor: ResidentActor,
  id: string,
  request: { version: number; content: DraftContent },
  at: Instant,
): Promise<Draft> {
  const draft = await ownDraft(services, actor, id);
  const matter = await openMatter(services, actor.division, { item: draft.itemKey, bundle: draft.bundle });
  const { version, content } = request;
  const next = { ...draft, version, content, savedAt: at };
  if (await updateDraft(services.db, services.sealing, next))
    return draftView({ ...next, version: version + 1 }, matter.name);
  const saved = await ownDraft(services, actor, id);
  if (!isRepeated(request, saved)) throw refuse("draft-changed");
  return draftView(saved, matter.name);
}

/** The same save once more: its answer was lost, by a reload or on the line. */
function isRepeated({ version, content }: { version: number; content: DraftContent }, saved: StoredDraft) {
  return saved.version === version + 1 && canonical(saved.content) === canonical(content);
}

export async function dropDraft(services: Services, actor: ResidentActor, id: string): Promise<void> {
  await ownDraft(services, actor, id);
  await deleteDraft(services.db, { division: actor.division, id });
}

/** Refused with `draft-not-found` when it is not theirs, or handed in already. */
export async function ownDraft(services: Services, actor: ResidentActor, id: string): Promise<StoredDraft> {
  const draft = await findDraft(services.db, services.sealing, { division: actor.division, id });
  if (!draft || draft.resident !== actor.id || draft.submittedCase !== undefined)
    throw refuse("draft-not-found");
  return draft;
}

export function draftView(draft: StoredDraft, name: string): Draft {
  const { content, renewal } = draft;
  return { ...summaryView(draft, name), content, ...(renewal && { renewal }) };
}

function summaryView(draft: DraftRow, name: string): DraftSummary {
  const { id, actingFor, itemKey, itemVersion, bundle, version, savedAt } = draft;
  return {
    ...{ id, version, savedAt, item: { key: itemKey, version: itemVersion, name } },
    ...(bundle && { bundle }),
    ...(actingFor !== undefined && { actingFor }),
  };
}
