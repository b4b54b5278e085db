/** Every key of a source, a page at a time. */
import { sql } from "kysely";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import type { FactSource } from "./fact-source.ts";

/** Keys of one page. */
const pageSize = 400;

/** Keys that the source has, then keys that have facts and no source any more. */
export async function* pagesOf(
  services: Services,
  division: string,
  source: FactSource,
): AsyncGenerator<string[]> {
  const { db } = services;
  const seen = new Set<string>();
  for await (const keys of paged((after) => source.keys(services, db, division, after, pageSize))) {
    for (const key of keys) seen.add(key);
    yield keys;
  }
  for await (const keys of paged((after) => keysWithFacts(db, division, source.source, after))) {
    const orphans = keys.filter((key) => !seen.has(key));
    if (orphans.length > 0) yield orphans;
  }
}

async function* paged(next: (after: string) => Promise<string[]>): AsyncGenerator<string[]> {
  for (let after = ""; ; ) {
    const keys = await next(after);
    if (keys.length > 0) yield keys;
    const last = keys.at(-1);
    if (last === undefined || keys.length < pageSize) return;
    after = last;
  }
}

/** In the order of the key's index. */
async function keysWithFacts(
  db: Database,
  division: string,
  source: string,
  after: string,
): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`select distinct key from metric_fact
    where division = ${division} and source = ${source} and key > ${after} order by key limit ${pageSize}`.execute(
    db,
  );
  return rows.map(({ key }) => key);
}

/** Pages, some at a time. */
export async function* stretchesOf(
  pages: AsyncIterable<string[]>,
  length: number,
): AsyncGenerator<string[][]> {
  let stretch: string[][] = [];
  for await (const page of pages) {
    stretch.push(page);
    if (stretch.length < length) continue;
    yield stretch;
    stretch = [];
  }
  if (stretch.length > 0) yield stretch;
}

/** The next is being made while what came before is used. */
export async function* oneAhead<T>(made: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = made.next();
  for (;;) {
    const { done, value } = await next;
    if (done) return;
    next = made.next();
    // Whoever stops before it asks for the next does not want to hear that it failed.
    next.catch(() => undefined);
    yield value;
  }
}
