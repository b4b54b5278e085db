/** Checking in at a kiosk for an appointment (R12.2): by card, or by the voucher on the phone; with its slip. */
import type { KioskAppointments, KioskCheckedIn, KioskCheckIn } from "#contract/kiosk.ts";
import { type Instant, msOf } from "#server/kernel/time/day.ts";
import { appointmentsHere, checkIn, ownAppointmentHere } from "#server/modules/appointments/index.ts";
import { tryOnce } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { type AtKiosk, signedIn } from "./at-kiosk.ts";
import { numberSlip } from "./numbers.ts";

/** A voucher has 50 bits; whoever tries them at a kiosk is stopped long before they find one. */
const tries = [
  { most: 30, minutes: 1 },
  { most: 300, minutes: 60 },
];

const standingOf = (call: AtKiosk) => {
  const { division, hall } = call.kiosk;
  return { division, hall, resident: signedIn(call).id, at: call.at };
};

/** Refused: nobody is signed in. */
export async function appointmentsAtKiosk(services: Services, call: AtKiosk): Promise<KioskAppointments> {
  return { rows: await appointmentsHere(services, standingOf(call)) };
}

/** Refused: another's, too early, another day, another hall, ended. A repeat gets the same number, and one slip. */
export async function checkInAtKiosk(
  services: Services,
  call: AtKiosk,
  { requestKey, of }: KioskCheckIn,
): Promise<KioskCheckedIn> {
  const { division, hall, id } = call.kiosk;
  if ("voucher" in of) await holdBack(services, division, id, call.at);
  const shown = "voucher" in of ? of : await ownAppointmentHere(services, standingOf(call), of.id);
  const by = { kind: "device" as const, id };
  const place = { division, hall, via: "kiosk" as const };
  const came = await checkIn(services, { ...place, shown, by, requestKey, at: call.at });
  const words = [came.late ? lateWords(came.priority) : "预约按时到，先办"];
  const number = await numberSlip(services, call, requestKey, { ...came, words });
  return { ...number, late: came.late };
}

const lateWords = (priority: boolean) =>
  priority ? "来晚了，按优先群体排，请给工作人员看证件" : "来晚了，按迟到排队";

async function holdBack(services: Services, division: string, device: string, at: Instant): Promise<void> {
  const subject = { division, kind: "appointment-device", subject: device };
  const until = await tryOnce(services.db, subject, tries, at);
  if (until === undefined) return;
  const seconds = Math.max(1, Math.ceil((msOf(until) - msOf(at)) / 1000));
  throw refuse("appointment-too-often", { retryAfter: seconds, seconds });
}
