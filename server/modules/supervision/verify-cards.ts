/** Proves that the recorded cards are what the cases' histories have earned: nothing missing, nothing too much (R3.3). */

import { caseNumber } from "#server/kernel/codes/case-number.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Services } from "#server/platform/services.ts";
import { casesUnderWay, engineOf, type Fault } from "../../cases/index.ts";
import { lookOver, type Watching } from "./look.ts";
import { watchings } from "./sweep.ts";
import { ruleBookOf } from "./watch-rules.ts";
import { pendingLooks } from "./watch-store.ts";

export interface CardVerification {
  cases: number;
  /** Cases whose look is due and not yet done: the next sweep sees to them. */
  pending: number;
  faults: Fault[];
}

const pageSize = 200;
const mostFaults = 100;
const ever = { from: "2000-01-01T00:00:00.000Z", to: "9999-12-31T00:00:00.000Z" };

/** Looks at every case of the division as it was at `now`; writes nothing. */
export async function verifyCards(services: Services, now: Instant): Promise<CardVerification> {
  const { pool, db, config } = services;
  const { division } = config;
  const found: CardVerification = { cases: 0, pending: 0, faults: [] };
  for (let after = 0; ; ) {
    const ids = await casesUnderWay(pool, division, ever, { after, limit: pageSize });
    const waiting = await pendingLooks(db, division, ids, now);
    const keys = ids.filter((id) => !waiting.has(id)).map((id) => ({ division, id }));
    const faults = (await watchings(services, db, keys)).map((one) => faultsOf(services, one, now));
    found.cases += ids.length;
    found.pending += waiting.size;
    found.faults.push(...(await Promise.all(faults)).flat());
    if (ids.length < pageSize || found.faults.length >= mostFaults) break;
    after = ids.at(-1) ?? after;
  }
  return { ...found, faults: found.faults.slice(0, mostFaults) };
}

async function faultsOf(services: Services, watching: Watching, now: Instant): Promise<Fault[]> {
  const [engine, book] = [await engineOf(services), await ruleBookOf(services)];
  const { plan } = lookOver(engine, book, watching, now);
  const at = caseNumber(watching.case.division, watching.case.id);
  return [
    ...plan.raise.map(({ signal }) => ({ at, reason: `card ${signal} was earned and is not recorded` })),
    ...plan.withdraw.map(({ signal }) => ({ at, reason: `card ${signal} is recorded and was not earned` })),
    ...plan.move.map(({ card, to }) => ({
      at,
      reason: `card ${card.signal} fell due at ${to}, not ${card.dueAt}`,
    })),
  ];
}
