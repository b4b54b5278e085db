/** Lending without deposit, taking back, and who has it. */
import { randomUUID } from "node:crypto";
import type { EndLoan, Lend, RevealedLoan } from "#contract/facilities.ts";
import { maskName, maskPhone } from "#server/kernel/codes/mask.ts";
import { checkPhone } from "#server/kernel/codes/phone.ts";
import { type Instant, instantOf, msOf } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import {
  carryOut,
  doneBy,
  recordAudit,
  revealPersonal,
  type StaffCall,
} from "#server/modules/audit/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { type Facility, kindOf } from "./facility.ts";
import { facilityRulesOf } from "./facility-rules.ts";
import { lockFacility, updateFacility } from "./facility-store.ts";
import { borrowerPlace, endLoan, insertLoan, lockLoan } from "./loan-store.ts";

const hourMs = 3_600_000;

/** Refused: a kind that is not lent, out of order, none left, too many for one person, a wrong telephone number. */
export async function lend(
  services: Services,
  call: StaffCall,
  facility: string,
  { requestKey, name, phone, quantity }: Lend,
): Promise<{ id: string; dueAt: Instant }> {
  const { actor, at } = call;
  const { division } = actor;
  if (!checkPhone(phone).ok) {
    throw refuse("invalid-input", {
      field: "phone",
      fields: [{ field: "phone", message: "电话号码有误，请核对" }],
    });
  }
  return await carryOut(services, { ...call, requestKey }, `facility.lend ${facility}`, async (tx) => {
    const before = await lockFacility(tx, { division, id: facility });
    if (!before) throw refuse("facility-not-found");
    permit(actor, "facility.keep", { division, hall: before.hall });
    const dueAt = dueOf(services, before, quantity, at);
    const id = randomUUID();
    const sealed = services.sealing.seal(JSON.stringify({ name, phone }), borrowerPlace({ division, id }));
    const person = `${maskName(name)} ${maskPhone(phone)}`;
    await updateFacility(tx, division, { ...before, lent: before.lent + quantity });
    await insertLoan(tx, division, {
      ...{ id, facility, hall: before.hall, quantity, sealed, person, by: actor.id, lentAt: at, dueAt },
    });
    await recordAudit(tx, doneBy(call, "facility.lend", { kind: "loan", id }, { facility, quantity }));
    return { id, dueAt };
  });
}

function dueOf(services: Services, facility: Facility, quantity: number, at: Instant): Instant {
  const rule = kindOf(facilityRulesOf(services), facility.kind)?.lend;
  if (!rule || facility.state !== "good") throw refuse("facility-not-lent");
  if (quantity > rule.most) throw refuse("facility-too-many", { field: "quantity", most: rule.most });
  if (facility.lent + quantity > facility.quantity) throw refuse("facility-none-left");
  return instantOf(msOf(at) + rule.hours * hourMs);
}

/** Back, or lost for good: what is lost is no longer counted. */
export async function takeBack(
  services: Services,
  call: StaffCall,
  id: string,
  { requestKey, how, note }: EndLoan,
): Promise<{ id: string }> {
  const { actor, at } = call;
  const { division } = actor;
  return await carryOut(services, { ...call, requestKey }, `facility.${how} ${id}`, async (tx) => {
    const loan = await openLoan(tx, division, id);
    permit(actor, "facility.keep", { division, hall: loan.hall });
    const facility = (await lockFacility(tx, { division, id: loan.facility }))!;
    const left = facility.quantity - (how === "lost" ? loan.quantity : 0);
    const gone = left > 0 ? {} : ({ state: "withdrawn", note: "都丢失了" } as const);
    const lent = facility.lent - loan.quantity;
    await updateFacility(tx, division, { ...facility, ...gone, lent, quantity: Math.max(left, 1) });
    await endLoan(tx, { division, id }, { how, by: actor.id, at, note });
    await recordAudit(tx, doneBy(call, `facility.${how}`, { kind: "loan", id }));
    return { id };
  });
}

async function openLoan(tx: Database, division: string, id: string) {
  const loan = await lockLoan(tx, { division, id });
  if (loan?.state !== "lent") throw refuse("loan-not-found");
  return loan;
}

/** Name and telephone number in full, with a reason; to ring somebody who forgot. */
export async function revealBorrower(
  services: Services,
  call: StaffCall,
  id: string,
  reason: string,
): Promise<RevealedLoan> {
  const { division } = call.actor;
  const loan = await lockLoan(services.db, { division, id });
  if (!loan) throw refuse("loan-not-found");
  permit(call.actor, "facility.keep", { division, hall: loan.hall });
  const { sealed } = loan;
  if (!sealed) throw refuse("loan-forgotten");
  const what = { subject: { kind: "loan", id }, field: "borrower", reason };
  return await revealPersonal(
    services,
    call,
    what,
    () => JSON.parse(services.sealing.open(sealed, borrowerPlace({ division, id }))) as RevealedLoan,
  );
}
