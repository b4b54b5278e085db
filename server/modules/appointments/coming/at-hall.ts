/** What somebody who stands in a hall has booked, and what it means there and now (R12.2). */
import { arrivalOf, checkInFrom } from "#server/kernel/appointments/booking.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { readResident } from "#server/modules/people/index.ts";
import { queueRulesOf } from "#server/modules/queue/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { type Appointment, personIndex } from "../appointment.ts";
import { comingOf } from "../appointment-lists.ts";
import { placeNames } from "../service-queues.ts";
import { slotWords, timeWords } from "../told.ts";

/** Somebody who stands in a hall. */
interface Standing {
  division: string;
  hall: string;
  resident: string;
  at: Instant;
}

export interface AppointmentHere {
  id: number;
  queueName: string;
  when: string;
  /** Whether they may check in. */
  now: boolean;
  words: string;
}

/** Those of today and later, by account and by proved identity card: whoever booked for them, and in whatever hall. */
async function comingHere(services: Services, { division, resident, at }: Standing): Promise<Appointment[]> {
  const known = await readResident(services.db, services.sealing, division, resident);
  const card = known?.verifiedAt === undefined ? undefined : known.idNumber;
  const whose = {
    ...{ division, resident, from: shanghaiDay(at) },
    ...(card !== undefined && {
      person: personIndex(services.sealing, { name: "", phone: "", idNumber: card }),
    }),
  };
  return await comingOf(services, whose);
}

export async function appointmentsHere(services: Services, standing: Standing): Promise<AppointmentHere[]> {
  const all = await comingHere(services, standing);
  return await Promise.all(all.map((it) => shownHere(services, it, standing)));
}

/** Refused: another person's. */
export async function ownAppointmentHere(
  services: Services,
  standing: Standing,
  id: number,
): Promise<{ id: number }> {
  const own = (await comingHere(services, standing)).find((it) => it.id === id);
  if (!own) throw refuse("appointment-not-found");
  return { id: own.id };
}

async function shownHere(
  services: Services,
  it: Appointment,
  { hall, at }: Standing,
): Promise<AppointmentHere> {
  const { division, slot, state } = it;
  const names = await placeNames(services.db, slot);
  const { appointment: rules } = await queueRulesOf(services, services.db, { division, hall: slot.hall });
  const line = { id: it.id, queueName: names.queue, when: slotWords(slot) };
  const not = (words: string): AppointmentHere => ({ ...line, now: false, words });
  if (state === "arrived") return not(`取过号了，号码是 ${it.ticketNumber ?? ""}`);
  if (state === "displaced") return not("大厅要改时间，请在手机上答复，或到取号台");
  const arrival = arrivalOf(slot, at, rules);
  if (arrival === "another-day") return not("不是今天，请那天来取号");
  if (slot.hall !== hall) return not(`在${names.hall}，请到那里取号`);
  if (arrival === "too-early") return not(`来早了，${timeWords(checkInFrom(slot, rules))} 起可以取号`);
  const late = arrival === "void";
  return { ...line, now: true, words: late ? "来晚了，还能取号，按迟到排队" : "按时到，先办" };
}
