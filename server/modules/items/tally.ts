/**
 * Counts that a public page must not write one by one: openings of guides, searches that found nothing. Kept in
 * memory and written together; what a crash loses is a few counts.
 */

import { shanghaiDay } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { addMisses, missText } from "./misses-store.ts";
import { addUses } from "./shelf-store.ts";

export interface Tally {
  viewed(division: string, key: string): void;
  missed(division: string, query: string): void;
  /** Writes what has been counted. */
  flush(): Promise<void>;
}

/** Different texts kept between two writings; more is a machine asking, not people. */
const most = 1000;

export function openTally({ db, now }: { db: Database; now: () => string }): Tally {
  let views = new Map<string, Map<string, number>>();
  let misses = new Map<string, Map<string, number>>();
  return {
    viewed: (division, key) => count(views, division, key),
    missed: (division, query) => {
      const text = missText(query);
      if (text !== undefined) count(misses, division, text);
    },
    flush: async () => {
      const counted = { views, misses };
      views = new Map();
      misses = new Map();
      const at = now();
      const month = `${shanghaiDay(at).slice(0, 7)}-01`;
      for (const [division, keys] of counted.views) await addUses(db, division, month, keys);
      for (const [division, texts] of counted.misses) await addMisses(db, division, texts, at);
    },
  };
}

function count(counts: Map<string, Map<string, number>>, division: string, what: string) {
  const of = counts.get(division) ?? new Map<string, number>();
  counts.set(division, of);
  if (of.size < most || of.has(what)) of.set(what, (of.get(what) ?? 0) + 1);
}
