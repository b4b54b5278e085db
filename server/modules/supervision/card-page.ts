/** The page of one card: its case, its record (R3.5), what it is about, what happened to it. */

import type { CaseView } from "#contract/case.ts";
import type { CaseRole } from "#contract/case-type.ts";
import type { CardLogEntry, CardRow, CardView } from "#contract/supervision.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import type { Case, CaseKey } from "#server/kernel/case-type/case.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { doneBy, recordAudit, type StaffCall } from "#server/modules/audit/index.ts";
import { staffNames } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { allowedOf, engineOf, findCase, readEvents, summaryOf, timelineOf } from "../../cases/index.ts";
import { namesFor } from "../casework/index.ts";
import { lightCodes, lightNames } from "./card.ts";
import { rowsInWords } from "./card-rows.ts";
import { type CardTableRow, cardOfCase } from "./card-store.ts";
import { evidencePlace } from "./raise.ts";
import { ruleBookOf } from "./watch-rules.ts";

/** The card of a case number; refused when there is none, or it is none of the reader's business. */
export async function cardFor(services: Services, actor: StaffActor, key: CaseKey): Promise<CardTableRow> {
  const row = await cardOfCase(services.db, key);
  if (!row) throw refuse("case-not-found");
  permit(actor, "supervision.read", subjectOfCard(row));
  return row;
}

export const subjectOfCard = ({ division, organ, handler }: CardTableRow) => ({
  ...{ division, organ },
  ...(handler !== null && { handler }),
});

/** The roles in which this actor may act on a card: who answers it, and who examines it. */
export function cardRoles(actor: StaffActor, row: CardTableRow): CaseRole[] {
  const subject = subjectOfCard(row);
  const answers: CaseRole[] = can(actor, "supervision.answer", subject) ? ["approver"] : [];
  return can(actor, "supervision.examine", subject) ? [...answers, "supervisor"] : answers;
}

/** Who reads evidence, which is kept sealed, stands in the audit log. */
export async function showCard(services: Services, call: StaffCall, key: CaseKey): Promise<CardView> {
  const { actor, at: now } = call;
  const row = await cardFor(services, actor, key);
  if (row.evidence) {
    const number = caseNumber(key.division, key.id);
    await recordAudit(services.db, doneBy(call, "card-evidence.read", { kind: "case", id: number }));
  }
  const { division } = key;
  const about =
    row.about_id === null ? undefined : await findCase(services.pool, { division, id: row.about_id });
  const [view, [card], book, log, others] = await Promise.all([
    caseViewOf(services, key, cardRoles(actor, row), now),
    rowsInWords(services, division, [row], now),
    ruleBookOf(services),
    logOf(services, row),
    othersOf(services, row, now),
  ]);
  if (!card) throw refuse("case-not-found");
  const rule = book.newest.rules.find(({ id }) => id === row.rule);
  return {
    ...view,
    ...{ card, log, others, addressees: rule?.addressees ?? [], record: recordOf(row, card) },
    ...(row.evidence && { evidence: evidenceOf(services, row) }),
    ...(about && { aboutCase: await summaryFor(services, about, now) }),
  };
}

/** A case of supervision with its timeline, and what these roles may do with it now. */
export async function caseViewOf(
  services: Services,
  key: CaseKey,
  roles: readonly CaseRole[],
  now: Instant,
): Promise<CaseView> {
  const [{ types, timekeeper }, current, events] = await Promise.all([
    engineOf(services),
    findCase(services.pool, key),
    readEvents(services.pool, key),
  ]);
  if (!current) throw refuse("case-not-found");
  const type = types.version(current.type, current.typeVersion);
  const names = await namesFor(services, key.division, [current], events);
  const late = current.clocks.appeal?.stoppedAt !== undefined;
  return {
    case: summaryOf(type, current, timekeeper.current(), now, names),
    timeline: timelineOf(type, current, events, "staff", names),
    allowed: allowedOf(type, current, roles).filter(({ id }) => !(late && id === "appeal")),
  };
}

export async function summaryFor(services: Services, current: Case, now: Instant) {
  const { types, timekeeper } = await engineOf(services);
  const names = await namesFor(services, current.division, [current]);
  return summaryOf(
    types.version(current.type, current.typeVersion),
    current,
    timekeeper.current(),
    now,
    names,
  );
}

async function othersOf(services: Services, row: CardTableRow, now: Instant): Promise<CardRow[]> {
  if (row.about_id === null) return [];
  const rows = await services.db
    .selectFrom("card")
    .selectAll()
    .where("division", "=", row.division)
    .where("about_id", "=", row.about_id)
    .where("key", "<>", row.key)
    .orderBy("due_at", "desc")
    .limit(50)
    .execute();
  return await rowsInWords(services, row.division, rows, now);
}

const done: Record<string, string> = { raised: "发出", moved: "改期", withdrawn: "撤回" };

async function logOf({ db }: Services, { division, key }: CardTableRow): Promise<CardLogEntry[]> {
  const query = db.selectFrom("card_log").selectAll().where("division", "=", division);
  const rows = await query.where("card_key", "=", key).orderBy("at").execute();
  const people = await staffNames(db, division, rows.map(({ done_by }) => done_by).filter(isAccount));
  return rows.map(({ at, what, why, done_by }) => ({
    ...{ at, what: done[what] ?? what, why },
    by: people.get(done_by) ?? "系统",
  }));
}

const isAccount = (by: string) => /^[0-9a-f-]{36}$/.test(by);

function evidenceOf({ sealing }: Services, { division, key, evidence }: CardTableRow): string {
  const { reason, evidence: shown } = JSON.parse(
    sealing.open(evidence as Buffer, evidencePlace(division, key)),
  );
  return `${reason}（证据：${shown}）`;
}

/** R3.5 (GB/T 39046 table 11), in its order. */
function recordOf(row: CardTableRow, card: CardRow): { name: string; value: string }[] {
  const value = (name: string, text: string | undefined | null) => ({ name, value: text ?? "—" });
  return [
    value("办件编号", card.about?.number),
    value("督办内容", `${card.subject}：${card.cause}`),
    value("机构名称", card.organName),
    value("事项类型代码", row.item_type),
    value("督办发出时间", row.raised_at),
    value("监察编号", card.number),
    value("监察规则编号", row.rule),
    value("监察预警类型代码", `${lightCodes[card.light]} ${lightNames[card.light]}`),
    value("状态产生时间", row.due_at),
    value("监察结果描述", card.stateName),
    value("责任部门", card.section ? `${card.organName} ${card.section}` : card.organName),
  ];
}
