/** What people do about their own appointments, each once for a request key. */
import type { Hold, NewAppointment } from "#contract/appointment.ts";
import { can } from "#server/kernel/access/permission.ts";
import { carryOut, type ResidentCall } from "#server/modules/audit/index.ts";
import { readEnterprise } from "#server/modules/people/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import type { Appointment, Person } from "../appointment.ts";
import { book, keepPlace, seenSlot } from "../booking/book.ts";
import { type Acting, cancel, locked } from "../booking/change.ts";
import type { PlaceNames } from "../service-queues.ts";
import { ownAppointment, ownIndex, personOf } from "./mine.ts";

export type OwnCall = ResidentCall & { requestKey: string };

/** Keeps a place while they type; one kept before is let go. */
export async function keepOwnPlace(services: Services, call: OwnCall, slot: number): Promise<Hold> {
  const { division } = call.actor;
  const person = await ownIndex(services, call.actor);
  const kept = await carryOut(services, call, `appointment.hold ${slot}`, (tx) =>
    keepPlace(tx, services, { division, person, byStaff: false }, slot, call.at),
  );
  return { hold: kept.hold, slot, endsAt: kept.endsAt };
}

/** Books a slot, for oneself or under a mandate. */
export async function bookOwn(
  services: Services,
  call: OwnCall,
  { name, enterprise, slot, ...booked }: Omit<NewAppointment, "requestKey">,
): Promise<{ made: Appointment; names: PlaceNames }> {
  const who = await personOf(services, call.actor, name);
  const forEnterprise = await enterpriseOf(services, call, enterprise);
  const { division, id: resident } = call.actor;
  const seen = await seenSlot(services.db, division, slot);
  const made = await carryOut(services, call, `appointment.book ${slot}`, async (tx) => {
    const by = { kind: "resident" as const, id: resident };
    const entry = { ...booked, ...forEnterprise, resident, by, via: "portal" as const };
    const whom = { ...who, ...forEnterprise.named };
    return await book(tx, services, seen, { ...entry, who: whom }, call.at);
  });
  return { made, names: seen.names };
}

/** The enterprise it is for, under a mandate to apply; refused without one. */
async function enterpriseOf(
  services: Services,
  { actor }: ResidentCall,
  enterprise: string | undefined,
): Promise<{ enterprise?: string; named: Partial<Person> }> {
  if (enterprise === undefined) return { named: {} };
  const { division } = actor;
  if (!can(actor, "case.apply", { division, enterprise })) throw refuse("not-permitted");
  const known = await readEnterprise(services.db, services.sealing, division, enterprise);
  return { enterprise, named: known ? { enterpriseName: known.name } : {} };
}

/** Acts on one's own appointment in its version. */
export async function actOnOwn(
  services: Services,
  call: OwnCall & { version: number },
  id: number,
  action: string,
  act: (tx: Database, it: Appointment, acting: Acting) => Promise<Appointment>,
): Promise<Appointment> {
  const { division, id: resident } = call.actor;
  await ownAppointment(services, call.actor, id);
  const acting = { by: { kind: "resident" as const, id: resident }, at: call.at, byStaff: false };
  return await carryOut(services, call, `appointment.${action} ${id}`, async (tx) =>
    act(tx, await locked(tx, services, { division, id, version: call.version }), acting),
  );
}

/** @param chance from 0 to below 1: when the place opens again; absent: drawn. */
export function cancelOwn(
  services: Services,
  call: OwnCall & { version: number },
  id: number,
  chance?: number,
): Promise<Appointment> {
  return actOnOwn(services, call, id, "cancel", (tx, it, acting) =>
    cancel(tx, services, it, { ...acting, ...(chance !== undefined && { chance }) }),
  );
}
