/** How somebody is told: their phone, which kinds go there, and when not. Everybody sets their own, nobody another's. */
import type {
  EditNoticeSettings,
  NoticeKind,
  NoticeRules,
  NoticeSettings,
  QuietHours,
} from "#contract/notices.ts";
import { noticeKindNames } from "#contract/words.ts";
import { maskPhone } from "#server/kernel/codes/mask.ts";
import { isMobile } from "#server/kernel/codes/phone.ts";
import { carryOut, doneBy, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { defineRefusals, refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { keepFromPhone, type Person } from "./digest-store.ts";
import { noticeRulesOf } from "./notice-rules.ts";

defineRefusals({
  "notice-phone": {
    status: 400,
    message: "请输入 11 位手机号。",
    log: "the phone for notices is not a mobile number",
  },
  "notice-phone-missing": {
    status: 400,
    message: "要接收短信，请先填写手机号。",
    log: "SMS asked for without a phone",
  },
  "notice-kind": {
    status: 400,
    message: "这类提醒本局规定不发短信，请去掉后再保存。",
    log: "the bureau's rules keep this kind from phones",
  },
});

export const phonePlace = ({ division, staff }: Person) => `notice_setting ${division}/${staff} phone`;

/** The gravest first. */
const allKinds = Object.keys(noticeKindNames) as NoticeKind[];
/** Kinds of which no phone is told. */
export const silentKinds = (rules: NoticeRules) => allKinds.filter((kind) => !rules.kinds[kind].sms);
const spokenKinds = (rules: NoticeRules) => allKinds.filter((kind) => rules.kinds[kind].sms);

/** One's own settings; until one has set any, nothing goes to a phone and every kind is ticked. */
export async function readNoticeSettings(services: Services, person: Person): Promise<NoticeSettings> {
  const { db, sealing } = services;
  const rules = noticeRulesOf(services);
  const kept = await readSetting(db, person);
  const bureau = {
    kinds: spokenKinds(rules),
    urgent: spokenKinds(rules).filter((kind) => rules.kinds[kind].urgent),
    ...{ quiet: rules.quiet, quietDaysOff: rules.quietDaysOff, mostPerHour: rules.mostPerHour },
  };
  if (!kept) return { sms: false, kinds: bureau.kinds, bureau };
  const { phone_sealed: sealed, sms, quiet_from: from, quiet_to: to } = kept;
  return {
    ...{ sms, bureau, kinds: bureau.kinds.filter((kind) => kept.kinds.includes(kind)) },
    ...(sealed && { phone: maskPhone(sealing.open(sealed, phonePlace(person))) }),
    ...(from !== null && to !== null && { quiet: { from, to } }),
  };
}

/** Sets one's own; what waits and is not wanted any more stays at the desk. */
export async function editNoticeSettings(
  services: Services,
  call: StaffCall,
  edit: EditNoticeSettings,
): Promise<NoticeSettings> {
  const { division, id } = call.actor;
  const person = { division, staff: id };
  const rules = noticeRulesOf(services);
  if (edit.kinds.some((kind) => !rules.kinds[kind].sms)) throw refuse("notice-kind", { field: "kinds" });
  await carryOut(services, { ...call, requestKey: edit.requestKey }, "notice.settings", async (tx) => {
    const sealed = await phoneAfter(services, tx, person, edit.phone);
    if (edit.sms && sealed === null) throw refuse("notice-phone-missing", { field: "phone" });
    await writeSetting(tx, person, { ...edit, sealed, at: call.at });
    const unwanted = allKinds.filter((kind) => !edit.sms || !edit.kinds.includes(kind));
    await keepFromPhone(tx, person, unwanted);
    const changed = { sms: edit.sms, kinds: edit.kinds, phone: edit.phone !== undefined };
    await recordAudit(tx, doneBy(call, "notice.settings", { kind: "staff", id }, changed));
    return {};
  });
  return await readNoticeSettings(services, person);
}

async function phoneAfter(
  { sealing }: Pick<Services, "sealing">,
  tx: Database,
  person: Person,
  phone: string | null | undefined,
): Promise<Buffer | null> {
  if (phone === undefined) return (await readSetting(tx, person))?.phone_sealed ?? null;
  if (phone === null) return null;
  const number = phone.replace(/[\s-]/g, "");
  if (!isMobile(number)) throw refuse("notice-phone", { field: "phone" });
  return sealing.seal(number, phonePlace(person));
}

async function readSetting(db: Database, { division, staff }: Person) {
  const query = db.selectFrom("notice_setting").selectAll().where("division", "=", division);
  return await query.where("staff", "=", staff).executeTakeFirst();
}

async function writeSetting(
  tx: Database,
  { division, staff }: Person,
  to: {
    sealed: Buffer | null;
    sms: boolean;
    kinds: readonly NoticeKind[];
    quiet?: QuietHours | undefined;
    at: string;
  },
): Promise<void> {
  const fields = {
    ...{ phone_sealed: to.sealed, sms: to.sms, kinds: [...to.kinds], changed_at: to.at },
    ...{ quiet_from: to.quiet?.from ?? null, quiet_to: to.quiet?.to ?? null },
  };
  await tx
    .insertInto("notice_setting")
    .values({ division, staff, ...fields })
    .onConflict((conflict) => conflict.columns(["division", "staff"]).doUpdateSet(fields))
    .execute();
}
