/** What follows from an application's events: the applicant is told, the licence is made or ended, a bar is set. */

import type { CaseEvent } from "#server/kernel/case-type/case.ts";
import { addDays, shanghaiDay } from "#server/kernel/time/day.ts";
import { dueOf } from "#server/kernel/time/due.ts";
import { dayInWords } from "#server/modules/documents/index.ts";
import { endLicenceOfCase, issueLicence } from "#server/modules/licences/index.ts";
import { keepResult } from "#server/modules/materials/index.ts";
import { sendMessages, type Telling } from "#server/modules/messages/index.ts";
import { divisionName, organOf } from "#server/modules/organisation/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { type CaseEngine, engineOf, numberOf, type Occurrence, type Reactor } from "../../cases/index.ts";
import { type Founded, founded } from "./foundation.ts";
import { barToken } from "./handing-in/bar.ts";
import { isToldForTheWhole } from "./joint/joint-messages.ts";
import { falseCommitment } from "./promises/false-commitment.ts";

export async function applicationReactors(services: Services): Promise<Reactor[]> {
  const engine = await engineOf(services);
  const isApplication = ({ case: it }: Occurrence) => it.type === "application";
  const each =
    (act: (tx: Database, one: Founded) => Promise<void>): Reactor["react"] =>
    async (tx, occurrences) => {
      for (const one of await founded(services, tx, occurrences)) await act(tx, one);
    };
  return [
    {
      name: "tell-applicant",
      wants: (one) => isApplication(one) && one.event.action in templates && !isToldForTheWhole(one),
      react: async (tx, occurrences) => {
        const all = await founded(services, tx, occurrences);
        await sendMessages(
          tx,
          services,
          all.flatMap((one) => tellingOf(engine, one) ?? []),
        );
      },
    },
    {
      name: "issue-licence",
      wants: (one) => isApplication(one) && one.event.action === "issue",
      react: each((tx, one) => issueForCase(services, tx, one)),
    },
    {
      name: "end-licence",
      wants: (one) => isApplication(one) && isEnding(one.event.action),
      react: each((tx, one) => endForCase(services, tx, one)),
    },
    {
      name: "bar-applicant",
      wants: (one) => isApplication(one) && mayBar(one.event),
      react: each((tx, one) => barApplicant(services, tx, one)),
    },
  ];
}

/** Message template of each action the applicant is told of (`data/messages.json`). */
const templates: Record<string, string> = {
  submit: "case-received",
  receive: "case-received",
  accept: "case-accepted",
  "accept-deferred": "case-accepted-deferred",
  "deem-accept": "case-deemed-accepted",
  "remind-deferred": "case-supply-reminder",
  "lapse-deferred": "case-ended",
  "not-require": "case-not-accepted",
  refuse: "case-not-accepted",
  correct: "case-correction",
  "correct-again": "case-correction",
  "begin-special": "case-paused",
  extend: "case-extended",
  approve: "case-approved",
  "decide-by-rule": "case-decided-by-rule",
  reject: "case-refused",
  withdraw: "case-withdrawn",
  terminate: "case-ended",
  lapse: "case-ended",
  deliver: "case-delivered",
  "deliver-document": "case-delivered",
  revoke: "case-revoked",
};

const lapses: Record<string, string> = { "lapse-deferred": "未在承诺的期限内补交容缺材料" };

const pickups: Record<string, string> = { "1": "到窗口领取", "2": "邮寄送达", "3": "登录后在线下载" };

function tellingOf(
  engine: CaseEngine,
  { case: it, event, content, item, queryCode }: Founded,
): Telling | undefined {
  const template = templates[event.action];
  if (template === undefined) return undefined;
  const dueDay = (clock: string) => {
    const due = it.clocks[clock] && dueOf(it.clocks[clock], engine.timekeeper.current());
    if (due?.kind === "due") return dayInWords(due.on);
    return due?.kind === "unknown" ? `${dayInWords(due.estimate.on)}（预计）` : "规定期限";
  };
  const said = event.data.reason;
  return {
    division: it.division,
    key: `case ${it.id} ${event.seq}`,
    to: { kind: "resident", id: content.applicant.resident },
    phone: content.applicant.phone,
    template,
    at: event.at,
    parameters: {
      item: it.subject,
      number: numberOf(it),
      queryCode,
      acceptBy: dueDay("acceptance"),
      dueBy: dueDay("promised"),
      until: dueDay(event.action === "begin-special" ? "special" : "correction"),
      supplyBy: dueDay("deferral"),
      reason: typeof said === "string" ? said : (lapses[event.action] ?? "未在期限内补正"),
      procedure: String(event.data.procedure ?? ""),
      pickup: (item.result?.pickup ?? []).map((code) => pickups[code] ?? "").join("，或") || "到窗口领取",
    },
  };
}

async function issueForCase(
  services: Services,
  tx: Database,
  { case: it, event, content, item }: Founded,
): Promise<void> {
  const licence = await issueLicence(services, tx, {
    caseNumber: numberOf(it),
    county: (await divisionName(tx, it.division)) ?? it.division,
    organ: await organOf(tx, it.division, it.organ),
    item,
    answers: content.answers,
    applicant: content.applicant,
    at: event.at,
    actor: event.actor,
  });
  if (licence) await keepResult(services, tx, [{ key: it, item, content, at: event.at, licence }]);
}

const endings = { revoke: "revoke", recall: "recall", cancel: "cancel" } as const;

function isEnding(action: string): action is keyof typeof endings {
  return action in endings;
}

async function endForCase(services: Services, tx: Database, { case: it, event }: Occurrence): Promise<void> {
  if (!isEnding(event.action)) return;
  await endLicenceOfCase(services, tx, { division: it.division, case_id: it.id }, endings[event.action], {
    reason: String(event.data.reason ?? ""),
    at: event.at,
    actor: event.actor,
  });
}

/** 行政许可法第七十八条: one year after a false application; 第七十九条: three after a licence got by fraud (R2.11). */
const barYears = (event: CaseEvent) => (event.action === "revoke" ? 3 : 1);

const mayBar = ({ action, data }: CaseEvent) => data.deceived === true || action === "revoke";

async function barApplicant(
  services: Services,
  tx: Database,
  { case: it, event, content, item }: Founded,
): Promise<void> {
  const deceived = event.data.deceived === true || (await falseCommitment(services, tx, it)) !== undefined;
  if (!deceived) return;
  const until = addDays(shanghaiDay(event.at), Math.ceil(365.25 * barYears(event)));
  const token = barToken(services, content);
  const row = {
    ...{ division: it.division, token, basic_code: item.catalogue.basicCode, until, case_id: it.id },
    reason: String(event.data.reason ?? ""),
  };
  await tx
    .insertInto("application_bar")
    .values(row)
    .onConflict((same) => same.doNothing())
    .execute();
}
