/**
 * Recomputation of everything. A rebuild makes facts as the worker does, source by source and page by page, each page in
 * a transaction of its own, so that it is in nobody's way; the next page is computed while one is written. The roll-ups are
 * added up anew at the end, half of them on each of two connections. Until then figures stay as they were.
 */
import { sql } from "kysely";
import type { Services } from "#server/platform/services.ts";
import type { FactSource } from "./fact-source.ts";
import { oneAhead, pagesOf, stretchesOf } from "./pages.ts";
import { halves, isUnsummed, mendRollUps, noteSummed, noteUnsummed } from "./roll-up-store.ts";
import { type Differences, differences, settleAll, writeDifferences } from "./settle.ts";
import { factSources } from "./sources.ts";
import { inTurn, tryInTurn } from "./turn.ts";

/** Pages between which what has changed meanwhile is counted: some fifteen seconds. */
const stretchLength = 50;

export interface Rebuilt {
  sources: number;
  /** Facts that were recorded and are not so. */
  gone: number;
  /** Facts that were missing. */
  came: number;
  rollUps: number;
}

/** @param progress told after each page how many sources were read. */
export async function rebuildMetrics(
  services: Services,
  division: string,
  progress: (sources: number) => void = () => undefined,
): Promise<Rebuilt> {
  const built: Rebuilt = { sources: 0, gone: 0, came: 0, rollUps: 0 };
  await inTurn(services, "rebuild", async () => {
    for (const source of factSources) {
      for await (const pages of stretchesOf(pagesOf(services, division, source), stretchLength)) {
        await inTurn(services, "settle", async () => {
          for await (const page of oneAhead(differencesOf(services, division, source, pages))) {
            await writePage(services, division, source, page);
            built.sources += page.keys;
            built.gone += page.gone.length;
            built.came += page.came.length;
            progress(built.sources);
          }
        });
        await settleAll(services);
      }
    }
    built.rollUps = await sumUp(services, division);
  });
  return built;
}

type Page = Differences & { keys: number };

async function* differencesOf(
  services: Services,
  division: string,
  source: FactSource,
  pages: readonly string[][],
): AsyncGenerator<Page> {
  for (const keys of pages)
    yield { ...(await differences(services, services.db, division, source, keys)), keys: keys.length };
}

async function writePage(services: Services, division: string, { source }: FactSource, page: Page) {
  if (page.gone.length + page.came.length === 0) return;
  await services.db.transaction().execute(async (tx) => {
    // A page that is lost with its note in a crash is only made anew: nobody waits for the disk.
    await sql`set local synchronous_commit = off`.execute(tx);
    await noteUnsummed(tx, division, services.now());
    await writeDifferences(tx, division, source, page, false);
  });
}

/** Answers how many roll-ups were wrong. */
async function sumUp(services: Services, division: string): Promise<number> {
  let mended = 0;
  await inTurn(services, "settle", async () => {
    const counts = halves.map((half) =>
      services.db.transaction().execute((tx) => mendRollUps(tx, division, half)),
    );
    for (const count of await Promise.all(counts)) mended += count;
    await noteSummed(services.db, division);
  });
  return mended;
}

/** Adds up what was written without its sums, also by a rebuild that was broken off; not while one is under way. */
export async function finishSums(services: Services, division: string): Promise<void> {
  if (!(await isUnsummed(services.db, division))) return;
  await tryInTurn(services, "rebuild", async () => {
    await sumUp(services, division);
  });
}
