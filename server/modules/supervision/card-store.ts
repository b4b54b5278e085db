/** Warnings and cards in the database. The row of a card comes with its case; the one of a warning is its own. */

import type { Selectable } from "kysely";
import { sql } from "kysely";
import type { WatchLight } from "#contract/watch.ts";
import type { Case, CaseKey } from "#server/kernel/case-type/case.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { KnownCard } from "#server/kernel/watch/card-plan.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Card as CardTable } from "#server/platform/database/schema.ts";
import type { SatelliteRow } from "../../cases/index.ts";

export type CardTableRow = Selectable<CardTable>;

/** A recorded signal, with the case of it. */
export interface RecordedCard extends KnownCard {
  caseId?: number;
}

/** What a new card or warning is about. */
export interface NewCard {
  division: string;
  key: string;
  signal: string;
  rule: string;
  light: WatchLight;
  clock?: string | undefined;
  dueAt: Instant;
  raisedAt: Instant;
  /** Of a warning that is found when what it warned of is over already. */
  closedAt?: Instant | undefined;
  byHand: boolean;
  subject: string;
  about?: Pick<Case, "id" | "type"> | undefined;
  organ: string;
  hall?: string | undefined;
  counter?: string | undefined;
  handler?: string | undefined;
  section?: string | undefined;
  item?: { key: string; name: string; type: string } | undefined;
  evidence?: Buffer | undefined;
}

function rowOf(card: NewCard, caseId: number | null) {
  return {
    ...{ division: card.division, key: card.key, signal: card.signal, case_id: caseId },
    ...{ about_id: card.about?.id ?? null, about_type: card.about?.type ?? null },
    ...{ rule: card.rule, light: card.light, clock: card.clock ?? null },
    ...{ due_at: card.dueAt, raised_at: card.raisedAt, by_hand: card.byHand, subject: card.subject },
    closed_at: card.closedAt ?? null,
    ...{
      organ: card.organ,
      hall: card.hall ?? null,
      counter: card.counter ?? null,
      handler: card.handler ?? null,
    },
    ...{
      section: card.section ?? null,
      item_key: card.item?.key ?? null,
      item_name: card.item?.name ?? null,
    },
    ...{
      item_type: card.item?.type ?? null,
      rectified: false,
      upheld: false,
      state: caseId === null ? null : "raised",
    },
  };
}

const logOf = (card: NewCard, why: string, by: string) => ({
  ...{ division: card.division, card_key: card.key, at: card.raisedAt, what: "raised", why, done_by: by },
});

/** The rows that come with the opening of a card's case. */
export function cardRows(card: NewCard, { id }: CaseKey, why: string, by: string): SatelliteRow[] {
  const evidence = card.evidence ? `\\x${card.evidence.toString("hex")}` : null;
  return [
    { table: "card", row: { ...rowOf(card, id), evidence } },
    { table: "card_log", row: logOf(card, why, by) },
  ];
}

/** Records warnings; one that is there already stays as it is. */
export async function insertWarnings(
  tx: Database,
  warnings: readonly { card: NewCard; why: string }[],
): Promise<void> {
  if (warnings.length === 0) return;
  const rows = warnings.map(({ card }) => rowOf(card, null));
  const added = await tx
    .insertInto("card")
    .values(rows)
    .onConflict((same) => same.doNothing())
    .returning("key")
    .execute();
  const fresh = new Set(added.map(({ key }) => key));
  const logs = warnings
    .filter(({ card }) => fresh.has(card.key))
    .map(({ card, why }) => logOf(card, why, "system"));
  if (logs.length > 0) await tx.insertInto("card_log").values(logs).execute();
}

/** A warning is over when its clock has stopped, or has run out and has earned a card. */
export async function endWarnings(
  tx: Database,
  ended: readonly { division: string; id: number; clock: string; at: Instant }[],
): Promise<void> {
  if (ended.length === 0) return;
  await sql`update card c set closed_at = e.at
    from unnest(${ended.map(({ division }) => division)}::text[], ${ended.map(({ id }) => id)}::bigint[],
      ${ended.map(({ clock }) => clock)}::text[], ${ended.map(({ at }) => at)}::timestamptz[]) as e(division, id, clock, at)
    where c.division = e.division and c.about_id = e.id and c.clock = e.clock and c.light = 'warning'
      and c.closed_at is null`.execute(tx);
}

/** Every signal recorded about these cases, by the case's id. */
export async function cardsAbout(
  db: Database,
  division: string,
  ids: readonly number[],
): Promise<Map<number, RecordedCard[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("card")
    .selectAll()
    .where("division", "=", division)
    .where("about_id", "in", [...ids])
    .orderBy("raised_at")
    .execute();
  const cards = new Map<number, RecordedCard[]>();
  for (const row of rows) {
    const about = row.about_id ?? 0;
    cards.set(about, [...(cards.get(about) ?? []), knownOf(row)]);
  }
  return cards;
}

function knownOf(row: CardTableRow): RecordedCard {
  return {
    ...{ key: row.key, signal: row.signal, light: row.light as WatchLight, dueAt: row.due_at },
    ...{ byHand: row.by_hand, upheld: row.upheld },
    ...(row.case_id !== null && { caseId: row.case_id }),
    ...(row.answered_at !== null && { answeredAt: row.answered_at }),
    ...(row.withdrawn_at !== null && { withdrawnAt: row.withdrawn_at }),
  };
}

/** The moment it fell due is another one by the calendar as it is now. */
export async function moveCard(
  tx: Database,
  { division, key }: { division: string; key: string },
  { from, to, at }: { from: Instant; to: Instant; at: Instant },
): Promise<void> {
  await tx
    .updateTable("card")
    .set({ due_at: to })
    .where("division", "=", division)
    .where("key", "=", key)
    .execute();
  await log(tx, { division, key, at, what: "moved", why: `应发时刻由 ${from} 改为 ${to}`, by: "system" });
}

/** Takes a card or warning out of every figure, with a log; the first reason stands. */
export async function withdrawRow(
  tx: Database,
  card: { division: string; key: string },
  { at, why, by, upheld }: { at: Instant; why: string; by: string; upheld: boolean },
): Promise<void> {
  const { division, key } = card;
  const { numUpdatedRows } = await tx
    .updateTable("card")
    .set({ withdrawn_at: at, withdrawn_why: why, upheld })
    .where("division", "=", division)
    .where("key", "=", key)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  if (Number(numUpdatedRows) > 0) await log(tx, { division, key, at, what: "withdrawn", why, by });
}

interface LogLine {
  division: string;
  key: string;
  at: Instant;
  what: "moved" | "withdrawn";
  why: string;
  by: string;
}

async function log(tx: Database, { division, key, at, what, why, by }: LogLine): Promise<void> {
  await tx
    .insertInto("card_log")
    .values({ division, card_key: key, at, what, why, done_by: by })
    .onConflict((same) => same.doNothing())
    .execute();
}

/** The row of a card's case. */
export async function cardOfCase(db: Database, { division, id }: CaseKey): Promise<CardTableRow | undefined> {
  return await db
    .selectFrom("card")
    .selectAll()
    .where("division", "=", division)
    .where("case_id", "=", id)
    .executeTakeFirst();
}

/** Keeps where the case of a card stands, when it was answered first, and when it was closed. */
export async function keepCardState(
  tx: Database,
  { division, id }: CaseKey,
  kept: { state: string; nextDueAt?: Instant; answeredAt?: Instant; closedAt?: Instant; rectified?: boolean },
): Promise<void> {
  const { state, nextDueAt, answeredAt, closedAt, rectified } = kept;
  await sql`update card set state = ${state}, next_due_at = ${nextDueAt ?? null}::timestamptz, answered_at = coalesce(answered_at, ${answeredAt ?? null}::timestamptz),
      closed_at = coalesce(closed_at, ${closedAt ?? null}::timestamptz), rectified = rectified or ${rectified ?? false}
    where division = ${division} and case_id = ${id}`.execute(tx);
}
