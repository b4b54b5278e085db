/**
 * `tongban verify`: proves that events, cases, clocks and daily roots agree, names the first event that does not fit, proves
 * that the cards recorded are those the histories have earned (R3.3), that facts and roll-ups of the figures equal
 * recomputation, and that every published edition is as it was published and still comes out the same (R11): what came
 * lawfully later is told and is no fault.
 */
import { engineOf, verifyCases, verifyDailyRoots } from "../../cases/index.ts";
import { verifyAudit } from "../../modules/audit/index.ts";
import { sealedBulletins } from "../../modules/boards/index.ts";
import { sealedDisclosures } from "../../modules/disclosure/index.ts";
import { alteredCases, verifyEditions } from "../../modules/editions/index.ts";
import { sealedEvaluations } from "../../modules/evaluation/index.ts";
import { verifyMetrics } from "../../modules/metrics/index.ts";
import { verifyCards } from "../../modules/supervision/index.ts";
import type { Command } from "../command.ts";

interface Found {
  at: string;
  seq?: number;
  reason: string;
}

export const command: Command = {
  name: "verify",
  summary:
    "核验事件链、办件与每日根 · prove that no case, event or daily root was altered, and that cards and figures are what was earned",
  usage: "[--json]",
  async run(_args, io) {
    const services = await io.services();
    const { types, timekeeper } = await engineOf(services);
    const progress = (cases: number) => (cases % 50_000 === 0 ? io.say(`… ${cases}`) : undefined);
    const cases = await verifyCases(services.pool, types, timekeeper, progress);
    const roots = await verifyDailyRoots(services.pool, services.signer);
    const misfit = await verifyAudit(services.db, io.config.division);
    const audit =
      misfit === undefined ? [] : [{ at: "audit", seq: misfit, reason: "audit entry does not fit" }];
    const cards = await verifyCards(services, services.now());
    const figures = await verifyMetrics(services, io.config.division);
    const sealed = [
      ...(await sealedEvaluations(services, io.config.division)),
      ...(await sealedBulletins(services, io.config.division)),
      ...(await sealedDisclosures(services, io.config.division)),
    ];
    const altered = alteredCases(cases.faults);
    const editions = await verifyEditions(services, io.config.division, sealed, altered);
    const faults: Found[] = [
      ...[...cases.faults, ...roots.faults, ...cards.faults, ...audit],
      ...[...figures.faults, ...editions.faults],
    ];
    io.value({
      ...{ cases: cases.cases, events: cases.events, days: roots.days, pending: cards.pending, faults },
      ...{ sources: figures.sources, uncounted: figures.pending },
      ...{ editions: editions.editions, frozen: editions.figures, later: editions.later },
    });
    for (const { at, seq, reason } of faults)
      io.say(`${at}${seq === undefined ? "" : ` 第 ${seq} 条 event ${seq}`}: ${reason}`);
    for (const { at, reason } of editions.later) io.say(`${at}: ${reason}`);
    if (cards.pending > 0) io.say(`待巡查 ${cards.pending} 件，未列入核验 · looks pending, not proved`);
    if (figures.pending > 0) io.say(`待计入指标 ${figures.pending} 处，未列入核验 · changes not counted yet`);
    const counted = `办件 ${cases.cases} cases · 事件 ${cases.events} events · 封存 ${roots.days} days · 公布的版本 ${editions.editions} editions`;
    io.say(
      faults.length === 0
        ? `${counted}：全部相符 · everything fits`
        : `${counted}：${faults.length} 处不符 · ${faults.length} faults`,
    );
    return faults.length === 0 ? 0 : 1;
  },
};
