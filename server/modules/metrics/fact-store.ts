/** Facts and roll-ups in the database. Whatever changes the one changes the other by the difference, in one statement. */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Fact } from "#server/kernel/metric/fact.ts";
import type { Database } from "#server/platform/database/pool.ts";

/** A fact with its source and its print, which no other fact of the source has. */
export interface KeyedFact extends Fact {
  key: string;
  /** 64 bits, as a decimal. */
  print: string;
}

export interface StoredPrint {
  key: string;
  print: string;
}

/** Facts of one source with prints: equal facts of a source are told apart by their number. */
export function withPrints(source: string, key: string, facts: readonly Fact[]): KeyedFact[] {
  const seen = new Map<string, number>();
  return facts.map((fact) => {
    const text = textOf(source, key, fact);
    const nth = seen.get(text) ?? 0;
    seen.set(text, nth + 1);
    return { ...fact, key, print: printOf(nth === 0 ? text : `${text}|${nth}`) };
  });
}

function textOf(source: string, key: string, fact: Fact): string {
  const { kind, marks, day, until, amount, organ, item, hall, counter, staff, channel } = fact;
  const places = [organ, item, hall, counter, staff, channel].map((place) => place ?? "");
  return [source, key, kind, marks.join(" "), day, until ?? "", amount, ...places].join("|");
}

/** Not for secrets: it only has to differ where facts differ. */
function printOf(text: string): string {
  return createHash("sha256").update(text).digest().readBigInt64BE(0).toString();
}

/** Prints of what is recorded of these keys. */
export async function storedPrints(
  tx: Database,
  division: string,
  source: string,
  keys: readonly string[],
): Promise<StoredPrint[]> {
  const { rows } = await sql<StoredPrint>`
    select f.key, f.print::text as print from unnest(${[...keys]}::text[]) as k(key)
    join metric_fact f on f.division = ${division} and f.source = ${source} and f.key = k.key`.execute(tx);
  return rows;
}

const rolled = (changed: string, sign: 1 | -1, isMoved: boolean) =>
  isMoved
    ? sql.raw(`
    insert into metric_roll_up as r (division, span, grain, kind, start, value, organ, marks, n, amount, ended, print)
    select (c.f).division, p.span, p.grain, (c.f).kind, p.start, p.value, (c.f).organ, (c.f).marks,
      ${sign} * sum(p.n), ${sign} * sum(p.amount), ${sign} * sum(p.ended), bit_xor(p.print)
    from ${changed} c cross join lateral metric_parts(c.f) p
    group by 1, 2, 3, 4, 5, 6, 7, 8
    on conflict (division, span, grain, kind, start, value, organ, marks) do update set
      n = r.n + excluded.n, amount = r.amount + excluded.amount, ended = r.ended + excluded.ended,
      print = r.print # excluded.print`)
    : sql.raw(`select count(*) from ${changed}`);

/** Takes facts away, and out of the roll-ups; `isMoved` false leaves the roll-ups for later. */
export async function removeFacts(
  tx: Database,
  division: string,
  source: string,
  gone: readonly StoredPrint[],
  isMoved: boolean,
): Promise<void> {
  if (gone.length === 0) return;
  await sql`with gone as (
      delete from metric_fact f using unnest(${gone.map(({ key }) => key)}::text[],
        ${gone.map(({ print }) => print)}::bigint[]) as k(key, print)
      where f.division = ${division} and f.source = ${source} and f.key = k.key and f.print = k.print
      returning f)
    ${rolled("gone", -1, isMoved)}`.execute(tx);
}

/** Adds facts, and to the roll-ups. */
export async function addFacts(
  tx: Database,
  division: string,
  source: string,
  came: readonly KeyedFact[],
  isMoved: boolean,
): Promise<void> {
  if (came.length === 0) return;
  const column = <T>(of: (fact: KeyedFact) => T) => came.map(of);
  await sql`with came as (
      insert into metric_fact as f (division, source, key, print, kind, marks, day, until, amount, organ, item, hall,
        counter, staff, channel)
      select ${division}, ${source}, u.key, u.print, u.kind, string_to_array(u.marks, ' '), u.day, u.until, u.amount,
        u.organ, u.item, u.hall, u.counter, u.staff, u.channel
      from unnest(${column(({ key }) => key)}::text[], ${column(({ print }) => print)}::bigint[],
        ${column(({ kind }) => kind)}::text[], ${column(({ marks }) => marks.join(" "))}::text[],
        ${column(({ day }) => day)}::date[], ${column(({ until }) => until ?? null)}::date[],
        ${column(({ amount }) => amount)}::bigint[], ${column(({ organ }) => organ ?? "-")}::text[],
        ${column(({ item }) => item ?? null)}::text[], ${column(({ hall }) => hall ?? null)}::text[],
        ${column(({ counter }) => counter ?? null)}::text[], ${column(({ staff }) => staff ?? null)}::text[],
        ${column(({ channel }) => channel ?? null)}::text[])
        as u(key, print, kind, marks, day, until, amount, organ, item, hall, counter, staff, channel)
      returning f)
    ${rolled("came", 1, isMoved)}`.execute(tx);
}
