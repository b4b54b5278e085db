/** Bad-credit records: what they keep from (R2.31, R2.32). The routes have asked who may read and keep them. */
import type { AddCreditRecord, CreditRecords, RepairCreditRecord } from "#contract/promises.ts";
import type { ResidentActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import { maskId, maskName } from "#server/kernel/codes/mask.ts";
import { isUscc } from "#server/kernel/codes/uscc.ts";
import type { Standing } from "#server/kernel/promises.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import {
  carryOut,
  doneBy,
  recordAudit,
  revealPersonal,
  type StaffCall,
} from "#server/modules/audit/index.ts";
import { readResident } from "#server/modules/people/index.ts";
import { defineRefusals, refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import {
  findRecord,
  hasOpenSerious,
  insertRecord,
  pageOfRecords,
  recordsOf,
  repairRecord,
  type StoredRecord,
} from "./credit-store.ts";

defineRefusals({
  "credit-not-found": {
    status: 404,
    message: "没有找到这条失信记录，请刷新后再看。",
    log: "no such credit record",
  },
  "credit-repaired": {
    status: 409,
    message: "这条失信记录已经修复，不用再登记。",
    log: "credit record is repaired already",
  },
  "credit-day": {
    status: 400,
    message: "日期不对：不能晚于今天，修复日期不能早于失信记录的起始日期。",
    log: "day of a credit record out of range",
  },
});

/** R2.31, R2.32: a serious record of one of these numbers that is not repaired. */
export async function standingOf(
  services: Pick<Services, "db" | "sealing">,
  division: string,
  numbers: readonly string[],
): Promise<Standing> {
  return { seriousRecord: await hasOpenSerious(services, division, numbers) };
}

const pageSize = 50;

/** Masked, the newest first, a page at a time. */
export async function listRecords(
  services: Services,
  { actor }: StaffCall,
  before?: string,
): Promise<CreditRecords> {
  const { division } = actor;
  const rows = await pageOfRecords(services, division, { before, limit: pageSize + 1 });
  const records = rows.slice(0, pageSize).map(masked);
  const next = rows.length > pageSize ? records.at(-1)?.id : undefined;
  return {
    ...{ records, mayKeep: can(actor, "credit.keep", { division }) },
    ...(next !== undefined && { next }),
  };
}

/** Their own, and those of the enterprises they act for, in full. */
export async function ownRecords(services: Services, actor: ResidentActor): Promise<CreditRecords> {
  const { division, id, enterprises } = actor;
  const person = await readResident(services.db, services.sealing, division, id);
  const numbers = [...(person?.idNumber ? [person.idNumber] : []), ...enterprises.map(({ uscc }) => uscc)];
  const rows = numbers.length > 0 ? await recordsOf(services, division, numbers) : [];
  return { records: rows.map(viewOf), mayKeep: false };
}

/** Keeps a record that another body's document says there is. */
export async function addRecord(
  services: Services,
  call: StaffCall,
  { requestKey, ...given }: AddCreditRecord,
): Promise<{ id: string }> {
  const { actor, at } = call;
  const { division } = actor;
  if (given.from > shanghaiDay(at)) throw refuse("credit-day", { field: "from" });
  return await carryOut(services, { ...call, requestKey }, "credit.add", async (tx) => {
    const id = await insertRecord(services, tx, { division, ...given, by: actor.id, at });
    await recordAudit(tx, doneBy(call, "credit.add", { kind: "credit", id }));
    return { id };
  });
}

/** Repaired by a document; from then on it keeps from nothing. Refused: not there, repaired already, a day that cannot be. */
export async function repair(
  services: Services,
  call: StaffCall,
  id: string,
  { requestKey, document, on }: RepairCreditRecord,
): Promise<{ id: string }> {
  const { actor, at } = call;
  const { division } = actor;
  return await carryOut(services, { ...call, requestKey }, `credit.repair ${id}`, async (tx) => {
    const record = await findRecord({ db: tx, sealing: services.sealing }, division, id);
    if (!record) throw refuse("credit-not-found");
    if (on < record.from || on > shanghaiDay(at)) throw refuse("credit-day", { field: "on" });
    if (!(await repairRecord(tx, { division, id, document, on, by: actor.id })))
      throw refuse("credit-repaired");
    await recordAudit(tx, doneBy(call, "credit.repair", { kind: "credit", id }));
    return { id };
  });
}

/** Whose it is, in full; written down with the reason (R13.5). */
export async function revealHolder(
  services: Services,
  call: StaffCall,
  id: string,
  reason: string,
): Promise<{ name: string; number: string }> {
  const { division } = call.actor;
  const record = await findRecord(services, division, id);
  if (!record) throw refuse("credit-not-found");
  const { name, number } = record;
  const what = { subject: { kind: "credit", id }, field: "holder", reason };
  return await revealPersonal(services, call, what, () => ({ name, number }));
}

function viewOf({ name, division: _, ...record }: StoredRecord): CreditRecords["records"][number] {
  return { ...record, holder: name };
}

/** Enterprises are public; persons are masked. */
function masked(record: StoredRecord): CreditRecords["records"][number] {
  const view = viewOf(record);
  if (isUscc(record.number)) return view;
  return { ...view, holder: maskName(record.name), number: maskId(record.number) };
}
