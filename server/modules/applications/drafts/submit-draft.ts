import type { ResidentActor } from "#server/kernel/access/actor.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { readEnterprise, readResident } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import type { Applicant } from "../application.ts";
import { openItemOf } from "../item-of.ts";
import { handInJoint } from "../joint/joint-hand-in.ts";
import { isOutdated, openBundleOf, openMatter } from "./matter.ts";
import "../applications-refusals.ts";
import { requireFiles } from "../files/file-store.ts";
import { checkedContent, type HandedIn, handIn, type Receipt, receiptOf } from "../handing-in/hand-in.ts";
import { toldForDraft } from "../registers/register-facts.ts";
import { withTold } from "../registers/register-told.ts";
import { type DraftKey, findDraft, markSubmitted, type StoredDraft } from "./draft-store.ts";

/**
 * Hands a draft in, once: the draft's id is the request key. Refused: not theirs, filled in under an older version
 * (R1.4), incomplete (naming everything, R2.8), an item that is not open, files that are not theirs, a bar (R2.11).
 * `given`: who applies, where a mandate says it and not their profile (R12.5).
 */
export async function submitDraft(
  services: Services,
  actor: ResidentActor,
  key: DraftKey,
  version: number,
  at: Instant,
  given?: Applicant,
): Promise<Receipt> {
  const draft = await findDraft(services.db, services.sealing, key);
  if (!draft || draft.resident !== actor.id) throw refuse("draft-not-found");
  if (draft.submittedCase !== undefined)
    return await receiptOf(services, { ...key, id: draft.submittedCase });
  if (draft.version !== version) throw refuse("draft-changed");
  const matter = await openMatter(services, key.division, { item: draft.itemKey, bundle: draft.bundle });
  if (isOutdated(draft, matter)) throw refuse("draft-outdated");
  const applicant = given ?? (await applicantOf(services, actor, draft.actingFor));
  await requireFiles(services.db, key.division, `resident/${actor.id}`, draft.content);
  const { written, receipt } = await open(services, actor, draft, applicant, at);
  await markSubmitted(services.db, key, written.case.id);
  return receipt;
}

/** The receipt of a draft of theirs that was handed in before; undefined while it is one, or when it is not theirs. */
export async function handedInAlready(
  services: Services,
  actor: ResidentActor,
  key: DraftKey,
): Promise<Receipt | undefined> {
  const draft = await findDraft(services.db, services.sealing, key);
  if (draft?.resident !== actor.id || draft.submittedCase === undefined) return undefined;
  return await receiptOf(services, { ...key, id: draft.submittedCase });
}

async function open(
  services: Services,
  actor: ResidentActor,
  draft: StoredDraft,
  applicant: Applicant,
  at: Instant,
): Promise<HandedIn> {
  const how = { requestKey: draft.id, channel: "portal" as const, at };
  const told = await toldForDraft(services, draft.id, draft.content.answers);
  if (draft.bundle) {
    const bundle = await openBundleOf(services, draft.itemKey);
    return await handInJoint(services, actor, {
      ...how,
      open: bundle,
      draft: draft.content,
      applicant,
      told,
    });
  }
  const item = await openItemOf(services, actor.division, draft.itemKey);
  const checked = await checkedContent(services, item, draft.content, applicant, at);
  const content = withTold(checked, told);
  return await handIn(services, actor, { ...how, item, content });
}

async function applicantOf(services: Services, actor: ResidentActor, uscc?: string): Promise<Applicant> {
  const { db, sealing } = services;
  permit(actor, "case.apply", { division: actor.division, ...(uscc !== undefined && { enterprise: uscc }) });
  const person = await readResident(db, sealing, actor.division, actor.id);
  if (!person?.name || !person.idNumber) throw refuse("applicant-unknown", { field: "me.name" });
  const { name, idNumber, phone } = person;
  const own = { resident: actor.id, name, idNumber, phone };
  if (uscc === undefined) return own;
  return {
    ...own,
    enterprise: { uscc, name: (await readEnterprise(db, sealing, actor.division, uscc))?.name ?? uscc },
  };
}
