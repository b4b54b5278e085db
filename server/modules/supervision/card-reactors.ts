/** What follows from the events of cards: their row is kept, people are told, and the case they are about is looked at again. */
import type { WatchLight } from "#contract/watch.ts";
import { momentOf } from "#server/kernel/case-type/case.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf, followingKey, numberOf, type Occurrence, type Reactor } from "../../cases/index.ts";
import { dueStep, escalationRule, lightNames } from "./card.ts";
import { type CardTableRow, cardOfCase, keepCardState, withdrawRow } from "./card-store.ts";
import { raise } from "./raise.ts";
import { tellOf } from "./tell-signals.ts";
import { ruleBookOf } from "./watch-rules.ts";
import { planLooks } from "./watch-store.ts";

type React = (services: Services, tx: Database, one: Occurrence, row: CardTableRow) => Promise<void>;

export function cardReactors(services: Services): Reactor[] {
  const reactor = (name: string, react: React): Reactor => ({
    name,
    wants: ({ case: it }) => it.type === "card",
    react: async (tx, occurrences) => {
      for (const one of occurrences) {
        const row = await cardOfCase(tx, one.case);
        if (row) await react(services, tx, one, row);
      }
    },
  });
  return [reactor("keep-card", keep), reactor("tell-card", tellCard), reactor("escalate-card", escalate)];
}

const why: Record<string, string> = { uphold: "申诉成立" };

async function keep(services: Services, tx: Database, { case: it, event }: Occurrence, row: CardTableRow) {
  const at = momentOf(event);
  const answers = ["explain", "appeal", "escalate"].includes(event.action);
  const ends = event.to === "closed" || event.to === "escalated";
  const { types, timekeeper } = await engineOf(services);
  const type = types.version(it.type, it.typeVersion);
  const nextDueAt = dueStep(type, it, timekeeper.current())?.dueAt;
  await keepCardState(tx, it, {
    ...{ state: it.state, rectified: event.to === "closed" },
    ...(nextDueAt !== undefined && { nextDueAt }),
    ...(answers && { answeredAt: at }),
    ...(ends && { closedAt: at }),
  });
  if (event.to === "withdrawn") {
    const reason = why[event.action] ?? String(event.data.why ?? "");
    const how = { at, why: reason, by: event.actor.id, upheld: event.action === "uphold" };
    await withdrawRow(tx, { division: it.division, key: row.key }, how);
  }
  // Answers and withdrawals decide what else the case has earned.
  if (row.about_id !== null) await planLooks(tx, [{ division: it.division, id: row.about_id, at: event.at }]);
}

/** Steps of a card that others wait for. */
const steps: Record<string, { words: string; to: "organ" | "supervision" }> = {
  "late-sign": { words: "逾期未签收", to: "organ" },
  "late-explain": { words: "逾期未说明", to: "organ" },
  "late-rectify": { words: "逾期未整改", to: "organ" },
  return: { words: "被退回，请重新说明", to: "organ" },
  dismiss: { words: "申诉不成立，请说明原因", to: "organ" },
  uphold: { words: "申诉成立，已撤牌", to: "organ" },
  withdraw: { words: "经重新计算已撤牌", to: "organ" },
  "close-examined": { words: "已经审核销牌", to: "organ" },
  close: { words: "已经审核销牌", to: "organ" },
  rectify: { words: "整改完成，等待审核", to: "supervision" },
  appeal: { words: "提出申诉，等待审查", to: "supervision" },
  "late-examine": { words: "逾期未审核", to: "supervision" },
};

async function tellCard(
  services: Services,
  tx: Database,
  { case: it, event }: Occurrence,
  row: CardTableRow,
) {
  const rules = (await ruleBookOf(services)).newest.rules;
  const rule = rules.find(({ id }) => id === row.rule);
  const light = row.light as WatchLight;
  const about = row.about_id === null ? "" : `（编号 ${caseNumber(it.division, row.about_id)}）`;
  const opening = event.seq === 1;
  const step = steps[event.action];
  if (!opening && !step) return;
  const words = opening ? (rule?.cause ?? row.rule) : (step?.words ?? "");
  const toOrgan = ["handler", "section-head", "organ-head"] as const;
  const addressees = opening
    ? (rule?.addressees ?? ["supervision" as const])
    : step?.to === "organ"
      ? toOrgan
      : (["supervision"] as const);
  await tellOf(tx, {
    ...{ division: it.division, key: `${row.key} ${event.seq}`, light, organ: row.organ, addressees },
    ...{ handler: row.handler ?? undefined, at: event.at, href: `/staff/cases/${numberOf(it)}` },
    text: `${lightNames[light]}：“${row.subject}”${about}${words}`,
  });
}

/** A yellow card that was escalated is followed by a red one about the same matter (R3.4). */
async function escalate(services: Services, _: Database, { case: it, event }: Occurrence, row: CardTableRow) {
  if (event.action !== "escalate") return;
  await raise(services, {
    ...{ division: it.division, rule: escalationRule, at: event.at, about: row.about_id ?? undefined },
    ...{
      organ: row.organ,
      hall: row.hall ?? undefined,
      subject: row.subject,
      handler: row.handler ?? undefined,
    },
    requestKey: followingKey(`${it.division}/${it.id}`, "escalated"),
    ...{ reason: String(event.data.reason ?? ""), evidence: `黄牌 ${numberOf(it)}` },
  });
}
