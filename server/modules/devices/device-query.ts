/** Devices as the desk and the devices themselves see them. */
import type { DeviceList, DeviceState, DeviceView, OwnDevice } from "#contract/devices.ts";
import type { DeviceActor } from "#server/kernel/access/actor.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { counterNames, hallNames } from "#server/modules/organisation/index.ts";
import { staffNames } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { VERSION } from "#server/platform/version.ts";
import { standingOf } from "./device.ts";
import { deviceRulesOf } from "./device-rules.ts";
import { type DeviceRow, keepState, listDevices, readDevice } from "./device-store.ts";
import "./device-refusals.ts";

/** Every device with how it stands at `now`. */
export async function deviceList(services: Services, division: string, now: Instant): Promise<DeviceList> {
  const { db } = services;
  const [rows, halls] = await Promise.all([listDevices(db, division), hallNames(db, division)]);
  const lockers = rows.flatMap(({ locked }) => (locked ? [locked.by] : []));
  const names = await staffNames(db, division, [...new Set(lockers)]);
  const { silentSeconds } = deviceRulesOf(services);
  const view = ({ enrolled, locked, seenAt, state, counter, ...row }: DeviceRow): DeviceView => ({
    ...{ ...row, hallName: halls.get(row.hall) ?? row.hall },
    standing: standingOf({ closed: row.closed, enrolled, seenAt }, silentSeconds, now),
    ...(counter !== undefined && { counter }),
    ...(seenAt !== undefined && { seenAt }),
    ...(state && { state }),
    ...(locked && { locked: { ...locked, by: names.get(locked.by) ?? "工作人员" } }),
  });
  return { devices: rows.map(view), version: VERSION };
}

/** What a device is told about itself. */
export async function ownDevice(services: Services, { division, id }: DeviceActor): Promise<OwnDevice> {
  const { db } = services;
  const device = await readDevice(db, division, id);
  if (!device || device.closed) throw refuse("device-not-found");
  const { name, kind, hall, counter, locked } = device;
  const [halls, counters] = await Promise.all([hallNames(db, division), counterNames(db, division)]);
  const place = counter === undefined ? {} : { counter: counters.get(`${hall}/${counter}`) ?? counter };
  return {
    ...{ id, name, kind, hall, hallName: halls.get(hall) ?? hall, ...place },
    ...(locked && { locked: locked.reason }),
    beatSeconds: deviceRulesOf(services).beatSeconds,
  };
}

/** A device says how it is, and hears whether it is still to work. */
export async function heartbeat(
  services: Services,
  actor: DeviceActor,
  state: DeviceState,
  at: Instant,
): Promise<OwnDevice> {
  await keepState(services.db, { division: actor.division, device: actor.id }, state, at);
  return await ownDevice(services, actor);
}

/** Whether the device is a kiosk. Refused where it is locked: what it offers people waits until it is unlocked. */
export async function kioskInUse({ db }: Services, { division, id }: DeviceActor): Promise<boolean> {
  const device = await readDevice(db, division, id);
  if (device?.locked) throw refuse("device-locked");
  return device?.kind === "kiosk";
}
