/** Tables of supervision by month and year (R3.6), and what stands behind their figures. */
import type {
  FigureBy,
  FigureQuery,
  FigureTable,
  FinishedList,
  FinishedQuery,
} from "#contract/supervision-figures.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { overseenOrgans } from "#server/kernel/access/permission.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { nameOfItem } from "#server/modules/items/index.ts";
import { counterNames, hallNames, organNames } from "#server/modules/organisation/index.ts";
import { staffNames } from "#server/modules/people/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { addressOf, counterInWords, placeOfCounter } from "./board.ts";
import { cursorOf, readCursor } from "./card-query.ts";
import {
  allCards,
  allConclusions,
  type FigureGround,
  type Groups,
  type Narrowing,
  ordered,
  tableOf,
} from "./figures.ts";
import { groupCards, groupConclusions, namesCarried, pageOfConclusions } from "./figures-store.ts";
import { groupsSummed, type SummedFilter, type Tallies } from "./figures-summed.ts";
import { ruleBookOf } from "./watch-rules.ts";

/** @param tallies who keeps sums; where they have not what is asked, everything is counted anew. */
export async function figureTable(
  services: Services,
  actor: StaffActor,
  query: FigureQuery,
  { now, tallies }: { now: Instant; tallies: Tallies },
): Promise<FigureTable> {
  const { division } = actor;
  const { by, year, month, ...narrowing } = query;
  const period = { year, ...(month !== undefined && { month }) };
  const filter = { division, organs: overseenOrgans(actor), ...period, ...narrowing };
  const groups =
    (await groupsSummed(tallies, by, filter)) ?? (await groupsCounted(services.db, by, filter, now));
  const ids = [...groups.cards, ...groups.conclusions].flatMap(({ id }) => id ?? []);
  const ground: FigureGround = {
    name: await namesOf(services, division, by, [...new Set(ids)]),
    narrow: (id) => narrowOf(by, id),
    address: addressOf,
    base: { year, month, ...narrowing },
  };
  const { total, lines } = tableOf(groups, ground);
  return { ...period, by, total, lines: ordered(by, lines) };
}

/** Counts cards and concluded matters one by one. */
async function groupsCounted(
  db: Database,
  by: FigureBy,
  filter: SummedFilter,
  now: Instant,
): Promise<Groups> {
  const [cards, conclusions] = await Promise.all([
    groupCards(db, by, filter, now),
    groupConclusions(db, by, filter),
  ]);
  // A matter may have cards of several rules, or of none: the whole is not the sum.
  const every = by === "rule" ? await groupConclusions(db, "organ", filter) : conclusions;
  return { cards, conclusions, whole: { cards: allCards(cards), conclusions: allConclusions(every) } };
}

function narrowOf(by: FigureBy, id: string): Narrowing {
  if (by === "place") return { hall: id };
  if (by === "counter") return placeOfCounter(id);
  if (by === "month") return { month: Number(id.slice(5)) };
  return { [by]: id };
}

async function namesOf(
  services: Services,
  division: string,
  by: FigureBy,
  ids: readonly string[],
): Promise<(id: string) => string> {
  const { db } = services;
  const named = (names: ReadonlyMap<string, string>) => (id: string) => names.get(id) ?? id;
  if (by === "month") return (id) => `${Number(id.slice(5))}月`;
  if (by === "handler") return named(await staffNames(db, division, ids));
  if (by === "place") return named(new Map([...(await hallNames(db, division)), ["online", "网上"]]));
  if (by === "counter") {
    const [counters, halls] = await Promise.all([counterNames(db, division), hallNames(db, division)]);
    return (id) => counterInWords(id, counters, halls);
  }
  if (by === "organ") {
    const organs = await organNames(db, division);
    return (id) => organs.get(id)?.name ?? id;
  }
  if (by === "rule")
    return named(new Map((await ruleBookOf(services)).newest.rules.map(({ id, name }) => [id, name])));
  return named(await itemNames(services, division, ids));
}

/** Names of today; of what is no longer in the catalogue as the newest matter carries it. */
async function itemNames(
  services: Services,
  division: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const named = await Promise.all(
    ids.map(async (id) => [id, await nameOfItem(services, division, id)] as const),
  );
  const known = named.flatMap(([id, name]) => (name === undefined ? [] : [[id, name] as const]));
  const unknown = named.flatMap(([id, name]) => (name === undefined ? [id] : []));
  return new Map([...known, ...(await namesCarried(services.db, division, unknown))]);
}

export async function listFinished(
  services: Services,
  actor: StaffActor,
  { after, limit, ...query }: FinishedQuery,
): Promise<FinishedList> {
  const { division } = actor;
  const filter = { ...query, division, organs: overseenOrgans(actor) };
  const found = await pageOfConclusions(services.db, filter, {
    limit: limit + 1,
    after: after === undefined ? undefined : positionOf(after),
  });
  const page = found.slice(0, limit);
  const handlers = page.flatMap(({ handler }) => (handler === null ? [] : [handler]));
  const [organs, people] = await Promise.all([
    organNames(services.db, division),
    staffNames(services.db, division, [...new Set(handlers)]),
  ]);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    rows: page.map((row) => ({
      ...{ number: caseNumber(division, row.case_id), subject: row.subject },
      ...{ organName: organs.get(row.organ)?.name ?? row.organ, concludedAt: row.concluded_at },
      ...(row.handler !== null && { handlerName: people.get(row.handler) ?? "工作人员" }),
      ...(row.due_at !== null && { dueAt: row.due_at }),
      ...{ onTime: row.on_time, early: row.early },
      ...(row.used !== null && { used: Number(row.used) }),
    })),
    ...(last && { next: cursorOf(last.concluded_at, String(last.case_id)) }),
  };
}

function positionOf(after: string) {
  const { at, key } = readCursor(after);
  return { at, id: /^\d{16}$/.test(key) ? Number(key) : 0 };
}
