/** Drawing up a mandate (R12.5): for whom, for what, and whether it may be at all. */
import { randomUUID } from "node:crypto";
import type { MandateMade, NewMandate } from "#contract/errand-mandate.ts";
import { newMandateFault } from "#server/kernel/assistance/mandate.ts";
import { checkCitizenId } from "#server/kernel/codes/citizen-id.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { isOwner } from "#server/modules/applications/index.ts";
import type { StaffCall } from "#server/modules/audit/index.ts";
import { bundleNames } from "#server/modules/bundles/index.ts";
import { nameOfItem } from "#server/modules/items/index.ts";
import { counterResident, readResident, staffNames } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { assistanceOf } from "./acting.ts";
import { phoneOf } from "./ask.ts";
import type { Assistance } from "./assistance.ts";
import { assistanceRulesOf } from "./assistance-rules.ts";
import { type Mandate, type MandateContent, mandateDigest } from "./mandate.ts";
import { sendCode } from "./mandate-code.ts";
import { actOnMandate, tellClient } from "./mandate-commands.ts";
import { insertMandate } from "./mandate-store.ts";
import { helpersById } from "./roster-store.ts";
import "./assistance-refusals.ts";

/**
 * Drawn up by the helper of the errand. With a signed paper it holds at once; else once the client has agreed. Refused:
 * another helper's errand, oneself, somebody close [A], too long [A], an identity that is not the account's.
 */
export async function makeMandate(
  services: Services,
  call: StaffCall,
  number: string,
  asked: NewMandate,
): Promise<MandateMade> {
  const { actor, at } = call;
  const { division } = actor;
  const it = await assistanceOf(services, division, number);
  permit(actor, "assistance.help", { division, helper: it.helper ?? "" });
  const { phone, idNumber, name } = clientOf(call, asked);
  await requireAllowed(services, call, asked, phone);
  const items = await namedItems(services, division, asked.items);
  const client = await counterResident(services, { division, phone, at });
  await requireSame(services, { division, id: client }, { name, idNumber });
  const mandate = await mandateOf(services, call, it, {
    asked,
    client,
    person: { name, idNumber, phone },
    items,
  });
  const { id, consent, consentedAt } = mandate;
  const done = { action: "make", mandate: id, about: number, details: { consent } } as const;
  return await actOnMandate(services, call, { ...done, requestKey: asked.requestKey }, async (tx) => {
    await insertMandate(tx, services.sealing, mandate);
    if (consent === "code") await sendCode(tx, services, mandate, at);
    else await tellClient(tx, services, mandate, consentedAt ? "mandate-holds" : "mandate-offered", at);
    return mandate;
  });
}

function clientOf({ at }: StaffCall, { client }: NewMandate) {
  const idNumber = client.idNumber.replace(/\s/g, "").toUpperCase();
  if (!checkCitizenId(idNumber, shanghaiDay(at)).ok)
    throw refuse("mandate-identity", { field: "client.idNumber" });
  return { name: client.name.trim(), idNumber, phone: phoneOf(client.phone, "client.phone") };
}

/** R12.5 [A]: nobody for themselves or somebody close, not for ever, no paper without its photograph. */
async function requireAllowed(
  services: Services,
  { actor, at }: StaffCall,
  asked: NewMandate,
  phone: string,
): Promise<void> {
  const { db } = services;
  const { division, id } = actor;
  const { mostDays, relatives } = assistanceRulesOf(services).mandate;
  const helper = (await helpersById(db, division, [id])).get(id);
  if (!helper || helper.left) throw refuse("assistance-helper");
  const own = helper.phone.replace(/[\s-]/g, "") === phone;
  const fault = newMandateFault(
    { own, related: asked.related, validTo: asked.validTo },
    { mostDays, relatives },
    at,
  );
  if (fault)
    throw refuse(fault, { field: fault === "mandate-relative" ? "related" : "validTo", days: mostDays });
  const { consent, paper } = asked;
  if (consent !== "paper") return;
  if (paper === undefined || !(await isOwner(db, division, `staff/${id}`, paper)))
    throw refuse("mandate-paper", { field: "paper" });
}

async function namedItems(
  services: Services,
  division: string,
  items: NewMandate["items"],
): Promise<MandateContent["items"]> {
  const named = await Promise.all(
    items.map(async ({ key, bundle }) => {
      const name = bundle
        ? (await bundleNames(services, division)).get(key)
        : await nameOfItem(services, division, key);
      if (name === undefined) throw refuse("mandate-item-unknown", { field: "items" });
      return { key, name, ...(bundle && { bundle }) };
    }),
  );
  return [...new Map(named.map((one) => [`${one.key} ${one.bundle ?? false}`, one])).values()];
}

/** An account that the national identity has confirmed is nobody else's. */
async function requireSame(
  { db, sealing }: Services,
  { division, id }: { division: string; id: string },
  { name, idNumber }: { name: string; idNumber: string },
): Promise<void> {
  const known = await readResident(db, sealing, division, id);
  if (known?.verifiedAt === undefined) return;
  if (known.name !== name || known.idNumber !== idNumber)
    throw refuse("mandate-client", { field: "client.idNumber" });
}

interface Drawn {
  asked: NewMandate;
  client: string;
  person: MandateContent["client"];
  items: MandateContent["items"];
}

async function mandateOf(
  services: Services,
  { actor, at }: StaffCall,
  it: Assistance,
  drawn: Drawn,
): Promise<Mandate> {
  const { division, id: helper } = actor;
  const { asked, client, person, items } = drawn;
  const { actions, validTo, consent, paper } = asked;
  const name = (await staffNames(services.db, division, [helper])).get(helper) ?? "帮办员";
  const site = (await helpersById(services.db, division, [helper])).get(helper)?.site ?? "";
  const content: MandateContent = {
    client: person,
    items,
    actions: [...new Set(actions)],
    helperName: name,
    site,
  };
  const days = { validFrom: shanghaiDay(at), validTo };
  return {
    ...{ division, id: randomUUID(), caseId: it.id, client, helper, content, ...days, madeAt: at, consent },
    ...{ items, actions: content.actions, digest: mandateDigest(content, days) },
    ...(consent === "paper" && paper && { paper, consentedAt: at, consentBy: `staff/${helper}` }),
  };
}
