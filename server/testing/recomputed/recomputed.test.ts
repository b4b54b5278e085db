import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type pg from "pg";
import type { MetricDefinition } from "#contract/metric.ts";
import { openStage, player } from "#server/demonstration/stage.ts";
import type { Actor } from "#server/kernel/access/actor.ts";
import { amountIn } from "#server/kernel/metric/amount.ts";
import { isFactSum } from "#server/kernel/metric/definition.ts";
import { definitionFor, figureOf, figuresBy, listBehind, metricsOf } from "#server/modules/metrics/index.ts";
import { counterNames } from "#server/modules/organisation/index.ts";
import { countersServing, countRatings } from "#server/modules/ratings/figures-store.ts";
import type { Services } from "#server/platform/services.ts";
import { recomputations } from "./index.ts";
import { type By, recompute, recomputing } from "./recomputation.ts";
import { demonstrated, smallYear } from "./year.ts";

const year = { from: "2026-01-01", to: "2027-01-01" };
const periods = [
  year,
  { from: "2025-01-01", to: "2026-01-01" },
  { from: "2026-10-01", to: "2026-11-01" },
  { from: "2026-11-01", to: "2026-12-01" },
  { from: "2026-10-14", to: "2026-11-10" },
];

const cleanups: (() => Promise<void>)[] = [];
let services: Services;
let client: pg.PoolClient;
let counted: MetricDefinition[];

before(async () => {
  services = await smallYear({ after: (cleanup) => cleanups.push(cleanup) });
  client = await recomputing(services.pool, services.config.division);
  const all = await Promise.all(
    [...(await metricsOf(services)).keys()].map((id) => definitionFor(services, id, 2026)),
  );
  counted = all.filter(({ source }) => source === "facts" || source === "metrics");
});

after(async () => {
  client.release(true);
  for (const cleanup of cleanups.reverse()) await cleanup();
});

test("every metric the system counts has its recomputation, and there is none besides", () => {
  assert.deepEqual(Object.keys(recomputations).sort(), counted.map(({ id }) => id).sort());
});

const figure = ({ id }: MetricDefinition, period: { from: string; to: string }) =>
  figureOf(services, { division: services.config.division, metric: id, period });

async function recomputed({ id, decimals }: MetricDefinition, period: { from: string; to: string }, by: By) {
  const ask = {
    division: services.config.division,
    ...period,
    today: demonstrated.slice(0, 10),
    decimals,
    by,
  };
  return await recompute(client, recomputations[id]!, ask);
}

test("on a simulated year every metric equals its recomputation, and nearly every one is something", async (t) => {
  const wrong: string[] = [];
  const something = new Set<string>();
  for (const it of counted) {
    for (const period of periods) {
      const { value, edition } = await figure(it, period);
      if (edition !== it.edition) continue;
      const own = (await recomputed(it, period, "all")).get("all") ?? null;
      if (value !== own)
        wrong.push(`${it.id} ${period.from}–${period.to}: figure ${value}, recomputed ${own}`);
      if (value) something.add(it.id);
    }
  }
  assert.deepEqual(wrong, []);
  t.diagnostic(`${something.size} of ${counted.length} metrics are something`);
  const nothing = counted.flatMap(({ id }) => (something.has(id) ? [] : [id]));
  assert.ok(something.size >= 0.9 * counted.length, `nothing of ${nothing.join(", ")}`);
});

/** Metrics whose things have such a place. */
const placed = (column: By) =>
  counted.filter(({ id }) => {
    const { part, per } = recomputations[id]!;
    const names = new RegExp(`\\b${column}\\b`);
    return [part, per].every(
      (one) => !one || (names.test(one.things) && !one.things.includes("entered_figure")),
    );
  });

for (const by of ["organ", "item"] as const)
  test(`by ${by} every metric equals its recomputation`, async () => {
    const wrong: string[] = [];
    const metrics = placed(by);
    for (const it of metrics) {
      const ask = { division: services.config.division, metric: it.id, period: year };
      const rows = new Map((await figuresBy(services, ask, by)).rows.map(({ id, value }) => [id, value]));
      const own = await recomputed(it, year, by);
      for (const id of new Set([...rows.keys(), ...own.keys()]))
        if ((rows.get(id) ?? 0) !== (own.get(id) ?? 0))
          wrong.push(`${it.id} ${by} ${id}: figure ${rows.get(id)}, recomputed ${own.get(id)}`);
    }
    assert.deepEqual(wrong, []);
    assert.ok(metrics.length > 40, `${metrics.length} metrics by ${by}`);
  });

test("R4.8 the desk's figures of ratings are those of the metrics, in the year and in each month", async () => {
  const actor = player(await openStage(services), "supervisor");
  const span = { from: "2025-12-01", to: "2026-12-31", seen: "2026-12-31", now: demonstrated };
  const desk = await countRatings(services.db, actor, "month", span);
  const { division } = services.config;
  for (const metric of ["rating.matters", "rating.rated-matters"] as const) {
    const ask = { division, metric, period: { from: "2025-12-01", to: "2027-01-01" } };
    const { rows } = await figuresBy(services, ask, "month");
    const own = [...desk].map(([id, { cases, rated }]) => [id, metric === "rating.matters" ? cases : rated]);
    assert.deepEqual(
      rows.filter(({ value }) => value).map(({ id, value }) => [id, value]),
      own.filter(([, n]) => n).sort(),
    );
    const all = (await countRatings(services.db, actor, "all", span)).get("all");
    const { value } = await figureOf(services, ask);
    assert.equal(metric === "rating.matters" ? all?.cases : all?.rated, value);
  }
  const covered = {
    division,
    metric: "rating.covered-counters",
    period: { from: "2025-12-01", to: "2027-01-01" },
  };
  const known = [...(await counterNames(services.db, division)).keys()];
  const counters = await countersServing(services.db, actor, known, span);
  assert.equal((await figureOf(services, covered)).value, counters.length);
});

/** Every row of the list behind a figure, a page at a time. */
async function wholeList(metric: string, actor: Actor) {
  const ask = { division: services.config.division, metric, period: year, limit: 200 };
  let page = await listBehind(services, actor, ask);
  const rows = [...page.rows];
  while (page.next !== undefined) {
    page = await listBehind(services, actor, { ...ask, after: page.next });
    rows.push(...page.rows);
  }
  const { count, amount } = page;
  return { count, amount, length: rows.length, sum: rows.reduce((sum, row) => sum + row.amount, 0) };
}

test("every figure opens to a list with that very count, or of that very amount", async () => {
  const actor = player(await openStage(services), "supervisor");
  const wrong: string[] = [];
  let opened = 0;
  for (const it of counted) {
    const { numerator: of, scale = 1, decimals } = it;
    const { numerator, value } = await figure(it, year);
    if (!value || !of || !isFactSum(of)) continue;
    const { count, amount, length, sum } = await wholeList(it.id, actor);
    const weighed = of.measure === "amount" || of.measure === "standing";
    const off = Math.abs((weighed ? amount : length) - (numerator ?? value / scale)) * scale;
    const isOff = of.measure !== "p90" && off > 0.5001 * 10 ** -decimals;
    // Rows show amounts in people's units, rounded each by itself.
    const shown = amountIn({ kind: of.kind, amount }).amount;
    if (length !== count || (weighed && Math.abs(sum - shown) > length / 100) || isOff)
      wrong.push(`${it.id} ${value}: ${length} of ${count} rows, ${sum} of ${shown}`);
    opened += 1;
  }
  assert.deepEqual(wrong, []);
  assert.ok(opened > 100, `${opened} lists`);
});
