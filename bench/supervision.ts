/**
 * What the tables of supervision cost at a year of matters (R3.6): by each side, of the year and of a month, from sums and
 * counted anew from the rows in the same rounds; for whoever oversees all organs and for the head of one; and while marks
 * wait. The two must say the same, or the bench fails.
 * `node bench/supervision.ts [--cases 100000] [--rounds 20] [--home FOLDER]` prints milliseconds and ratios as JSON.
 */
import { deepStrictEqual } from "node:assert";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { FigureBy, FigureQuery } from "#contract/supervision-figures.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { settleAll, talliesNow } from "#server/modules/metrics/index.ts";
import { finishSums } from "#server/modules/metrics/rebuild.ts";
import { figureTable, type Tallies } from "#server/modules/supervision/index.ts";
import { marketBureau } from "#server/testing/hall.ts";
import { timesOf } from "./figures.ts";
import { type Ground, prepareGround, settle } from "./ground.ts";
import { watchedGround } from "./supervision-ground.ts";

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "100000" },
    rounds: { type: "string", default: "20" },
    home: { type: "string" },
  },
});
const [cases, rounds] = [Number(values.cases), Number(values.rounds)];

const sides: FigureBy[] = ["organ", "item", "place", "counter", "handler", "rule", "month"];
const round = (n: number) => Math.round(n * 10) / 10;
const anew: Tallies = async () => undefined;

function reader(division: string, role: "director" | "organ-head"): StaffActor {
  const [id, post] = ["00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"];
  const reach = role === "director" ? ("all-organs" as const) : ("organ" as const);
  return { kind: "staff", division, id, posts: [{ id: post, role, organ: marketBureau, halls: [], reach }] };
}

async function timed<T>(work: () => Promise<T>, into: number[]): Promise<T> {
  const from = performance.now();
  const answer = await work();
  into.push(performance.now() - from);
  return answer;
}

async function measure({ services }: Ground, who: StaffActor, query: FigureQuery) {
  const now = services.now();
  const sums: Tallies = (division, asks) => talliesNow(services, division, asks);
  const table = (tallies: Tallies) => figureTable(services, who, query, { now, tallies });
  deepStrictEqual(await table(sums), await table(anew));
  const [own, naive]: [number[], number[]] = [[], []];
  for (let i = 0; i < rounds; i++) {
    await timed(() => table(sums), own);
    await timed(() => table(anew), naive);
  }
  const [mine, theirs] = [timesOf(own), timesOf(naive)];
  return {
    ...{ of: who.posts[0]?.role, ...query, p50: round(mine.p50), p95: round(mine.p95) },
    ...{ anewP50: round(theirs.p50), anewP95: round(theirs.p95), ratio: round(theirs.p50 / mine.p50) },
  };
}

/** The year that has most of the history, and its month before the last. */
async function newest({ services }: Ground): Promise<{ year: number; month: number }> {
  const { rows } = await services.pool.query<{ year: number }>(
    `select extract(year from concluded_at)::int as year from conclusion group by 1 order by count(*) desc limit 1`,
  );
  return { year: rows[0]?.year ?? 2026, month: 6 };
}

async function tables(ground: Ground) {
  const { division } = ground.history;
  const { year, month } = await newest(ground);
  const all: Awaited<ReturnType<typeof measure>>[] = [];
  for (const role of ["director", "organ-head"] as const)
    for (const by of sides)
      for (const query of [
        { year, by },
        { year, month, by },
      ])
        all.push(await measure(ground, reader(division, role), query));
  return all;
}

/** As in a busy hall: so many matters are concluded again and wait for the worker. */
async function whileWaiting(ground: Ground, marks: number) {
  const { services, history } = ground;
  const { year } = await newest(ground);
  await services.pool.query(
    `update conclusion set early = not early where case_id in (select case_id from conclusion order by case_id desc limit $1)`,
    [marks],
  );
  const measured = await measure(ground, reader(history.division, "director"), { year, by: "item" });
  await settleAll(services);
  return { marks, ...measured };
}

/** Cut by two dimensions at once, which no sum has. */
async function twice(ground: Ground) {
  const { services, history } = ground;
  const { year } = await newest(ground);
  const { rows } = await services.pool.query<{ item: string; handler: string }>(
    "select mode() within group (order by item_key) as item, mode() within group (order by handler) as handler from conclusion",
  );
  const { item = "", handler = "" } = rows[0] ?? {};
  const who = reader(history.division, "director");
  const queries: FigureQuery[] = [
    { year, by: "handler", item },
    { year, by: "item", handler },
    { year, by: "handler", hall: "changning", counter: "A03" },
  ];
  const all: Awaited<ReturnType<typeof measure>>[] = [];
  for (const query of queries) all.push(await measure(ground, who, query));
  return all;
}

async function run(): Promise<void> {
  const under = values.home ?? (await mkdtemp(join(tmpdir(), "tongban-supervision-")));
  const tell = (line: string) => console.error(line);
  const ground = await prepareGround({ under, cases, keep: values.home !== undefined, tell });
  try {
    const { services, history } = ground;
    await watchedGround(ground, tell);
    const from = performance.now();
    await settleAll(services);
    await finishSums(services, history.division);
    const countedSeconds = round((performance.now() - from) / 1000);
    await settle(services);
    const { rows } = await services.pool.query(
      "select (select count(*)::int from conclusion) as conclusions, (select count(*)::int from card) as cards",
    );
    const measured = { tables: await tables(ground), twoDimensions: await twice(ground) };
    const waiting = [await whileWaiting(ground, 10), await whileWaiting(ground, 300)];
    console.log(JSON.stringify({ cases, ...rows[0], countedSeconds, ...measured, waiting }, null, 1));
  } finally {
    await ground.close();
    if (values.home === undefined) await rm(under, { recursive: true, force: true });
  }
}

await run();
