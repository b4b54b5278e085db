/** The watch rules in force: editions in the database, each holding for the cases opened while it was the newest. */
import { isDeepStrictEqual } from "node:util";
import { type WatchRule, WatchRules } from "#contract/watch.ts";
import type { Opening } from "#server/kernel/case-type/case.ts";
import { editionFor, rulesFor, type WatchEdition } from "#server/kernel/watch/rules-for.ts";
import { readDataFile } from "#server/platform/data-file.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";

/** Which rules look at a case. */
export interface RuleBook {
  editions: readonly WatchEdition[];
  newest: WatchRules;
  /** Whether some override asks for a case's item. */
  knowsItems: boolean;
  rulesOf(it: Watchable, item: string | undefined): readonly WatchRule[];
}

type Watchable = Pick<Opening, "type" | "facts"> & { division: string; openedAt: string };

const books = perServices(() => ({ book: undefined as Promise<RuleBook> | undefined }));

/** The rules as they were loaded, read once; a new edition comes with a start. */
export function ruleBookOf(services: Services): Promise<RuleBook> {
  const kept = books(services);
  kept.book ??= readBook(services).catch((error: unknown) => {
    kept.book = undefined;
    throw error;
  });
  return kept.book;
}

/** Keeps the data folder's rules as a new edition when they differ from the newest; those in force stay for older cases. */
export async function loadWatchRules(services: Services): Promise<void> {
  const { db, config, now } = services;
  const { division } = config;
  const rules = readDataFile(config, "watch-rules.json", WatchRules);
  await db.transaction().execute(async (tx) => {
    const newest = (await readEditions(tx, division)).at(-1);
    if (newest && isDeepStrictEqual(newest.rules, rules)) return;
    await tx
      .insertInto("watch_edition")
      .values({
        ...{ division, version: (newest?.version ?? 0) + 1 },
        ...{ content: JSON.stringify(rules), in_force_from: now() },
      })
      .onConflict((same) => same.doNothing())
      .execute();
  });
  books(services).book = undefined;
}

async function readBook({ db, config }: Services): Promise<RuleBook> {
  const editions = await readEditions(db, config.division);
  const newest = editions.at(-1)?.rules ?? readDataFile(config, "watch-rules.json", WatchRules);
  const known = new Map<string, readonly WatchRule[]>();
  return {
    editions,
    newest,
    knowsItems: editions.some(({ rules }) => rules.overrides.some(({ item }) => item !== undefined)),
    rulesOf({ division, type, facts, openedAt }, item) {
      const edition = editionFor(editions, openedAt);
      if (!edition) return [];
      const key = [edition.from, division, type, item ?? "", ...facts.traits].join("|");
      const rules =
        known.get(key) ??
        rulesFor(edition.rules, { division, type, traits: facts.traits, ...(item && { item }) });
      if (known.size > mostKept) known.clear();
      known.set(key, rules);
      return rules;
    },
  };
}

/** Sets of rules kept in memory: one for each kind of case and item. */
const mostKept = 5000;

async function readEditions(db: Database, division: string): Promise<(WatchEdition & { version: number })[]> {
  const rows = await db
    .selectFrom("watch_edition")
    .select(["version", "content", "in_force_from"])
    .where("division", "=", division)
    .orderBy("version")
    .execute();
  return rows.map(({ version, content, in_force_from }) => ({
    ...{ version, from: in_force_from, rules: content as unknown as WatchRules },
  }));
}
