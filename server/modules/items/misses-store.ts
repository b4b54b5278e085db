/** Searches that found nothing: what people say and nobody has told the search yet. */
import { sql } from "kysely";
import { withoutNulls } from "#server/platform/database/nulls.ts";
import type { Database } from "#server/platform/database/pool.ts";

export interface SearchMiss {
  query: string;
  times: number;
  firstAt: string;
  lastAt: string;
  settledBy?: string;
  settledAt?: string;
  /** The item it was found to mean. */
  itemKey?: string;
}

/** Longest query that is kept; a longer one is cut. */
const longest = 40;

/**
 * A query as it may be kept: no digits and no letters but Chinese (numbers of identity cards, telephones and plates,
 * mail addresses), nothing but the words. Undefined when too little is left to be of use, or when it says who asks.
 */
export function missText(query: string): string | undefined {
  const text = query
    .normalize("NFKC")
    .replace(/[^\p{Script=Han}]/gu, "")
    .slice(0, longest);
  if (text.length < 2 || /我叫|姓名/.test(text)) return undefined;
  return text;
}

/** Counts misses; one that was settled and comes again is open again. */
export async function addMisses(
  db: Database,
  division: string,
  misses: ReadonlyMap<string, number>,
  at: string,
): Promise<void> {
  const rows = [...misses].map(([query, count]) => ({ query, count }));
  await sql`
    insert into search_miss (division, query, times, first_at, last_at)
    select ${division}, query, count, ${at}, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (query text, count bigint) order by query
    on conflict (division, query) do update set times = search_miss.times + excluded.times,
      last_at = excluded.last_at, settled_by = null, settled_at = null, item_key = null`.execute(db);
}

/** Open ones by how often they came, settled ones newest first. `after` is the last one's query. */
export async function readMisses(
  db: Database,
  division: string,
  { settled, skip, limit }: { settled: boolean; skip: number; limit: number },
): Promise<SearchMiss[]> {
  const rows = await db
    .selectFrom("search_miss")
    .select(["query", "times", "first_at as firstAt", "last_at as lastAt"])
    .select(["settled_by as settledBy", "settled_at as settledAt", "item_key as itemKey"])
    .where("division", "=", division)
    .where("settled_at", settled ? "is not" : "is", null)
    .orderBy(settled ? "settled_at" : "times", "desc")
    .orderBy("query")
    .offset(skip)
    .limit(limit)
    .execute();
  return rows.map((row) => withoutNulls(row) as SearchMiss);
}

/** Closes a miss; false when it is not open. */
export async function settleMiss(
  tx: Database,
  division: string,
  { query, key, by, at }: { query: string; key?: string | undefined; by: string; at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("search_miss")
    .set({ settled_by: by, settled_at: at, item_key: key ?? null })
    .where("division", "=", division)
    .where("query", "=", query)
    .where("settled_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
