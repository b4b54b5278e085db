/** What follows from events: people are told, a waiting wish finds its helper, what a helper handed in is noted. */
import { sendMessage } from "#server/modules/messages/index.ts";
import { tell } from "#server/modules/notices/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { numberOf, type Occurrence, type Reactor } from "../../cases/index.ts";
import { assignNearest } from "./assigning.ts";
import { readAssistance } from "./assistance-store.ts";
import { readGuidance } from "./guidance/guidance-store.ts";
import { readMandate } from "./mandate-store.ts";
import { helperViews } from "./roster.ts";
import { insertUse } from "./use-store.ts";

/** Which template tells the client of which action. */
const templates: Record<string, string> = {
  assign: "assistance-assigned",
  "hand-over": "assistance-assigned",
  missed: "assistance-missed",
  unreached: "assistance-unreached",
  close: "assistance-closed",
};

export function assistanceReactors(services: Services): Reactor[] {
  const isErrand = ({ case: it }: Occurrence) => it.type === "assistance";
  const each = (act: (tx: Database, one: Occurrence) => Promise<unknown>): Reactor["react"] => {
    return async (tx, occurrences) => {
      for (const one of occurrences) await act(tx, one);
    };
  };
  return [
    {
      name: "assign-assistance",
      // The request does it itself; this is for one that was cut off between the two.
      wants: (one) => isErrand(one) && one.event.from === null,
      react: each((_tx, { case: it, event }) => assignNearest(services, it, event.at)),
    },
    {
      name: "tell-assistance",
      wants: (one) => isErrand(one) && one.event.action in templates,
      react: each((tx, one) => tellClient(services, tx, one)),
    },
    {
      name: "tell-assistant",
      wants: (one) => isErrand(one) && ["assign", "hand-over", "cancel"].includes(one.event.action),
      react: each((tx, one) => tellHelper(services, tx, one)),
    },
    {
      name: "note-handed-in",
      wants: ({ case: it, event }) =>
        (it.type === "application" || it.type === "joint") &&
        event.seq === 1 &&
        typeof event.data.mandate === "string",
      react: each((tx, one) => noteHandedIn(services, tx, one)),
    },
    {
      name: "tell-guidance",
      wants: ({ case: it, event }) =>
        it.type === "guidance" && ["book", "cancel", "miss"].includes(event.action),
      react: each((tx, one) => tellOfGuidance(services, tx, one)),
    },
  ];
}

async function tellClient(services: Services, tx: Database, { case: it, event }: Occurrence): Promise<void> {
  const errand = await readAssistance({ db: tx, sealing: services.sealing }, it);
  const { client, content, asker } = errand ?? {};
  const phone = content?.phone ?? content?.asker?.phone;
  const account = client ?? asker;
  const helperId = typeof event.data.helper === "string" ? event.data.helper : errand?.helper;
  const helper = helperId && (await helperViews({ db: tx }, it.division, [helperId])).get(helperId);
  if (!errand || !helper || (account === undefined && phone === undefined)) return;
  await sendMessage(tx, services, {
    ...{ division: it.division, key: `assistance ${it.id} ${event.seq}`, at: event.at },
    ...(account !== undefined && { to: { kind: "resident" as const, id: account } }),
    ...(phone !== undefined && { phone }),
    template: templates[event.action]!,
    parameters: { number: numberOf(it), helper: helper.name, site: helper.site, helperPhone: helper.phone },
  });
}

const helperWords: Record<string, string> = {
  assign: "有一件帮代办派给您，请尽快联系",
  "hand-over": "有一件帮代办移交给您，请看经过",
  cancel: "您帮办的一件事，本人说不用了",
};

async function tellHelper(services: Services, tx: Database, { case: it, event }: Occurrence): Promise<void> {
  const errand = await readAssistance({ db: tx, sealing: services.sealing }, it);
  const helper = typeof event.data.helper === "string" ? event.data.helper : errand?.helper;
  if (helper === undefined || helper === event.actor.id) return;
  const number = numberOf(it);
  await tell(tx, {
    ...{ division: it.division, key: `assistance ${it.id} ${event.seq}`, at: event.at, kind: "case" },
    to: { staff: [helper] },
    text: `${helperWords[event.action]}（${number.slice(-9)}）`,
    href: `/staff/assistance/${number}`,
  });
}

/** The client reads it among what was done under their mandate, and is told at once (R12.5). */
async function noteHandedIn(
  services: Services,
  tx: Database,
  { case: it, event }: Occurrence,
): Promise<void> {
  const { division } = it;
  const mandate = await readMandate(
    { db: tx, sealing: services.sealing },
    { division, id: String(event.data.mandate) },
  );
  if (!mandate) return;
  const { id, helper, client, content } = mandate;
  const item = content.items.find(({ name }) => name === it.subject)?.key;
  await insertUse(tx, division, {
    ...{ mandate: id, at: event.at, helper, action: "hand-in", caseId: it.id },
    ...(item !== undefined && { item }),
  });
  if (it.facts.traits.includes("part-of-joint")) return;
  await sendMessage(tx, services, {
    ...{ division, key: `mandate-handed-in ${id} ${it.id}`, at: event.at },
    ...{ to: { kind: "resident", id: client }, phone: content.client.phone },
    template: "mandate-handed-in",
    parameters: { helper: content.helperName, item: it.subject, number: numberOf(it) },
  });
}

const guidanceTemplates: Record<string, string> = {
  book: "guidance-booked",
  cancel: "guidance-cancelled",
  miss: "guidance-missed",
};

async function tellOfGuidance(
  services: Services,
  tx: Database,
  { case: it, event }: Occurrence,
): Promise<void> {
  const { division } = it;
  const booking = await readGuidance({ db: tx, sealing: services.sealing }, it);
  if (!booking) return;
  const { client, helper, content, startsAt } = booking;
  const view = (await helperViews({ db: tx }, division, [helper])).get(helper);
  const parameters = { helper: view?.name ?? "导办员", when: whenWords(startsAt) };
  await sendMessage(tx, services, {
    ...{ division, key: `guidance ${it.id} ${event.seq}`, at: event.at, parameters },
    ...{
      to: { kind: "resident", id: client },
      phone: content.phone,
      template: guidanceTemplates[event.action]!,
    },
  });
  if (event.actor.id === helper) return;
  await tell(tx, {
    ...{
      division,
      key: `guidance ${it.id} ${event.seq}`,
      at: event.at,
      kind: "case",
      to: { staff: [helper] },
    },
    text:
      event.action === "book" ? `有人约了 ${parameters.when} 的云导办` : `${parameters.when} 的云导办取消了`,
    href: "/staff/assistance/guidance",
  });
}

/** `11 月 23 日 09:20`. */
export function whenWords(instant: string): string {
  const shifted = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${Number(shifted.slice(5, 7))} 月 ${Number(shifted.slice(8, 10))} 日 ${shifted.slice(11, 16)}`;
}
