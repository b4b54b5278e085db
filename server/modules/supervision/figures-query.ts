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
import { counterNames, hallNames, organNames } from "#server/modules/organisation/index.ts";
import { staffNames } from "#server/modules/people/index.ts";
import type { Services } from "#server/platform/services.ts";
import { addressOf, counterInWords, placeOfCounter } from "./board.ts";
import { cursorOf, readCursor } from "./card-query.ts";
import { type FigureGround, type Narrowing, ordered, tableOf } from "./figures.ts";
import { groupCards, groupConclusions, pageOfConclusions } from "./figures-store.ts";
import { ruleBookOf } from "./watch-rules.ts";

export async function figureTable(
  services: Services,
  actor: StaffActor,
  query: FigureQuery,
  now: Instant,
): Promise<FigureTable> {
  const { division } = actor;
  const { by, year, month, ...narrowing } = query;
  const filter = {
    division,
    organs: overseenOrgans(actor),
    year,
    ...narrowing,
    ...(month !== undefined && { month }),
  };
  const { db } = services;
  const [cards, conclusions] = await Promise.all([
    groupCards(db, by, filter, now),
    groupConclusions(db, by, filter),
  ]);
  // A matter may have cards of several rules, or of none: the whole is not the sum.
  const whole = by === "rule" ? await groupConclusions(db, "organ", filter) : conclusions;
  const ids = [...cards, ...conclusions].flatMap(({ id }) => (id === null ? [] : [id]));
  const ground: FigureGround = {
    name: await namesOf(services, division, by, ids),
    narrow: (id) => narrowOf(by, id),
    address: addressOf,
    base: { year, month, ...narrowing },
  };
  const { total, lines } = tableOf(cards, conclusions, whole, ground);
  return { year, ...(month !== undefined && { month }), by, total, lines: ordered(by, lines) };
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
  if (by === "handler") return named(await staffNames(db, division, [...new Set(ids)]));
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

/** Names as the matters of the table carry them. */
async function itemNames(
  { db }: Services,
  division: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("conclusion")
    .select(["item_key", "subject"])
    .distinctOn("item_key")
    .where("division", "=", division)
    .where("item_key", "in", [...ids])
    .union(
      db
        .selectFrom("card")
        .select(["item_key", "subject"])
        .distinctOn("item_key")
        .where("division", "=", division)
        .where("item_key", "in", [...ids]),
    )
    .execute();
  return new Map(rows.map(({ item_key, subject }) => [item_key ?? "", subject]));
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
