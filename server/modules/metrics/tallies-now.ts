/**
 * Sums of whole months and years as of this very moment: what the roll-ups keep, less what is recorded of sources that
 * have changed since, and with what those are now. All of it is of one snapshot, so that a table says what counting anew
 * would say, however far the worker has come.
 */
import { type RawBuilder, sql } from "kysely";
import type { Fact } from "#server/kernel/metric/fact.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { sourceNamed } from "./sources.ts";
import type { Grain } from "./sum.ts";

export interface TallyNowAsk {
  /** The one source whose facts are of this kind. */
  source: string;
  kind: string;
  /** `2026` or `2026-11`. */
  period: string;
  grain: Grain;
  /** What makes a line; `mark`: each mark that begins with `ofMark`. */
  line: "none" | "organ" | "value" | "month" | "mark";
  ofMark?: string;
  /** Facts with all of these marks are counted, for each set. */
  counted: readonly (readonly string[])[];
  /** Of this value of the grain only; `-` is none. */
  value?: string;
  /** Of values that begin so. */
  prefix?: string;
  /** Of these organs only. */
  organs?: readonly string[];
}

/** What is added to a line; several of one line are added up. */
export interface TallyNow {
  /** Empty where there are no lines. */
  id: string;
  /** In the order of `counted`; below nothing where something is taken off. */
  counts: number[];
  amount: number;
}

/** Where so many sources wait to be counted, counting anew is quicker. */
const mostWaiting = 1000;

/** Lines of each question, whose sums are the answer; undefined: too much waits, or sums are being added up anew. */
export async function talliesNow(
  services: Services,
  division: string,
  asks: readonly TallyNowAsk[],
): Promise<TallyNow[][] | undefined> {
  // One statement is one snapshot: nothing more is needed while nothing waits.
  const { marks, isBehind, answers } = await readOnce(services.db, division, asks);
  if (isBehind) return undefined;
  return marks.length === 0 ? answers : await withWaiting(services, division, asks);
}

/** The same in a snapshot that also shows what waits, as it is recorded and as it is now. */
async function withWaiting(
  services: Services,
  division: string,
  asks: readonly TallyNowAsk[],
): Promise<TallyNow[][] | undefined> {
  const reading = services.db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only");
  return await reading.execute(async (tx) => {
    const { marks, isBehind, answers } = await readOnce(tx, division, asks);
    if (isBehind) return undefined;
    const moved = new Map<string, Moved[]>();
    for (const [source, own] of Map.groupBy(marks, (mark) => mark.source))
      moved.set(
        source,
        await movedOf(services, tx, division, source, [...new Set(own.map(({ key }) => key))]),
      );
    return answers.map((lines, at) => {
      const ask = asks[at]!;
      return [...lines, ...linesOf(moved.get(ask.source) ?? [], ask)];
    });
  });
}

interface Read {
  marks: { source: string; key: string }[];
  isBehind: boolean;
  answers: TallyNow[][];
}

/** What waits, and what is rolled up, in one statement. */
async function readOnce(db: Database, division: string, asks: readonly TallyNowAsk[]): Promise<Read> {
  const sources = [...new Set(asks.map(({ source }) => source))];
  const nothing = sql`null::float8[] as counts, 0::float8 as amount`;
  const parts = [
    sql`(select -2 as place, '' as source, '' as id, ${nothing} from metric_unsummed where division = ${division})`,
    // What changed several times is marked as often, and waits once.
    sql`(select distinct -1, source, key, ${nothing} from metric_stale
      where division = ${division} and source = any(${sources}::text[]) limit ${sql.lit(mostWaiting)})`,
    ...asks.map((ask, place) => rolledUp(division, ask, place)),
  ];
  const { rows } = await sql<
    TallyNow & { place: number; source: string }
  >`${sql.join(parts, sql` union all `)}`.execute(db);
  const found = Map.groupBy(rows, ({ place }) => place);
  const marks = (found.get(-1) ?? []).map(({ source, id }) => ({ source, key: id }));
  return {
    marks,
    isBehind: found.has(-2) || marks.length >= mostWaiting,
    answers: asks.map((_, place) => found.get(place) ?? []),
  };
}

const none = sql`''`;
const lineOf = { none, organ: sql`organ`, value: sql`value`, month: sql`to_char(start, 'YYYY-MM')` };

function rolledUp(division: string, ask: TallyNowAsk, place: number): RawBuilder<unknown> {
  const { grain, kind, period, line, ofMark = "", counted, value, prefix, organs } = ask;
  const isByMonth = line === "month";
  const span = period.length === 4 && !isByMonth ? "year" : "month";
  const months = Array.from({ length: 12 }, (_, at) => `${period}-${String(at + 1).padStart(2, "0")}-01`);
  const starts = period.length === 4 && isByMonth ? months : [`${period}-01-01`.slice(0, 10)];
  const isMark = line === "mark";
  const counts = counted.map((all) => sql`coalesce(sum(n) filter (where marks @> ${[...all]}::text[]), 0)`);
  return sql`(
    select ${sql.lit(place)}, '', ${isMark ? sql`substr(mark, ${sql.lit(ofMark.length + 1)})` : lineOf[line]} as id,
      array[${sql.join(counts)}]::float8[], sum(amount)::float8
    from metric_roll_up ${isMark ? sql`cross join unnest(marks) as mark` : sql``}
    where division = ${division} and span = ${span} and grain = ${grain} and kind = ${kind}
      and start = any(${starts}::date[]) and n <> 0
      ${isMark ? sql`and starts_with(mark, ${ofMark})` : sql``}
      ${value === undefined ? sql`` : sql`and value = ${value}`}
      ${prefix === undefined ? sql`` : sql`and starts_with(value, ${prefix})`}
      ${organs === undefined ? sql`` : sql`and organ = any(${[...organs]}::text[])`}
    group by 3)`;
}

interface Moved {
  fact: Fact;
  sign: 1 | -1;
}

/** What is recorded of these keys, to be taken off, and what they are now. */
async function movedOf(
  services: Services,
  tx: Database,
  division: string,
  source: string,
  keys: readonly string[],
): Promise<Moved[]> {
  const { rows } = await sql<{ [K in keyof Fact]: Fact[K] | null }>`
    select kind, marks, day, amount::float8 as amount, organ, item, hall, counter, staff, channel from metric_fact
    where division = ${division} and source = ${source} and key = any(${[...keys]}::text[])`.execute(tx);
  const now = await sourceNamed(source)?.read(services, tx, division, keys);
  return [
    ...rows.map((row): Moved => ({ fact: row as Fact, sign: -1 })),
    ...[...(now?.values() ?? [])].flat().map((fact): Moved => ({ fact, sign: 1 })),
  ];
}

/** As `metric_parts` of the database names the value of each grain. */
const grainValue: Record<Grain, (fact: Fact) => string | null | undefined> = {
  all: () => "-",
  item: ({ item }) => item,
  hall: ({ hall }) => hall,
  counter: ({ hall, counter }) => (hall && counter ? `${hall}/${counter}` : undefined),
  staff: ({ staff }) => staff,
  channel: ({ channel }) => channel,
};

function linesOf(moved: readonly Moved[], ask: TallyNowAsk): TallyNow[] {
  const { kind, period, grain, counted, value: only, prefix = "", organs } = ask;
  return moved.flatMap(({ fact, sign }): TallyNow[] => {
    const value = grainValue[grain](fact) ?? "-";
    const isAsked =
      fact.kind === kind &&
      fact.day.startsWith(period) &&
      (only === undefined || value === only) &&
      value.startsWith(prefix) &&
      (organs === undefined || organs.includes(fact.organ ?? "-"));
    if (!isAsked) return [];
    const has = (mark: string) => fact.marks.includes(mark);
    const counts = counted.map((all) => (all.every(has) ? sign : 0));
    return idsOf(fact, value, ask).map((id) => ({ id, counts, amount: sign * fact.amount }));
  });
}

function idsOf(
  { organ = "-", day, marks }: Fact,
  value: string,
  { line, ofMark = "" }: TallyNowAsk,
): string[] {
  if (line === "mark")
    return marks.flatMap((mark) => (mark.startsWith(ofMark) ? mark.slice(ofMark.length) : []));
  return [{ none: "", organ, value, month: day.slice(0, 7) }[line]];
}
