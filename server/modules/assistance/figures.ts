/** 件次 (R12.5): one for each closed service, by helper, tier, site, month; nothing else is counted. */
import { sql } from "kysely";
import type { AssistanceFigures, Counted, CountRow } from "#contract/assistance-desk.ts";
import { outcomeNames, type Tier, tierNames } from "#contract/assistance-words.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import { addDays, type Day, shanghaiDay, startOfDay } from "#server/kernel/time/day.ts";
import { staffNames } from "#server/modules/people/index.ts";
import { personSatisfaction } from "#server/modules/ratings/index.ts";
import type { Services } from "#server/platform/services.ts";
import { achieved } from "./assistance.ts";
import { readRoster } from "./roster-store.ts";

export interface Period {
  from: Day;
  to: Day;
}

export interface Closed {
  id: number;
  at: string;
  helper: string;
  tier: Tier;
  site: string;
  outcome: string;
}

/** The closing steps of a period, the last first. */
export async function closedOf({ db }: Services, division: string, { from, to }: Period): Promise<Closed[]> {
  const rows = await db
    .selectFrom("assistance_step")
    .select(["case_id", "at", "helper", "tier", "site", "outcome"])
    .where("division", "=", division)
    .where("action", "=", "close")
    .where("at", ">=", startOfDay(from))
    .where("at", "<", startOfDay(addDays(to, 1)))
    .orderBy("at", "desc")
    .orderBy("case_id", "desc")
    .execute();
  return rows.map(({ case_id: id, at, helper, tier, site, outcome }) => ({
    ...{
      id,
      at,
      helper: helper ?? "",
      tier: (tier ?? "county") as Tier,
      site: site ?? "",
      outcome: outcome ?? "",
    },
  }));
}

export async function assistanceFigures(
  services: Services,
  division: string,
  period: Period,
): Promise<AssistanceFigures> {
  const [closed, roster, handedIn, satisfied] = await Promise.all([
    closedOf(services, division, period),
    readRoster(services.db, division),
    countHandedIn(services, division, period),
    personSatisfaction(services, division, period),
  ]);
  const helpers = new Set([...roster.map(({ staff }) => staff), ...closed.map(({ helper }) => helper)]);
  const names = await staffNames(services.db, division, [...helpers].filter(Boolean));
  const mine = satisfied.filter(({ person }) => helpers.has(person));
  const count = mine.reduce((sum, one) => sum + one.count, 0);
  const mean = mine.reduce((sum, one) => sum + one.satisfaction * one.count, 0) / count;
  return {
    ...{ ...period, total: closed.length, handedIn },
    byHelper: countBy(
      closed,
      ({ helper }) => helper,
      (key) => names.get(key) ?? "帮办员",
    ),
    byTier: countBy(
      closed,
      ({ tier }) => tier,
      (key) => tierNames[key as Tier],
    ),
    bySite: countBy(
      closed,
      ({ site }) => site,
      (key) => key,
    ),
    byMonth: countBy(
      closed,
      ({ at }) => shanghaiDay(at).slice(0, 7),
      (key) => key,
    ).toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    byOutcome: countBy(
      closed,
      ({ outcome }) => outcome,
      (key) => outcomeNames[key] ?? key,
    ),
    ratings: { count, ...(count > 0 && { satisfaction: Math.round(mean * 10) / 10 }) },
  };
}

/** Groups, the biggest first; the counts of every grouping add up to the total. */
export function countBy(
  closed: readonly Closed[],
  keyOf: (one: Closed) => string,
  nameOf: (key: string) => string,
): CountRow[] {
  const groups = new Map<string, CountRow>();
  for (const one of closed) {
    const key = keyOf(one);
    const row = groups.get(key) ?? { key, name: nameOf(key), count: 0, achieved: 0 };
    const better = achieved.includes(one.outcome) ? 1 : 0;
    groups.set(key, { ...row, count: row.count + 1, achieved: row.achieved + better });
  }
  return [...groups.values()].toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

async function countHandedIn({ db }: Services, division: string, { from, to }: Period): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from assistance_use where division = ${division} and action = 'hand-in'
      and refused is null and at >= ${startOfDay(from)} and at < ${startOfDay(addDays(to, 1))}`.execute(db);
  return rows[0]?.n ?? 0;
}

const most = 500;

/** The services behind a figure: of one helper, one tier, one site, one month, as asked. */
export async function counted(
  services: Services,
  division: string,
  ask: Period & { helper?: string; tier?: string; site?: string; month?: string; outcome?: string },
): Promise<Counted> {
  const all = (await closedOf(services, division, ask)).filter(
    ({ helper, tier, site, at, outcome }) =>
      (ask.helper === undefined || ask.helper === helper) &&
      (ask.tier === undefined || ask.tier === tier) &&
      (ask.site === undefined || ask.site === site) &&
      (ask.month === undefined || shanghaiDay(at).startsWith(ask.month)) &&
      (ask.outcome === undefined || ask.outcome === outcome),
  );
  const names = await staffNames(
    services.db,
    division,
    [...new Set(all.map(({ helper }) => helper))].filter(Boolean),
  );
  const rows = all.slice(0, most).map(({ id, at, helper, tier, site, outcome }) => ({
    ...{ number: caseNumber(division, id), at, tier, site, outcome: outcomeNames[outcome] ?? outcome },
    helperName: names.get(helper) ?? "帮办员",
  }));
  return { rows, truncated: all.length > most };
}
