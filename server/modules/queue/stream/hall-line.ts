/**
 * One hall, one line: whatever moves a ticket or a counter of a hall holds the hall's row until it is committed. So the
 * order is exact, two counters never meet, and the events of the hall are numbered without gaps. Halls do not wait for
 * each other. Every command reads what it can before, and does little under the row.
 */
import { sql } from "kysely";
import type { Announcement, Board, HallEventKind } from "#contract/queue.ts";
import { emptyBoard } from "#server/kernel/queue/board.ts";
import { type Day, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { hallNames } from "#server/modules/organisation/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { HallKey } from "../settings/queue-rules.ts";

/** The hall while somebody holds it. */
export interface HallLine extends HallKey {
  /** Never before the event before. */
  at: Instant;
  day: Day;
  board: Board;
  /** Number of the event this will be. */
  seq: number;
  kind?: HallEventKind;
  announcement?: Announcement;
}

export const hallChannel = "hall";

/**
 * Holds the hall's row, acts, and tells the hall if something happened (`kind` was set): one event for one command.
 * @param turn what is done first when a new day has begun: it closes what the day before left.
 */
export async function inHall<T>(
  tx: Database,
  place: HallKey & { at: Instant },
  turn: (line: HallLine, before: Day) => Promise<void>,
  act: (line: HallLine) => Promise<T>,
): Promise<T> {
  const line = await hold(tx, place);
  if (line.board.day !== line.day) {
    const before = line.board.day;
    line.board = emptyBoard(line.day);
    await turn(line, before);
  }
  const answer = await act(line);
  if (line.kind !== undefined) await tell(tx, line, line.kind);
  return answer;
}

async function hold(tx: Database, { division, hall, at }: HallKey & { at: Instant }): Promise<HallLine> {
  const row = (await lock(tx, { division, hall })) ?? (await begin(tx, { division, hall, at }));
  const later = row.at > at ? row.at : at;
  const board = row.board as unknown as Board;
  return { division, hall, at: later, day: shanghaiDay(later), board, seq: row.seq + 1 };
}

const lock = (tx: Database, { division, hall }: HallKey) =>
  tx
    .selectFrom("hall_line")
    .select(["seq", "at", "board"])
    .where("division", "=", division)
    .where("hall", "=", hall)
    .forUpdate()
    .executeTakeFirst();

/** Refuses a hall that there is not. */
export async function assertHall(db: Database, { division, hall }: HallKey): Promise<void> {
  if (!(await hallNames(db, division)).has(hall)) throw refuse("queue-unknown", { field: "hall" });
}

/** The hall's first event ever. Refused: there is no such hall. */
async function begin(tx: Database, { division, hall, at }: HallKey & { at: Instant }) {
  await assertHall(tx, { division, hall });
  const board = JSON.stringify(emptyBoard(shanghaiDay(at)));
  await tx
    .insertInto("hall_line")
    .values({ division, hall, at, board })
    .onConflict((same) => same.doNothing())
    .execute();
  const row = await lock(tx, { division, hall });
  if (!row) throw new Error(`no line for the hall ${hall}`);
  return row;
}

/** Writes the event and the board in one statement, and wakes whoever follows the hall. */
async function tell(tx: Database, line: HallLine, kind: HallEventKind): Promise<void> {
  const { division, hall, at, seq, board, announcement } = line;
  const event = { seq, at, kind, board, ...(announcement && { announcement }) };
  await sql`
    with line as (
      update hall_line set seq = ${seq}, at = ${at}, board = ${JSON.stringify(board)}::jsonb
      where division = ${division} and hall = ${hall}),
    event as (
      insert into hall_event (division, hall, seq, at, kind, body)
      values (${division}, ${hall}, ${seq}, ${at}, ${kind}, ${JSON.stringify(event)}::jsonb))
    select pg_notify(${hallChannel}, ${JSON.stringify([division, hall, seq])})`.execute(tx);
}
