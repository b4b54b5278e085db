/** The list behind a figure: the facts with the same condition, so that its length is the figure. */
import { sql } from "kysely";
import type { FactPage, FactSum, MetricDefinition, Part } from "#contract/metric.ts";
import type { Actor } from "#server/kernel/access/actor.ts";
import { isFactSum } from "#server/kernel/metric/definition.ts";
import { isDay } from "#server/kernel/time/day.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { rowsInWords, type StoredFact } from "./behind-rows.ts";
import { definitionFor } from "./definitions.ts";
import { factsWhere } from "./fact-sums.ts";
import { type FigureAsk, understood } from "./figure-ask.ts";
import { sumsOf } from "./figure-store.ts";

export interface BehindAsk extends FigureAsk {
  part?: Part;
  after?: string;
  limit: number;
}

/** A page of the list, the newest first. @throws refusals `metric-without-list`, `cursor-invalid`. */
export async function listBehind(services: Services, actor: Actor, ask: BehindAsk): Promise<FactPage> {
  const { it, period } = await understood(services, ask);
  const part = ask.part ?? "numerator";
  const sums = await sumsBehind(services, it, part);
  const asked = { ...ask, period };
  const [{ count, amount }, found] = await Promise.all([
    countBehind(services, asked, sums),
    pageOf(services, asked, sums),
  ]);
  const page = found.slice(0, ask.limit);
  const last = found.length > ask.limit ? page.at(-1) : undefined;
  return {
    ...{ part, count, amount, rows: await rowsInWords(services, actor, ask.division, page) },
    ...(last && { next: cursorOf(last) }),
  };
}

interface SignedSum {
  sum: FactSum;
  /** -1: it is taken away, and its facts stand in the list with less than nothing. */
  sign: 1 | -1;
}

/**
 * Sums of facts a part is made of; a sum of counts has all their facts behind it. Of a difference of counts no list is
 * as long as the figure says: only amounts are taken away.
 */
async function sumsBehind(services: Services, it: MetricDefinition, part: Part): Promise<SignedSum[]> {
  const own = part === "numerator" ? it.numerator : it.denominator;
  if (!own) throw refuse("metric-without-list");
  if (isFactSum(own)) return [{ sum: own, sign: 1 }];
  const { plus, minus = [] } = own;
  const of = async (id: string) => {
    const child = await definitionFor(services, id, it.edition);
    if (child.denominator || child.growthOf) throw refuse("metric-without-list");
    return await sumsBehind(services, child, "numerator");
  };
  const [added, taken] = await Promise.all(
    [plus, minus].map(async (ids) => (await Promise.all(ids.map(of))).flat()),
  );
  const signed = [...added!, ...taken!.map(({ sum, sign }) => ({ sum, sign: sign === 1 ? -1 : 1 }) as const)];
  const isDifference = signed.some(({ sign }) => sign < 0);
  if (isDifference && signed.some(({ sum }) => sum.measure !== "amount")) throw refuse("metric-without-list");
  return signed;
}

/** How many facts there are and what they come to: from the roll-ups, as the figure itself. */
async function countBehind(services: Services, ask: FigureAsk, sums: readonly SignedSum[]) {
  const { division, period, where = {} } = ask;
  const of = async (sum: FactSum, measure: FactSum["measure"]) => {
    const [found] = await sumsOf(services, {
      division,
      sum: { ...sum, measure },
      period,
      where,
      by: "none",
    });
    return found?.value ?? 0;
  };
  const each = await Promise.all(
    sums.map(async ({ sum, sign }) => {
      const once = await of(sum, counted(sum));
      if (isWeighed(sum)) return { count: await lengthOf(services, ask, sum), amount: once };
      return { count: once, amount: sum.measure === "amount" ? sign * (await of(sum, "amount")) : once };
    }),
  );
  return each.reduce((all, one) => ({ count: all.count + one.count, amount: all.amount + one.amount }), {
    ...{ count: 0, amount: 0 },
  });
}

/** What stands and comes to more than one each: the days and materials of items. There are few of them. */
const isWeighed = ({ measure, kind }: FactSum) =>
  measure === "standing" && /^item\.(days|materials)/.test(kind);

async function lengthOf({ db }: Services, { division, period, where = {} }: FigureAsk, sum: FactSum) {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from metric_fact where ${factsWhere({ division, sum, period, where })}`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}

const counted = ({ measure }: FactSum) => (measure === "amount" || measure === "p90" ? "count" : measure);

async function pageOf(services: Services, ask: BehindAsk, sums: readonly SignedSum[]): Promise<StoredFact[]> {
  const { division, period, where = {}, after, limit } = ask;
  const conditionOf = ({ sum }: SignedSum) => sql`(${factsWhere({ division, sum, period, where })})`;
  const conditions = sums.map(conditionOf);
  const taken = sums.filter(({ sign }) => sign < 0).map(conditionOf);
  const amount = taken.length
    ? sql`case when ${sql.join(taken, sql` or `)} then -amount else amount end as amount`
    : sql`amount`;
  const [first] = sums;
  const beyond = after === undefined ? undefined : readCursor(after);
  const rest = beyond
    ? sql`and (day, key, print) < (${beyond.day}::date, ${beyond.key}, ${beyond.print}::bigint)`
    : sql``;
  const distinct = { items: sql`item`, counters: sql`hall, counter` }[
    first?.sum.measure as "items" | "counters"
  ];
  const facts = distinct
    ? sql`(select distinct on (${distinct}) * from metric_fact where ${sql.join(conditions, sql` or `)}
        order by ${distinct}, day desc, key desc, print desc)`
    : sql`(select * from metric_fact where ${sql.join(conditions, sql` or `)} ${rest})`;
  const { rows } =
    await sql<StoredFact>`select source, kind, key, print::text as print, day, ${amount}, organ, item, hall,
      counter, staff, channel from ${facts} f ${distinct ? sql`where true ${rest}` : sql``}
    order by day desc, key desc, print desc limit ${limit + 1}`.execute(services.db);
  return rows;
}

const cursorOf = ({ day, key, print }: StoredFact) =>
  Buffer.from(`${day} ${print} ${key}`).toString("base64url");

function readCursor(text: string): { day: string; key: string; print: string } {
  const [day = "", print = "", ...rest] = Buffer.from(text, "base64url").toString().split(" ");
  const key = rest.join(" ");
  const real = isDay(day) && /^-?\d{1,19}$/.test(print) && BigInt.asIntN(64, BigInt(print)) === BigInt(print);
  if (!real || !/^[\x20-\x7e]{1,200}$/.test(key)) throw refuse("cursor-invalid", { field: "after" });
  return { day, key, print };
}
