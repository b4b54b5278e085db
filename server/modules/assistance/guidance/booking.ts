/** Free times of remote guides, and booking one (云导办, B15). */

import type { ActAnswer } from "#contract/case.ts";
import type { BookGuidance, GuidanceSlots } from "#contract/guidance.ts";
import { freeSlots, type Slot } from "#server/kernel/assistance/slots.ts";
import { maskName } from "#server/kernel/codes/mask.ts";
import { addDays, daysBetween, type Instant, instantOf, msOf, shanghaiDay } from "#server/kernel/time/day.ts";
import { carryOut, type ResidentCall } from "#server/modules/audit/index.ts";
import { readResident } from "#server/modules/people/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf, type Written } from "../../../cases/index.ts";
import { answered } from "../acting.ts";
import { inLine } from "../assigning.ts";
import { assistanceRulesOf } from "../assistance-rules.ts";
import { lockAssigning } from "../assistance-store.ts";
import { helperViews } from "../roster.ts";
import { dutiesOf, helpersById } from "../roster-store.ts";
import { type Guidance, guidanceRow, guidanceStepRow, takenFrom } from "./guidance-store.ts";
import { meetingPlaceOf } from "./meeting-place.ts";
import "../assistance-refusals.ts";

/** Slots that can still be booked, of every guide on duty in the next days. */
export async function guidanceSlots(services: Services): Promise<GuidanceSlots> {
  const { division } = services.config;
  const { minutes } = assistanceRulesOf(services).guidance;
  const free = await freeOf(services, services.db, division, services.now());
  const names = await helperViews(
    services,
    division,
    free.map(({ helper }) => helper),
  );
  const slots = free.slice(0, 400).map(({ startsAt, helper }) => ({
    ...{ startsAt, helper, helperName: names.get(helper)?.name ?? "导办员" },
  }));
  return { minutes, slots };
}

async function freeOf(services: Services, db: Database, division: string, at: Instant): Promise<Slot[]> {
  const { minutes, days, noticeMinutes } = assistanceRulesOf(services).guidance;
  const today = shanghaiDay(at);
  const [spans, taken] = await Promise.all([
    dutiesOf(db, division, { from: today, to: addDays(today, days), kind: "guide" }),
    takenFrom(db, division, at),
  ]);
  return freeSlots(spans, taken, minutes, instantOf(msOf(at) + noticeMinutes * 60_000));
}

/** One slot, one person: whoever comes second is refused. */
export async function bookGuidance(
  services: Services,
  call: ResidentCall,
  asked: BookGuidance,
): Promise<ActAnswer> {
  const { actor, at } = call;
  const { division, id } = actor;
  const { requestKey } = asked;
  const me = await readResident(services.db, services.sealing, division, id);
  if (!me) throw refuse("guidance-not-found");
  // A leap second has a format and no moment.
  const moment = msOf(asked.startsAt);
  if (Number.isNaN(moment)) throw refuse("guidance-taken", { field: "startsAt" });
  const startsAt = instantOf(moment);
  const book = async (tx: Database): Promise<ActAnswer> => {
    await lockAssigning(tx, division);
    const free = await freeOf(services, tx, division, at);
    const slot = free.find(
      (one) => one.startsAt === startsAt && (!asked.helper || one.helper === asked.helper),
    );
    if (!slot) throw refuse("guidance-taken", { field: "startsAt" });
    const link = meetingPlaceOf(services).open();
    const content = { text: asked.text.trim(), name: me.name ?? "", phone: me.phone, link };
    return answered(await openCase(services, { division, client: id, slot, content, at, requestKey }));
  };
  const action = `guidance.book ${startsAt}`;
  return await inLine(services, () => carryOut(services, { ...call, requestKey }, action, book));
}

interface Booking {
  division: string;
  client: string;
  slot: Slot;
  content: Guidance["content"];
  at: Instant;
  requestKey: string;
}

async function openCase(
  services: Services,
  { division, client, slot, content, at, requestKey }: Booking,
): Promise<Written> {
  const { minutes } = assistanceRulesOf(services).guidance;
  const { writer, types } = await engineOf(services);
  const { helper, startsAt } = slot;
  const organ = (await helpersById(services.db, division, [helper])).get(helper)?.organ;
  const days = Math.max(1, daysBetween(shanghaiDay(at), shanghaiDay(startsAt)));
  const { sealing } = services;
  return await writer.open({
    ...{ division, requestKey, at, action: "book", data: {}, roles: ["applicant"] },
    actor: { kind: "resident", id: client },
    opening: {
      ...{
        type: "guidance",
        typeVersion: types.newest("guidance").version,
        channel: "portal",
        subject: "云导办",
      },
      ...{ organ: organ ?? assistanceRulesOf(services).bureau, party: `resident/${client}` },
      partyLabel: content.name ? maskName(content.name) : "未留姓名",
      facts: { limits: { meet: { n: days, unit: "D" } }, steps: [], traits: [] },
    },
    satellites: (key, event) => [
      guidanceRow(sealing, { ...key, client, helper, startsAt, minutes, content }),
      guidanceStepRow(sealing, key, { seq: event.seq, at: event.at, action: event.action, state: event.to }),
    ],
  });
}
