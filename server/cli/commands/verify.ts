/**
 * `tongban verify`: proves that events, cases, clocks and daily roots agree, names the first event that does not fit, and
 * proves that the cards recorded are those the histories have earned (R3.3).
 */
import { engineOf, verifyCases, verifyDailyRoots } from "../../cases/index.ts";
import { verifyAudit } from "../../modules/audit/index.ts";
import { verifyCards } from "../../modules/supervision/index.ts";
import type { Command } from "../command.ts";

export const command: Command = {
  name: "verify",
  summary:
    "核验事件链、办件与每日根 · prove that no case, event or daily root was altered, and that the cards are what was earned",
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
    const faults = [...cases.faults, ...roots.faults, ...cards.faults, ...audit];
    io.value({ cases: cases.cases, events: cases.events, days: roots.days, pending: cards.pending, faults });
    for (const { at, seq, reason } of faults)
      io.say(`${at}${seq === undefined ? "" : ` 第 ${seq} 条 event ${seq}`}: ${reason}`);
    if (cards.pending > 0) io.say(`待巡查 ${cards.pending} 件，未列入核验 · looks pending, not proved`);
    const counted = `办件 ${cases.cases} cases · 事件 ${cases.events} events · 封存 ${roots.days} days`;
    io.say(
      faults.length === 0
        ? `${counted}：全部相符 · everything fits`
        : `${counted}：${faults.length} 处不符 · ${faults.length} faults`,
    );
    return faults.length === 0 ? 0 : 1;
  },
};
