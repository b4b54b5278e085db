/** Wishing for help: in the portal, for oneself or an old neighbour; or typed by staff for somebody who came or rang. */
import type { AskForHelp, HelpAsked, RegisterHelp } from "#contract/assistance.ts";
import type { CaseRole } from "#contract/case-type.ts";
import type { EventActor } from "#server/kernel/case-type/case.ts";
import { maskName } from "#server/kernel/codes/mask.ts";
import { checkPhone, isMobile } from "#server/kernel/codes/phone.ts";
import { doneBy, type ResidentCall, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import { nameOfItem } from "#server/modules/items/index.ts";
import { sendMessage } from "#server/modules/messages/index.ts";
import { areasOf } from "#server/modules/organisation/index.ts";
import { counterResident, readResident } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf, numberOf, type Written } from "../../cases/index.ts";
import { assignNearest } from "./assigning.ts";
import { type Assistance, type AssistanceContent, partyOfClient } from "./assistance.ts";
import "./assistance-refusals.ts";
import { assistanceRulesOf } from "./assistance-rules.ts";
import { assistanceRow, readAssistance, stepRow } from "./assistance-store.ts";
import { helperViews } from "./roster.ts";

interface Wished {
  division: string;
  requestKey: string;
  channel: string;
  client?: string | undefined;
  asker?: string | undefined;
  where: Pick<Assistance, "area" | "place" | "language" | "item">;
  content: AssistanceContent;
  actor: EventActor;
  role: CaseRole;
  at: string;
}

type Where = Pick<AskForHelp, "area" | "place" | "language" | "item" | "address" | "text">;

/** From the portal. Refused: an area that is not there, a phone that is none. */
export async function askForHelp(
  services: Services,
  { actor, at }: ResidentCall,
  asked: AskForHelp,
): Promise<HelpAsked> {
  const { division, id } = actor;
  const me = await readResident(services.db, services.sealing, division, id);
  if (!me) throw refuse("assistance-not-found");
  const { for: other, relation, requestKey } = asked;
  const mine = { phone: me.phone, ...(me.name !== undefined && { name: me.name }) };
  const phone = other?.phone === undefined ? undefined : phoneOf(other.phone, "for.phone");
  // A phone that both share is the one that is rung, and nobody's account.
  const client = other
    ? await clientWith(services, division, phone === me.phone ? undefined : phone, at)
    : id;
  const person = other
    ? { name: other.name.trim(), ...(phone && { phone }) }
    : { name: me.name ?? "", phone: me.phone };
  return await wish(services, {
    ...{ division, requestKey, channel: "portal", client, at, role: "applicant" },
    asker: other ? id : undefined,
    where: whereOf(asked),
    content: {
      ...{ ...wordsOf(asked), ...person },
      ...(other && { asker: mine, ...(relation && { relation }) }),
    },
    actor: { kind: "resident", id },
  });
}

/** Typed by staff. */
export async function registerHelp(
  services: Services,
  call: StaffCall,
  asked: RegisterHelp,
): Promise<HelpAsked> {
  const { actor, at } = call;
  const { division } = actor;
  const { channel, requestKey, person } = asked;
  const phone = person.phone === undefined ? undefined : phoneOf(person.phone, "person.phone");
  const helps = actor.posts.some(({ role }) => role === "assistant");
  const registered = await wish(services, {
    ...{ division, requestKey, channel, at, role: helps ? "assistant" : "clerk" },
    client: await clientWith(services, division, phone, at),
    where: whereOf(asked),
    content: { ...wordsOf(asked), name: person.name.trim(), ...(phone && { phone }) },
    actor: { kind: "staff", id: actor.id },
  });
  const subject = { kind: "case", id: registered.number };
  await recordAudit(services.db, doneBy(call, "assistance.register", subject, { channel }));
  return registered;
}

/** A mobile number has an account, made when it is the first time; without one there is nobody to tell. */
async function clientWith(services: Services, division: string, phone: string | undefined, at: string) {
  return phone !== undefined && isMobile(phone)
    ? await counterResident(services, { division, phone, at })
    : undefined;
}

const whereOf = ({ area, place, language, item }: Where) => ({
  area,
  ...(place && { place }),
  ...(language && { language }),
  ...(item && { item }),
});

const wordsOf = ({ text, address }: Where) => ({
  text: text.trim(),
  ...(address && { address: address.trim() }),
});

export function phoneOf(typed: string, field: string): string {
  const phone = checkPhone(typed.replace(/[\s-]/g, ""));
  if (!phone.ok) throw refuse("assistance-phone", { field });
  return phone.value.number;
}

async function wish(services: Services, wished: Wished): Promise<HelpAsked> {
  const { division, where, at } = wished;
  const areas = await areasOf(services.db, division);
  if (!areas.some(({ code }) => code === where.area)) throw refuse("assistance-area", { field: "area" });
  const itemName = where.item === undefined ? undefined : await nameOfItem(services, division, where.item);
  const written = await open(services, wished, itemName);
  const key = { division, id: written.case.id };
  if (!written.repeated) await tellClient(services, wished, numberOf(written.case));
  await assignNearest(services, key, at);
  const { helper } = (await readAssistance(services, key)) ?? {};
  const view = helper && (await helperViews(services, division, [helper])).get(helper);
  return { number: numberOf(written.case), ...(view && { helper: view }) };
}

async function open(services: Services, wished: Wished, itemName: string | undefined): Promise<Written> {
  const { division, requestKey, channel, client, asker, where, content, actor, role, at } = wished;
  const { bureau, contact, serve } = assistanceRulesOf(services);
  const { writer, types } = await engineOf(services);
  const { version } = types.newest("assistance");
  const { sealing } = services;
  const whose = { ...(client !== undefined && { client }), ...(asker !== undefined && { asker }) };
  return await writer.open({
    ...{ division, requestKey, at, action: "ask", data: {}, actor, roles: [role] },
    opening: {
      ...{ type: "assistance", typeVersion: version, organ: bureau, channel },
      subject: `帮代办：${itemName ?? "帮忙办事"}`.slice(0, 80),
      ...{
        party: partyOfClient(client, bureau),
        partyLabel: content.name ? maskName(content.name) : "未留姓名",
      },
      facts: { limits: { contact, serve }, steps: [], traits: [] },
    },
    satellites: (key, event) => [
      assistanceRow(sealing, { ...key, ...whose, ...where, content, askedAt: at }),
      stepRow(sealing, key, {
        seq: event.seq,
        at: event.at,
        action: event.action,
        state: event.to,
        words: {},
      }),
    ],
  });
}

/** Somebody for whom another asked, or whom staff registered, learns that this was done in their name. */
async function tellClient(
  services: Services,
  { client, asker, content, role, division, at }: Wished,
  number: string,
) {
  if (client === undefined || (role === "applicant" && asker === undefined)) return;
  await sendMessage(services.db, services, {
    ...{ division, key: `assistance ${number} asked`, to: { kind: "resident", id: client }, at },
    ...(content.phone !== undefined && { phone: content.phone }),
    template: "assistance-asked-for-you",
    parameters: { number },
  });
}
