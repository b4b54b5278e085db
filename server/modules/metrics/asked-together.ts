/**
 * What is asked of roll-ups in one turn of the event loop is read by one statement: a board of fifty figures goes to the
 * database once, and all of them are of the same moment.
 */
import type { Piece } from "#server/kernel/metric/period.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import { type AsOf, asOfNow } from "./settle.ts";
import type { Cell, Grain } from "./sum.ts";

export interface RollUpAsk {
  division: string;
  pieces: readonly Piece[];
  grain: Grain;
  kind: string;
  /** What makes a line. */
  line: "none" | "organ" | "value" | "day" | "month" | "year";
  /** Different values are told apart. */
  isDistinct: boolean;
  /** Of these values only. */
  values?: readonly string[];
  /** Of values that begin so. */
  prefix?: string;
  organ?: string;
  marks: { all?: readonly string[]; any?: readonly string[]; none?: readonly string[] };
}

interface Asked {
  ask: RollUpAsk;
  answer: (cells: Cell[]) => void;
  fail: (reason: unknown) => void;
}

const askedOf = perServices(() => [] as Asked[]);

export function askTogether(services: Services, ask: RollUpAsk): Promise<Cell[]> {
  const waiting = askedOf(services);
  return new Promise((answer, fail) => {
    waiting.push({ ask, answer, fail });
    if (waiting.length === 1) setImmediate(() => void askAll(services, waiting.splice(0)));
  });
}

async function askAll(services: Services, waiting: readonly Asked[]): Promise<void> {
  const groups = Map.groupBy(waiting, ({ ask }) => `${ask.division} ${ask.values === undefined}`);
  await Promise.all([...groups.values()].map((asked) => askSome(services, asked)));
}

/** Of one division, all with values or all without: the index goes as far as the value. What several ask is read once. */
async function askSome({ pool }: Services, asked: readonly Asked[]): Promise<void> {
  const [{ ask: first }] = asked as [Asked];
  const questions = [...Map.groupBy(asked, ({ ask }) => JSON.stringify(ask)).values()];
  try {
    const { rows } = await pool.query<Cell & { place: number }>({
      name: first.values ? "metric-roll-ups-of-values" : "metric-roll-ups",
      text: textOf(first.values !== undefined),
      values: [first.division, JSON.stringify(questions.flatMap(([one], place) => rowsOf(one!.ask, place)))],
    });
    const found = Map.groupBy(rows, ({ place }) => place);
    for (const [place, alike] of questions.entries())
      for (const { answer } of alike) answer(found.get(place) ?? []);
  } catch (error) {
    for (const { fail } of asked) fail(error);
  }
}

/** `offset 0` keeps the reading inside the loop: each row of `a` is one walk of the key's index. */
const textOf = (isOfValues: boolean) => `
  select a.place, x.id, x.value, sum(a.sign * x.n)::float8 as n, sum(a.sign * x.amount)::float8 as amount,
    sum(a.sign * x.ended)::float8 as ended, bit_xor(x.print)::text as print
  from json_to_recordset($2::json) as a(place int, sign int, span text, starts date[], grain text, kind text, line text,
    "isDistinct" boolean, "values" text[], prefix text, organ text, "all" text[], "any" text[], "none" text[])
  cross join lateral (
    select case a.line when 'organ' then r.organ when 'value' then r.value when 'day' then r.start::text
        when 'month' then to_char(r.start, 'YYYY-MM') when 'year' then to_char(r.start, 'YYYY') else '' end collate "C" as id,
      case when a."isDistinct" then r.value end collate "C" as value, r.n, r.amount, r.ended, r.print
    from metric_roll_up r
    where r.division = $1 and r.span = a.span and r.grain = a.grain and r.kind = a.kind and r.start = any(a.starts)
      ${isOfValues ? 'and r.value = any(a."values")' : ""}
      and (a.prefix is null or starts_with(r.value, a.prefix)) and (a.organ is null or r.organ = a.organ)
      and (a."all" is null or r.marks @> a."all") and (a."any" is null or r.marks && a."any")
      and (a."none" is null or not r.marks && a."none")
      and (not a."isDistinct" or r.value <> '-')
    offset 0
  ) x group by 1, 2, 3`;

/** Pieces of one size and sign are one row. */
function rowsOf({ pieces, marks, division: _, ...ask }: RollUpAsk, place: number) {
  const groups = Map.groupBy(pieces, ({ span, sign }) => `${span} ${sign}`);
  return [...groups.values()].map((alike) => {
    const [{ span, sign }] = alike as [Piece];
    return { ...ask, ...marks, place, sign, span, starts: alike.map(({ start }) => start) };
  });
}

const asOfs = perServices(() => new Map<string, Promise<AsOf>>());

/** Until when everything is counted; read once for whoever asks in one turn. */
export function asOfTogether(services: Services, division: string): Promise<AsOf> {
  const reading = asOfs(services);
  const known = reading.get(division);
  if (known) return known;
  const fresh = asOfNow(services, division);
  reading.set(division, fresh);
  setImmediate(() => reading.delete(division));
  return fresh;
}
