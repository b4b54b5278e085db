/** What a kiosk offers at this moment. */
import type { KioskHome } from "#contract/kiosk.ts";
import { maskName } from "#server/kernel/codes/mask.ts";
import { instantOf, msOf } from "#server/kernel/time/day.ts";
import { officeHoursBetween } from "#server/kernel/time/office-hours.ts";
import { divisionName, hallNames } from "#server/modules/organisation/index.ts";
import { readResident } from "#server/modules/people/index.ts";
import { Refusal, refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf } from "../../cases/index.ts";
import type { AtKiosk } from "./at-kiosk.ts";
import { machineryOf } from "./connector.ts";
import { kioskRulesOf } from "./kiosk-rules.ts";

/** While the hall is closed only what works all day is offered (24 小时自助服务区, B3). */
export async function kioskHome(services: Services, call: AtKiosk): Promise<KioskHome> {
  const { kiosk, at } = call;
  const { functions, applyItems, session } = kioskRulesOf(services);
  const [county, halls, open, machine, person] = await Promise.all([
    divisionName(services.db, kiosk.division),
    hallNames(services.db, kiosk.division),
    isOpen(services, at),
    machineState(services, kiosk.id),
    personAt(services, call),
  ]);
  return {
    ...{ county: county ?? kiosk.division, division: kiosk.division, hall: kiosk.hall },
    ...{ hallName: halls.get(kiosk.hall) ?? kiosk.hall, open },
    functions: functions.filter(({ allDay }) => open || allDay),
    ...machine,
    ...(person && { person }),
    ...{ applyItems, session },
    simulated: services.config.mode === "demonstration" && !services.config.kioskUrl,
  };
}

/** Whether counters are open by the official calendar; a day nobody has published counts as one they are not. */
async function isOpen(services: Services, at: string): Promise<boolean> {
  const { timekeeper } = await engineOf(services);
  const { calendar, officeHours } = timekeeper.current();
  const soon = officeHoursBetween(calendar, officeHours, at, instantOf(msOf(at) + 1000));
  return soon.known && soon.value > 0;
}

async function machineState(
  services: Services,
  device: string,
): Promise<Pick<KioskHome, "paper" | "reader">> {
  const machinery = machineryOf(services);
  if (!machinery) return { paper: "none", reader: refuse("kiosk-reader-absent").userMessage };
  try {
    return { paper: await machinery.paper(device) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { paper: "none", reader: error.userMessage };
  }
}

async function personAt(services: Services, { resident }: AtKiosk): Promise<KioskHome["person"]> {
  if (!resident) return undefined;
  const { db, sealing } = services;
  const account = await readResident(db, sealing, resident.division, resident.id);
  return { name: maskName(account?.name ?? "您") };
}
