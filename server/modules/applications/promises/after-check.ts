/**
 * After a decision without a proof (R2.31): the commitment is checked, as a case of its own. A false one is put on the
 * applicant's credit record at once; the licence is revoked by whoever may, on the case that was decided.
 */
import { createHash } from "node:crypto";
import type { Item } from "#contract/item.ts";
import type { Case, CaseKey, Opening } from "#server/kernel/case-type/case.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import { committed } from "#server/kernel/promises.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { keepRecordOfCase } from "#server/modules/credit/index.ts";
import { sendMessage } from "#server/modules/messages/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import {
  engineOf,
  findCase,
  followingKey,
  hallRulesOf,
  numberOf,
  type Occurrence,
  type Reactor,
} from "../../../cases/index.ts";
import type { ApplicationContent } from "../application.ts";
import { findApplication, readContent } from "../application-store.ts";
import { type Founded, founded } from "../foundation.ts";
import { itemVersionOf } from "../item-of.ts";
import { checkOf, mainOf } from "./after-check-store.ts";
import { failing } from "./false-commitment.ts";

export async function afterCheckReactors(services: Services): Promise<Reactor[]> {
  const each =
    (act: (tx: Database, occurrence: Occurrence) => Promise<void>): Reactor["react"] =>
    async (tx, occurrences) => {
      for (const occurrence of occurrences) await act(tx, occurrence);
    };
  return [
    {
      name: "open-after-check",
      wants: ({ case: it, event }) =>
        it.type === "application" && event.to === "approved" && event.from !== "approved",
      react: async (tx, occurrences) => {
        for (const one of await founded(services, tx, occurrences)) await openCheck(services, one);
      },
    },
    {
      name: "record-false-commitment",
      wants: ({ case: it, event }) => it.type === "after-check" && failing.has(event.action),
      react: each((tx, one) => recordFalse(services, tx, one)),
    },
    {
      name: "settle-after-check",
      wants: ({ case: it, event }) => it.type === "application" && event.action === "revoke",
      react: each((tx, one) => settleCheck(services, tx, one)),
    },
  ];
}

/**
 * Whether this case is among those that are checked: every one, or a share that nobody can foresee or choose, and that
 * is the same however often it is asked.
 */
export function isSampled(share: number, { division, id }: CaseKey): boolean {
  const digest = createHash("sha256").update(`after-check ${division}/${id}`).digest();
  return digest.readUInt32BE(0) % 100 < share;
}

/** What was committed to, with the notices that were signed. */
export function noticesOf(item: Item, content: ApplicationContent) {
  const ids = new Set(committed(content).map(({ material }) => material));
  return item.materials.flatMap(({ id, name, commitment }) =>
    ids.has(id) && commitment ? [{ name, ...commitment }] : [],
  );
}

async function openCheck(services: Services, { case: main, event, item, content }: Founded): Promise<void> {
  const notices = noticesOf(item, content);
  const share = Math.max(0, ...notices.map((notice) => notice.share));
  if (!isSampled(share, main)) return;
  const engine = await engineOf(services);
  const onSite = notices.some((notice) => notice.onSite);
  await engine.writer.open({
    ...{ division: main.division, requestKey: followingKey(`${main.division}/${main.id}`, "after-check") },
    opening: openingOf(services, main, engine.types.newest("after-check").version, onSite),
    ...{ at: event.at, action: "open", roles: ["system"], data: {} },
    actor: { kind: "system", id: "after-check" },
    satellites: ({ division, id }) => [
      { table: "after_check", row: { division, case_id: id, main_id: main.id } },
    ],
  });
}

function openingOf(services: Services, main: Case, typeVersion: number, onSite: boolean): Opening {
  return {
    ...{ type: "after-check", typeVersion, organ: main.organ, subject: `承诺核查：${main.subject}` },
    ...{ party: `organ/${main.organ}`, partyLabel: main.partyLabel, channel: main.channel },
    facts: {
      limits: { check: hallRulesOf(services).afterCheck },
      steps: [],
      traits: onSite ? ["on-site"] : [],
    },
  };
}

async function recordFalse(
  services: Services,
  tx: Database,
  { case: check, event }: Occurrence,
): Promise<void> {
  const main = await mainOf(tx, check);
  const found = main && (await foundation(services, tx, main));
  if (!main || !found) return;
  const { applicant } = found.content;
  const { division } = check;
  const holder = applicant.enterprise ?? { name: applicant.name, uscc: applicant.idNumber };
  await keepRecordOfCase(services, tx, {
    ...{ division, caseId: check.id, name: holder.name, number: holder.uscc, source: numberOf(check) },
    reason: `“${found.item.name}”的承诺经核查不实：${String(event.data.finding ?? "")}`.slice(0, 500),
    ...{ from: shanghaiDay(event.at), by: event.actor.id, at: event.at },
  });
  await sendMessage(tx, services, {
    ...{ division, key: `case ${check.id} ${event.seq}`, at: event.at, template: "commitment-false" },
    to: { kind: "resident", id: applicant.resident },
    phone: applicant.phone,
    parameters: { item: found.item.name, number: caseNumber(main.division, main.id) },
  });
}

async function settleCheck(
  services: Services,
  tx: Database,
  { case: main, event }: Occurrence,
): Promise<void> {
  const key = await checkOf(tx, main);
  const check = key && (await findCase(services.pool, key));
  if (check?.state !== "failed") return;
  const { writer } = await engineOf(services);
  await writer.act({
    ...{ key: check, requestKey: followingKey(`${main.division}/${main.id}`, "after-check-settled") },
    ...{ at: event.at, action: "settle", data: { outcome: "已撤销许可" } },
    ...{ actor: { kind: "system" as const, id: "after-check" }, roles: () => ["system" as const] },
  });
}

async function foundation(services: Services, tx: Database, key: CaseKey) {
  const [application, content] = [
    await findApplication(tx, key),
    await readContent(tx, services.sealing, key),
  ];
  if (!application || !content) return undefined;
  const { itemKey, itemVersion } = application;
  return { content, item: await itemVersionOf(services, key.division, itemKey, itemVersion) };
}
