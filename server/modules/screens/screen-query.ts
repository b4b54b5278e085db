/** What a screen reads, and what the staff who keep the screens see. */
import type { KeptNotice, ScreenPlan, ScreensView, ShownNotice } from "#contract/screen.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import { type Instant, instantOf, msOf } from "#server/kernel/time/day.ts";
import { hallNames, hallRooms, hallsInOrder } from "#server/modules/organisation/index.ts";
import { devicesIn, staffNames } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { type Notice, shownAt, stateOf } from "./notice.ts";
import { noticesOf } from "./notice-store.ts";
import { screenDataOf } from "./screen-data.ts";
import "./screens-refusals.ts";
import { settingsOf } from "./setting-store.ts";

const DAY_MS = 24 * 3_600_000;

/** Everything a screen of this hall shows beside the live numbers; of an enrolled screen, by its own settings. */
export async function planOf(
  services: Services,
  { division, hall, screen }: { division: string; hall: string; screen?: string },
): Promise<ScreenPlan> {
  const { db } = services;
  const at = services.now();
  const { defaults, floorsOf } = screenDataOf(services);
  const [rooms, kept, notices] = await Promise.all([
    hallRooms(db, division, hall),
    settingsOf(db, division, hall),
    noticesOf(db, { division, hall, since: at }),
  ]);
  if (!rooms) throw refuse("screen-hall-unknown");
  const own = screen === undefined ? undefined : kept.get(screen);
  return {
    ...rooms,
    ...(screen !== undefined && { device: screen }),
    settings: (own ?? kept.get(""))?.settings ?? defaults.settings,
    floors: floorsOf(hall),
    notices: shownAt(notices, at).map(shown),
  };
}

/** Refused: a hall that is not there. */
export async function assertScreenHall(
  { db }: Pick<Services, "db">,
  { division, hall }: { division: string; hall: string },
): Promise<void> {
  if (!(await hallRooms(db, division, hall))) throw refuse("screen-hall-unknown");
}

/** The screens of a hall for those who keep them; without a hall, of the first one they keep. */
export async function screensView(
  services: Services,
  actor: StaffActor,
  wanted?: string,
): Promise<ScreensView> {
  const { db } = services;
  const { division } = actor;
  const at = services.now();
  const [names, all] = await Promise.all([hallNames(db, division), hallsInOrder(db, division)]);
  const halls = all.filter(({ id }) => can(actor, "screen.keep", { division, hall: id }));
  const hall = wanted ?? halls[0]?.id;
  const rooms = hall === undefined ? undefined : await hallRooms(db, division, hall);
  if (!rooms) throw refuse("screen-hall-unknown");
  const { defaults } = screenDataOf(services);
  const since = instantOf(msOf(at) - defaults.noticeDays * DAY_MS);
  const [kept, devices, notices] = await Promise.all([
    settingsOf(db, division, rooms.hall.id),
    devicesIn(db, { division, hall: rooms.hall.id, kind: "screen" }),
    noticesOf(db, { division, hall: rooms.hall.id, since }),
  ]);
  const common = kept.get("") ?? { version: 0, settings: defaults.settings };
  const makers = await staffNames(db, division, [...new Set(notices.map(({ madeBy }) => madeBy))]);
  return {
    hall: rooms.hall,
    halls: halls.map(({ id }) => ({ id, name: names.get(id) ?? id })),
    zones: rooms.zones.map(({ id, name }) => ({ id, name })),
    mayKeep: can(actor, "screen.keep", { division, hall: rooms.hall.id }),
    common,
    screens: devices.map(({ id, name }) => {
      const own = kept.get(id);
      return { id, name, version: own?.version ?? 0, settings: own?.settings ?? common.settings };
    }),
    notices: notices.map((notice) => keptNotice(notice, at, makers.get(notice.madeBy) ?? "")),
  };
}

function shown({ id, title, text, urgent, until }: Notice): ShownNotice {
  return { id, title, text, urgent, until };
}

function keptNotice(notice: Notice, at: Instant, madeBy: string): KeptNotice {
  const { version, from } = notice;
  return { ...shown(notice), version, from, state: stateOf(notice, at), madeBy };
}
