/** Keeping the screens of a hall: what they show, and the notices on them. Every change is in the audit log. */
import { randomUUID } from "node:crypto";
import type {
  EndScreenNotice,
  KeepScreenSettings,
  NewScreenNotice,
  ScreenNoticeEdit,
} from "#contract/screen.ts";
import { instantOf, msOf } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { carryOut, doneBy, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import { hallRooms } from "#server/modules/organisation/index.ts";
import { devicesIn } from "#server/modules/people/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { isSeen, type Notice, stateOf } from "./notice.ts";
import { insertNotice, lockNotice, rewriteNotice } from "./notice-store.ts";
import { tellScreens } from "./screen-radio.ts";
import "./screens-refusals.ts";
import { keepSettings } from "./setting-store.ts";

/** Refused: a hall, zone or screen that is not there; changed meanwhile. */
export async function changeSettings(
  services: Services,
  call: StaffCall,
  hall: string,
  { requestKey, version, settings, screen = "" }: KeepScreenSettings,
): Promise<{ version: number }> {
  const { actor, at } = call;
  const { division } = actor;
  permit(actor, "screen.keep", { division, hall });
  return await carryOut(
    services,
    { ...call, requestKey },
    `screen.settings ${hall} ${screen}`,
    async (tx) => {
      const rooms = await roomsOf(tx, division, hall);
      const { zone } = settings;
      if (zone !== undefined && !rooms.zones.some(({ id }) => id === zone))
        throw refuse("screen-zone-unknown", { field: "settings/zone" });
      const screens = screen === "" ? [] : await devicesIn(tx, { division, hall, kind: "screen" });
      if (screen !== "" && !screens.some(({ id }) => id === screen)) throw refuse("screen-unknown");
      const key = { division, hall, screen };
      if (!(await keepSettings(tx, key, { settings, version }, { by: actor.id, at })))
        throw refuse("screen-changed");
      await tellScreens(tx, { division, hall });
      const subject = { kind: "screen", id: screen || hall };
      await recordAudit(tx, doneBy(call, "screen.settings", subject, { panes: settings.panes.join(" ") }));
      return { version: version + 1 };
    },
  );
}

async function roomsOf(tx: Database, division: string, hall: string) {
  const rooms = await hallRooms(tx, division, hall);
  if (!rooms) throw refuse("screen-hall-unknown");
  return rooms;
}

interface Kept {
  id: string;
  version: number;
}

export async function addNotice(
  services: Services,
  call: StaffCall,
  hall: string,
  { requestKey, ...words }: NewScreenNotice,
): Promise<Kept> {
  const { actor, at } = call;
  const { division } = actor;
  permit(actor, "screen.keep", { division, hall });
  const validity = validityOf(words, at);
  return await carryOut(services, { ...call, requestKey }, `screen-notice.add ${hall}`, async (tx) => {
    await roomsOf(tx, division, hall);
    const id = randomUUID();
    const notice = { ...words, ...validity, id, hall, version: 1, madeBy: actor.id };
    await insertNotice(tx, { division, at, notice });
    await tellScreens(tx, { division, hall });
    await recordAudit(tx, doneBy(call, "screen-notice.add", { kind: "screen-notice", id }, { hall }));
    return { id, version: 1 };
  });
}

/** Refused: not there, changed meanwhile, taken off, or valid for no time at all. */
export async function editNotice(
  services: Services,
  call: StaffCall,
  id: string,
  { requestKey, version, ...words }: ScreenNoticeEdit,
): Promise<Kept> {
  const validity = validityOf(words, call.at);
  return await changeNotice(services, { ...call, requestKey }, { id, version, action: "edit" }, (notice) => ({
    ...notice,
    ...words,
    ...validity,
  }));
}

/** Takes it off the screens before its time. */
export async function endNotice(
  services: Services,
  call: StaffCall,
  id: string,
  { requestKey, version }: EndScreenNotice,
): Promise<Kept> {
  return await changeNotice(services, { ...call, requestKey }, { id, version, action: "end" }, (notice) => ({
    ...notice,
    endedAt: call.at,
  }));
}

async function changeNotice(
  services: Services,
  call: StaffCall & { requestKey: string },
  { id, version, action }: { id: string; version: number; action: "edit" | "end" },
  change: (notice: Notice) => Notice,
): Promise<Kept> {
  const { actor, at } = call;
  const key = { division: actor.division, id };
  return await carryOut(services, call, `screen-notice.${action} ${id}`, async (tx) => {
    const notice = await lockNotice(tx, key);
    if (!notice) throw refuse("screen-notice-not-found");
    permit(actor, "screen.keep", { division: actor.division, hall: notice.hall });
    if (notice.version !== version) throw refuse("screen-notice-changed");
    if (stateOf(notice, at) === "over") throw refuse("screen-notice-over");
    await rewriteNotice(tx, key, change(notice));
    await tellScreens(tx, { division: actor.division, hall: notice.hall });
    await recordAudit(tx, doneBy(call, `screen-notice.${action}`, { kind: "screen-notice", id }));
    return { id, version: version + 1 };
  });
}

/** The times as instants are written here. */
function validityOf(words: { from: string; until: string }, at: string): { from: string; until: string } {
  const times = [msOf(words.from), msOf(words.until)] as const;
  // A leap second is a time as it is written, and no instant.
  if (times.some(Number.isNaN)) throw refuse("screen-notice-past", { field: "until" });
  const validity = { from: instantOf(times[0]), until: instantOf(times[1]) };
  if (!isSeen(validity, at)) throw refuse("screen-notice-past", { field: "until" });
  return validity;
}
