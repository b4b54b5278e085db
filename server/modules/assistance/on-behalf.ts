/**
 * Acting for a client under their mandate (R12.5): filling in, handing in, following, collecting. Every use is noted where
 * the client reads it, also those that were refused; every reading of what is personal is in the audit log. The drafts and
 * the handing in are those of the portal: the events name the helper and the mandate.
 */

import type { MandateAction } from "#contract/assistance-words.ts";
import type { Draft, DraftContent, Submitted } from "#contract/draft.ts";
import type { ClientDesk, ClientDraft } from "#contract/errand-mandate.ts";
import type { ResidentActor } from "#server/kernel/access/actor.ts";
import {
  coversItem,
  type MandateItem,
  mandateRefusal,
  signedAnew,
} from "#server/kernel/assistance/mandate.ts";
import { caseNumber, parseCaseNumber } from "#server/kernel/codes/case-number.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import {
  type Applicant,
  bringFor,
  caseSummaries,
  handedInAlready,
  myDrafts,
  openDraft,
  readDraft,
  renewDraft,
  saveDraft,
  submitDraft,
} from "#server/modules/applications/index.ts";
import { carryOut, doneBy, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { findCases } from "../../cases/index.ts";
import "./assistance-refusals.ts";
import type { Mandate } from "./mandate.ts";
import { known } from "./mandate-commands.ts";
import { staffMandate } from "./mandate-query.ts";
import { casesUnder, handingIn, insertUse, type Use, usedDraft } from "./use-store.ts";

interface Acting {
  mandate: Mandate;
  /** The client, with the helper behind them. */
  client: ResidentActor;
}

type Noted = Partial<Pick<Use, "caseId" | "draft" | "item">>;

/** Asks the mandate; what it does not allow is noted and refused with its code. */
async function actingUnder(
  services: Services,
  { actor, at }: StaffCall,
  id: string,
  use: { action: MandateAction; item?: MandateItem },
): Promise<Acting> {
  const { division } = actor;
  const mandate = await known(services, { division, id });
  const { action, item } = use;
  const on = shanghaiDay(at);
  const refusal = mandateRefusal(mandate, { helper: actor.id, action, on, ...(item && { item }) });
  if (refusal) {
    await noteRefusal(services, { actor, at }, mandate, { action, refusal, ...(item && { item: item.key }) });
    throw refuse(refusal);
  }
  const client: ResidentActor = {
    ...{ kind: "resident", division, id: mandate.client, enterprises: [] },
    by: { staff: actor.id, mandate: id },
  };
  return { mandate, client };
}

async function noteRefusal(
  services: Services,
  { actor, at }: Pick<StaffCall, "actor" | "at">,
  { id: mandate, division }: Mandate,
  { action, refusal, item }: { action: string; refusal: string; item?: string },
): Promise<void> {
  const use = { mandate, at, helper: actor.id, action, refused: refusal, ...(item && { item }) };
  await insertUse(services.db, division, use);
  await recordAudit(services.db, {
    ...{ division, at, action: `mandate.${action}`, result: "refused", reason: refusal },
    ...{ actor: { kind: "staff", id: actor.id }, subject: { kind: "mandate", id: mandate } },
  });
}

async function note(
  services: Services,
  call: StaffCall,
  { id, division }: Mandate,
  action: string,
  noted: Noted = {},
) {
  const { actor, at } = call;
  await insertUse(services.db, division, { mandate: id, at, helper: actor.id, action, ...noted });
  const { draft, item } = noted;
  const details = { ...(draft && { draft }), ...(item && { item }) };
  await recordAudit(services.db, doneBy(call, `mandate.${action}`, { kind: "mandate", id }, details));
}

/** What the helper works with: drafts and cases of the items that the mandate names. */
export async function clientDesk(services: Services, call: StaffCall, id: string): Promise<ClientDesk> {
  const { mandate, client } = await actingUnder(services, call, id, { action: "follow" });
  await note(services, call, mandate, "follow");
  const { division } = mandate;
  const [drafts, ids] = await Promise.all([
    myDrafts(services, client),
    casesUnder(services.db, division, id),
  ]);
  const cases = await findCases(services.pool, division, ids);
  return {
    mandate: staffMandate(services, mandate, call.actor.id),
    client: mandate.content.client,
    assistance: caseNumber(division, mandate.caseId),
    drafts: drafts.filter(
      ({ actingFor, ...draft }) => actingFor === undefined && coversItem(mandate, itemOf(draft)),
    ),
    cases: await caseSummaries(services, division, cases, services.now()),
  };
}

const itemOf = ({ item, bundle }: Pick<Draft, "item" | "bundle">): MandateItem => ({
  key: item.key,
  ...(bundle && { bundle }),
});

export async function openForClient(
  services: Services,
  call: StaffCall,
  id: string,
  item: MandateItem,
): Promise<ClientDraft> {
  const { mandate, client } = await actingUnder(services, call, id, { action: "fill", item });
  const draft = await openDraft(services, client, { item: item.key, bundle: item.bundle ?? false }, call.at);
  await note(services, call, mandate, "open", { draft: draft.id, item: item.key });
  return { draft, client: mandate.content.client };
}

/** A draft of this client for an item of this mandate; moved to the version in use. */
async function draftUnder(
  services: Services,
  call: StaffCall,
  id: string,
  { draft: draftId, action }: { draft: string; action: MandateAction },
): Promise<Acting & { draft: Draft }> {
  const { client } = await actingUnder(services, call, id, { action });
  const draft = await readDraft(services, client, draftId);
  if (draft.actingFor !== undefined) throw refuse("draft-not-found");
  const acting = await actingUnder(services, call, id, { action, item: itemOf(draft) });
  return { ...acting, draft };
}

export async function readForClient(
  services: Services,
  call: StaffCall,
  id: string,
  draftId: string,
): Promise<ClientDraft> {
  const { mandate, client, draft } = await draftUnder(services, call, id, { draft: draftId, action: "fill" });
  const current = draft.outdated
    ? await renewDraft(services, client, draftId, draft.version, call.at)
    : draft;
  await note(services, call, mandate, "read", { draft: draftId, item: draft.item.key });
  return { draft: current, client: mandate.content.client };
}

/** Saves over the version seen. Refused: a promise or a signature that the client has not given themselves. */
export async function saveForClient(
  services: Services,
  call: StaffCall,
  id: string,
  { draft: draftId, version, content }: { draft: string; version: number; content: DraftContent },
): Promise<ClientDraft> {
  const { mandate, client, draft } = await draftUnder(services, call, id, { draft: draftId, action: "fill" });
  const [signed] = signedAnew(draft.content, content);
  const item = draft.item.key;
  if (signed !== undefined) {
    await noteRefusal(services, call, mandate, { action: "fill", refusal: "mandate-cannot-sign", item });
    throw refuse("mandate-cannot-sign", { field: signed });
  }
  const { division } = mandate;
  const [by, owner] = [`staff/${call.actor.id}`, `resident/${client.id}`];
  await bringFor(services.db, division, { by, owner }, content);
  const saved = await saveDraft(services, client, draftId, { version, content }, call.at);
  await note(services, call, mandate, "fill", { draft: draftId, item });
  return { draft: saved, client: mandate.content.client };
}

/**
 * Hands the draft in for the client. Once, however often asked: the draft's id is the request key. Noting it and telling
 * the client follows from the event (`assistance-reactors.ts`), so that neither is ever missing.
 */
export async function submitForClient(
  services: Services,
  call: StaffCall,
  id: string,
  { draft: draftId, version }: { draft: string; version: number },
): Promise<Submitted> {
  const { division } = call.actor;
  const key = { division, id: draftId };
  const { client: who } = await actingUnder(services, call, id, { action: "hand-in" });
  const before = (await usedDraft(services.db, division, { mandate: id, draft: draftId }))
    ? await handedInAlready(services, who, key)
    : undefined;
  if (before) return before;
  const { mandate, client } = await draftUnder(services, call, id, { draft: draftId, action: "hand-in" });
  const applicant: Applicant = { resident: client.id, ...mandate.content.client };
  return await submitDraft(services, client, key, version, call.at, applicant);
}

/** The helper has collected a result for the client; only of what was handed in under this mandate. */
export async function collectForClient(
  services: Services,
  call: StaffCall,
  id: string,
  { requestKey, number }: { requestKey: string; number: string },
): Promise<void> {
  const { mandate } = await actingUnder(services, call, id, { action: "collect" });
  const parsed = parseCaseNumber(number);
  const use = parsed.ok ? await handingIn(services.db, parsed.value) : undefined;
  if (!parsed.ok || use?.mandate !== id) throw refuse("assistance-not-found", { field: "number" });
  await carryOut(services, { ...call, requestKey }, `mandate.collect ${id}`, async (tx) => {
    const { actor, at } = call;
    const noted = { caseId: parsed.value.id, ...(use.item && { item: use.item }) };
    await insertUse(tx, mandate.division, { mandate: id, at, helper: actor.id, action: "collect", ...noted });
    await recordAudit(tx, doneBy(call, "mandate.collect", { kind: "case", id: number }));
  });
}
