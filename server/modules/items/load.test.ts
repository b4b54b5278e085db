/** The data folder of the release itself: what is published, what the search finds in it. */
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { organisation } from "#server/modules/organisation/index.ts";
import type { Services } from "#server/platform/services.ts";
import { testServices } from "#server/testing/app.ts";
import { afterTest, type Cleanups } from "#server/testing/cleanups.ts";
import { catalogueOf } from "./ground.ts";
import { loadItems } from "./load.ts";
import { lookUp } from "./shelf.ts";

const data = new URL("../../../data/", import.meta.url);

async function county(t: Cleanups): Promise<Services> {
  const services = await testServices(t);
  await organisation.load?.(services);
  return services;
}

test("the release's items load: complete ones are published, the rest listed; a second time changes nothing", async (t) => {
  const services = await county(t);
  const started = performance.now();
  const { counts, rows } = await loadItems(services);
  t.diagnostic(`${rows.length} items in ${Math.round(performance.now() - started)} ms`);
  assert.ok(counts.published >= 15, `${counts.published} complete items`);
  assert.ok(rows.length >= 100, `${rows.length} items`);
  assert.ok(new Set(await organsWithItems(services)).size >= 15);
  const written = rows.filter((row) => row.sheet?.startsWith("items/"));
  assert.deepEqual(
    written.filter((row) => !row.published).flatMap((row) => row.hints),
    [],
  );
  const again = await loadItems(services);
  assert.deepEqual([again.counts.unchanged, again.written], [rows.length, false]);
});

async function organsWithItems({ config, ...services }: Services): Promise<string[]> {
  const { rows } = await catalogueOf({ config, ...services }).shelf(config.division);
  return [...rows.values()].map((row) => row.organ);
}

test("what a hand changed since is not undone by the next start, and what a release changes arrives", async (t) => {
  const services = await county(t);
  const folder = await copyOfData(t);
  await loadItems(services, folder);
  const file = join(folder, "items", "food-business-licence.json");
  const item = JSON.parse(await readFile(file, "utf8"));
  await writeFile(file, JSON.stringify({ ...item, quota: "不限" }));
  const second = await loadItems(services, folder);
  assert.deepEqual([second.counts.changed, second.counts.published], [1, 1]);
  await services.pool.query(
    `insert into item_version (division, key, version, status, content, percent, faults, source,
      drafted_by, drafted_at) select division, key, 3, 'draft', content, percent, faults, 'hand', 'li.na', now()
    from item_version where key = $1 and version = 2`,
    [item.key],
  );
  await writeFile(file, JSON.stringify({ ...item, quota: "五十家" }));
  assert.equal((await loadItems(services, folder)).written, false);
});

test("a faulty file stops the start in one sentence that names it", async (t) => {
  const services = await county(t);
  const folder = await copyOfData(t);
  const file = join(folder, "items", "food-business-licence.json");
  const item = JSON.parse(await readFile(file, "utf8"));
  await writeFile(file, JSON.stringify({ ...item, promised: 5 }));
  await assert.rejects(loadItems(services, folder), /food-business-licence\.json 1 承诺办结时限/);
  await writeFile(file, "{");
  await assert.rejects(loadItems(services, folder), /food-business-licence\.json/);
  await writeFile(file, JSON.stringify(item));
  await writeFile(join(folder, "aliases.json"), '[{"phrase": "开店"}]');
  await assert.rejects(loadItems(services, folder), /aliases\.json/);
});

async function copyOfData(t: Cleanups): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tongban-data-"));
  afterTest(t, () => rm(folder, { recursive: true }));
  for (const name of ["items", "themes.json", "aliases.json"]) {
    await cp(new URL(name, data), join(folder, name), { recursive: true });
  }
  return folder;
}

/** Of the queries in `data/search-expectations.json`; raised when the search gets better, never lowered. */
const floor = { first: 0.9, firstThree: 0.97 };

test("the search answers what people type: the release's queries", async (t) => {
  const services = await county(t);
  await loadItems(services);
  const shelf = await catalogueOf(services).shelf(services.config.division);
  const queries = JSON.parse(await readFile(new URL("search-expectations.json", data), "utf8"));
  const misses: string[] = [];
  let first = 0;
  let firstThree = 0;
  for (const { query, expect } of queries) {
    const found = lookUp(shelf, { q: query, limit: 3 }).map(({ key }) => key);
    if (expect.includes(found[0])) first++;
    if (found.some((key) => expect.includes(key))) firstThree++;
    else misses.push(`${query} → ${found.join(", ")}`);
  }
  const share = { first: first / queries.length, firstThree: firstThree / queries.length };
  t.diagnostic(
    `${queries.length} queries: hit@1 ${percent(share.first)}, hit@3 ${percent(share.firstThree)}`,
  );
  assert.ok(share.first >= floor.first && share.firstThree >= floor.firstThree, misses.join("\n"));
});

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
