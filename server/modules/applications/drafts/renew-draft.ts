/** A draft follows its item or bundle to the version in use (R1.4); nothing that was filled in is lost silently. */
import type { Draft } from "#contract/draft.ts";
import type { ResidentActor } from "#server/kernel/access/actor.ts";
import { joinRenewals, renewDraft as renewed } from "#server/kernel/draft-renewal.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import "../applications-refusals.ts";
import { draftView, ownDraft } from "./draft-commands.ts";
import { type StoredDraft, updateDraft } from "./draft-store.ts";
import { demandThen, isOutdated, openMatter } from "./matter.ts";

/**
 * Moves a draft to the version in use and says what that changes; one that is up to date stays as it is. Refused: not
 * theirs, saved elsewhere meanwhile, an item that is not open.
 */
export async function renewDraft(
  services: Services,
  actor: ResidentActor,
  id: string,
  version: number,
  at: Instant,
): Promise<Draft> {
  const { division } = actor;
  const draft = await ownDraft(services, actor, id);
  const matter = await openMatter(services, division, { item: draft.itemKey, bundle: draft.bundle });
  if (!isOutdated(draft, matter)) return draftView(draft, matter.name);
  if (draft.version !== version) throw refuse("draft-changed");
  const before = await demandThen(services, division, draft);
  const { content, renewal } = renewed(
    before ?? matter.demandOf,
    matter.demandOf,
    draft.content,
    shanghaiDay(at),
  );
  const { version: itemVersion, partVersions } = matter;
  const { renewal: unseen, ...rest } = draft;
  const told = joinRenewals(unseen, renewal);
  const next: StoredDraft = { ...rest, itemVersion, partVersions, content, savedAt: at };
  return await saved(services, { ...next, ...(told.changes.length > 0 && { renewal: told }) }, matter.name);
}

/** The resident has looked at what a renewal changed. */
export async function putRenewalAway(
  services: Services,
  actor: ResidentActor,
  id: string,
  version: number,
): Promise<Draft> {
  const { renewal, ...draft } = await ownDraft(services, actor, id);
  const matter = await openMatter(services, actor.division, { item: draft.itemKey, bundle: draft.bundle });
  return renewal ? await saved(services, { ...draft, version }, matter.name) : draftView(draft, matter.name);
}

async function saved({ db, sealing }: Services, draft: StoredDraft, name: string): Promise<Draft> {
  if (!(await updateDraft(db, sealing, draft))) throw refuse("draft-changed");
  return draftView({ ...draft, version: draft.version + 1 }, name);
}
