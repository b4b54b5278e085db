/** What staff do for people at the desk and on the telephone, and to the plan. Everything is in the audit log. */
import type { StaffAppointment } from "#contract/appointment-desk.ts";
import type { AppointmentPlan } from "#contract/appointment-rules.ts";
import { permit } from "#server/modules/access/index.ts";
import { carryOut, doneBy, type KeyedCall, recordAudit } from "#server/modules/audit/index.ts";
import { counterResident } from "#server/modules/people/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import type { Appointment } from "../appointment.ts";
import { book, seenSlot } from "../booking/book.ts";
import { type Acting, locked } from "../booking/change.ts";
import { queueAt } from "../service-queues.ts";
import { writePlan } from "../slots/plan-store.ts";
import { keepSlots } from "../slots/slots.ts";

const actingOf = ({ actor, at }: KeyedCall): Acting => ({
  by: { kind: "staff", id: actor.id },
  at,
  byStaff: true,
});

/** Books for somebody who stands there or rings; they find it in their account when they sign in with this phone. */
export async function bookForSomebody(
  services: Services,
  call: KeyedCall & Omit<StaffAppointment, "requestKey">,
): Promise<Appointment> {
  const { actor, at, slot, via, name, phone, idNumber, enterpriseName, item, group } = call;
  const { division } = actor;
  const resident = await counterResident(services, { division, phone, at });
  const who = {
    name: name.trim(),
    phone,
    ...(idNumber && { idNumber }),
    ...(enterpriseName && { enterpriseName }),
  };
  const { by } = actingOf(call);
  const seen = await seenSlot(services.db, division, slot);
  permit(actor, "appointment.keep", seen.slot);
  return await carryOut(services, call, `appointment.book ${slot}`, async (tx) => {
    const made = await book(tx, services, seen, { who, resident, item, group, via, by }, at);
    await audited(tx, call, "appointment.book", made);
    return made;
  });
}

/** Changes an appointment in its version, once for a request key. */
export async function changeForSomebody(
  services: Services,
  call: KeyedCall & { version: number },
  id: number,
  action: string,
  change: (tx: Database, it: Appointment, acting: Acting) => Promise<Appointment>,
): Promise<Appointment> {
  const { division } = call.actor;
  return await carryOut(services, call, `appointment.${action} ${id}`, async (tx) => {
    const it = await locked(tx, services, { division, id, version: call.version });
    permit(call.actor, "appointment.keep", it.slot);
    const now = await change(tx, it, actingOf(call));
    await audited(tx, call, `appointment.${action.split(" ")[0]}`, now);
    return now;
  });
}

async function audited(
  tx: Database,
  call: KeyedCall,
  action: string,
  { id, slot }: Appointment,
): Promise<void> {
  const subject = { kind: "appointment", id: String(id) };
  await recordAudit(tx, doneBy(call, action, subject, { hall: slot.hall, queue: slot.queue, slot: slot.id }));
}

/** A queue's plan from now on; its free slots follow at once, what is booked stays. */
export async function editPlan(
  services: Services,
  call: KeyedCall & { hall: string; queue: string; version: number; plan: AppointmentPlan },
): Promise<void> {
  const { actor, at, hall, queue, version, plan } = call;
  const { division } = actor;
  permit(actor, "appointment.plan", { division, hall });
  await carryOut(services, call, `appointment.plan ${hall} ${queue} ${version}`, async (tx) => {
    await queueAt(tx, { division, hall, queue });
    const edit = { plan, version, at, by: actor.id };
    if (!(await writePlan(tx, { division, hall, queue }, edit))) throw refuse("appointment-plan-changed");
    await recordAudit(tx, doneBy(call, "appointment.plan", { kind: "hall", id: hall }, { queue }));
  });
  await keepSlots(services, at);
}
