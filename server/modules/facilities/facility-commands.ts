/** Keeping the register: adding, changing, looking after. */
import { randomUUID } from "node:crypto";
import type { FacilityCheck, FacilityEdit, NewFacility } from "#contract/facilities.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { carryOut, doneBy, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import { openHalls } from "#server/modules/organisation/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { type Facility, kindOf, nextCheck } from "./facility.ts";
import { facilityRulesOf } from "./facility-rules.ts";
import { insertCheck, insertFacility, lockFacility, nameIsTaken, updateFacility } from "./facility-store.ts";

/** Refused: a hall or kind that is not there, a name the hall has already. */
export async function addFacility(
  services: Services,
  call: StaffCall,
  { requestKey, ...asked }: NewFacility,
): Promise<{ id: string }> {
  const { actor, at } = call;
  const { division } = actor;
  permit(actor, "facility.keep", { division, hall: asked.hall });
  const kind = kindOf(facilityRulesOf(services), asked.kind);
  if (!kind) throw refuse("facility-kind-unknown", { field: "kind" });
  if (!(await openHalls(services.db, division)).has(asked.hall)) {
    throw refuse("facility-hall-unknown", { field: "hall" });
  }
  return await carryOut(services, { ...call, requestKey }, "facility.add", async (tx) => {
    const today = shanghaiDay(at);
    const facility: Facility = {
      ...{ ...asked, id: randomUUID(), lent: 0, state: "good", version: 1 },
      nextCheckOn: nextCheck(kind, "good", today),
    };
    if (!(await insertFacility(tx, division, facility))) throw refuse("facility-exists", { field: "name" });
    await recordAudit(tx, doneBy(call, "facility.add", { kind: "facility", id: facility.id }));
    return { id: facility.id };
  });
}

export async function editFacility(
  services: Services,
  call: StaffCall,
  id: string,
  { requestKey, version, ...asked }: FacilityEdit,
): Promise<{ version: number }> {
  const { division } = call.actor;
  if (!kindOf(facilityRulesOf(services), asked.kind))
    throw refuse("facility-kind-unknown", { field: "kind" });
  return await carryOut(services, { ...call, requestKey }, `facility.edit ${id}`, async (tx) => {
    const before = await mine(tx, call, id, version);
    if (asked.quantity < before.lent) throw refuse("facility-lent-out", { field: "quantity" });
    if (await nameIsTaken(tx, { division, id, hall: before.hall, name: asked.name })) {
      throw refuse("facility-exists", { field: "name" });
    }
    await updateFacility(tx, division, { ...before, ...asked, version: version + 1 });
    await recordAudit(tx, doneBy(call, "facility.edit", { kind: "facility", id }));
    return { version: version + 1 };
  });
}

/** Somebody looked at it: what it is like now, and when it is looked at next. */
export async function checkFacility(
  services: Services,
  call: StaffCall,
  id: string,
  { requestKey, version, state, note }: FacilityCheck,
): Promise<{ version: number }> {
  const { actor, at } = call;
  const { division } = actor;
  return await carryOut(services, { ...call, requestKey }, `facility.check ${id}`, async (tx) => {
    const before = await mine(tx, call, id, version);
    const today = shanghaiDay(at);
    const kind = kindOf(facilityRulesOf(services), before.kind);
    const nextCheckOn = nextCheck(kind, state, today);
    const after = { ...before, state, note, checkedOn: today, nextCheckOn, version: version + 1 };
    await updateFacility(tx, division, after);
    await insertCheck(tx, { division, id }, { at, by: actor.id, state, note });
    await recordAudit(tx, doneBy(call, "facility.check", { kind: "facility", id }, { state }));
    return { version: version + 1 };
  });
}

/** The facility, locked; refused: not there, of a hall where the actor does not work, another version. */
async function mine(tx: Database, { actor }: StaffCall, id: string, version: number): Promise<Facility> {
  const { division } = actor;
  const facility = await lockFacility(tx, { division, id });
  if (!facility) throw refuse("facility-not-found");
  permit(actor, "facility.keep", { division, hall: facility.hall });
  if (facility.version !== version) throw refuse("facility-changed");
  return facility;
}
