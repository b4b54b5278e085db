/** Lists of cards and warnings, page by page, and how many there are. */
import { type SelectQueryBuilder, sql } from "kysely";
import type { CardQuery } from "#contract/supervision.ts";
import { parseCaseNumber } from "#server/kernel/codes/case-number.ts";
import { type Instant, startOfDay } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { DB } from "#server/platform/database/schema.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { CardTableRow } from "./card-store.ts";

/** What narrows a list; `organs` is what the reader may see: absent, every organ. */
export type CardFilter = Partial<Omit<CardQuery, "after" | "limit">> & {
  division: string;
  organs?: readonly string[] | undefined;
};

type Cards = SelectQueryBuilder<DB, "card", object>;

/** The cards a filter leaves. Withdrawn ones only when they are asked for. */
export function filtered(db: Database, filter: CardFilter, now: Instant): Cards {
  let query: Cards = db.selectFrom("card").where("division", "=", filter.division);
  const { organs, organ, hall, year, month, about } = filter;
  if (organs !== undefined) query = query.where("organ", "in", among(organs));
  if (organ !== undefined) query = query.where("organ", "=", organ);
  if (hall !== undefined) query = query.where(sql`coalesce(hall, 'online')`, "=", hall);
  for (const column of ["counter", "handler", "light", "rule"] as const) {
    const value = filter[column];
    if (value !== undefined) query = query.where(column, "=", value);
  }
  if (filter.item !== undefined) query = query.where("item_key", "=", filter.item);
  if (about !== undefined) query = query.where("about_id", "=", idOf(filter.division, about));
  if (year !== undefined) {
    const { from, to } = periodOf(year, month);
    query = query.where("due_at", ">=", from).where("due_at", "<", to);
  }
  return inState(query, filter.state, now);
}

/** One of these organs; SQL knows no empty list, and no organ has an empty code. */
export const among = (organs: readonly string[]): string[] => (organs.length === 0 ? [""] : [...organs]);

function inState(query: Cards, state: CardFilter["state"], now: Instant): Cards {
  if (state === "withdrawn") return query.where("withdrawn_at", "is not", null);
  const kept = query.where("withdrawn_at", "is", null);
  if (state === "open") return kept.where("closed_at", "is", null);
  if (state === "late") return kept.where("closed_at", "is", null).where("next_due_at", "<=", now);
  if (state === "waiting-examination") return kept.where("state", "in", ["rectified", "appealed"]);
  if (state === "closed") return kept.where("closed_at", "is not", null).where("light", "<>", "warning");
  if (state === "rectified") return kept.where("rectified", "=", true);
  return kept;
}

function idOf(division: string, number: string): number {
  const parsed = parseCaseNumber(number);
  return parsed.ok && parsed.value.division === division ? parsed.value.id : 0;
}

/** A month or a year in China. */
export function periodOf(year: number, month?: number): { from: Instant; to: Instant } {
  const first = (y: number, m: number) => startOfDay(`${y}-${String(m).padStart(2, "0")}-01`);
  if (month === undefined) return { from: first(year, 1), to: first(year + 1, 1) };
  return { from: first(year, month), to: month === 12 ? first(year + 1, 1) : first(year, month + 1) };
}

/** Newest first; `after` is the cursor of the page before. */
export async function pageOfCards(
  db: Database,
  filter: CardFilter,
  { after, limit, now }: { after?: string | undefined; limit: number; now: Instant },
): Promise<{ rows: CardTableRow[]; next?: string }> {
  let query = filtered(db, filter, now).selectAll();
  if (after !== undefined) {
    const { at, key } = readCursor(after);
    query = query.where(sql<boolean>`(due_at, key) < (${at}::timestamptz, ${key})`);
  }
  const rows = (await query
    .orderBy("due_at", "desc")
    .orderBy("key", "desc")
    .limit(limit + 1)
    .execute()) as CardTableRow[];
  const last = rows[limit - 1];
  return rows.length > limit && last
    ? { rows: rows.slice(0, limit), next: cursorOf(last.due_at, last.key) }
    : { rows };
}

/** Open cards, red first, then those that have burned longest. */
export async function burningCards(db: Database, filter: CardFilter, now: Instant): Promise<CardTableRow[]> {
  const query = filtered(db, { ...filter, state: "open" }, now)
    .where("light", "<>", "warning")
    .selectAll();
  return (await query.orderBy("light").orderBy("due_at").limit(20).execute()) as CardTableRow[];
}

export interface OpenCount {
  organ: string;
  hall: string | null;
  counter: string | null;
  light: string;
  cards: number;
}

/** How many are open, by organ, hall, counter and light. */
export async function countOpen(db: Database, filter: CardFilter, now: Instant): Promise<OpenCount[]> {
  return await filtered(db, { ...filter, state: "open" }, now)
    .select(["organ", "hall", "counter", "light", sql<number>`count(*)::int`.as("cards")])
    .groupBy(["organ", "hall", "counter", "light"])
    .execute();
}

export const cursorOf = (at: Instant, key: string) => Buffer.from(`${at} ${key}`).toString("base64url");

/** Where a page ended; refused when it is no cursor of ours. */
export function readCursor(text: string): { at: Instant; key: string } {
  const [at = "", ...rest] = Buffer.from(text, "base64url").toString().split(" ");
  const real = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(at) && !Number.isNaN(Date.parse(at));
  const key = rest.join(" ");
  if (!real || !/^[\x20-\x7e]{1,200}$/.test(key)) throw refuse("cursor-invalid", { field: "after" });
  return { at, key };
}
