/**
 * What figures cost at a year of cases: the director's board and yearly tables from roll-ups, each beside the query that
 * counts the same in the case tables, and whole boards; a page of the list behind a figure; a full rebuild, and what writers feel of it.
 * `node bench/metrics.ts [--cases 1100000] [--rounds 30] [--home FOLDER]` prints milliseconds, seconds and ratios as JSON.
 */
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Dimension, Period } from "#contract/metric.ts";
import type { Actor } from "#server/kernel/access/actor.ts";
import { sampleFacts } from "#server/kernel/case-type/case-type.fixture.ts";
import { addDays, shanghaiDay } from "#server/kernel/time/day.ts";
import { boardsOf, boardView } from "#server/modules/boards/index.ts";
import { loadDefinitions } from "#server/modules/metrics/definitions.ts";
import { figureOf, figuresBy, listBehind, rebuildMetrics, settleAll } from "#server/modules/metrics/index.ts";
import { marketBureau } from "#server/testing/hall.ts";
import { timesOf } from "./figures.ts";
import { type Ground, prepareGround } from "./ground.ts";

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "1100000" },
    rounds: { type: "string", default: "30" },
    home: { type: "string" },
  },
});
const [cases, rounds] = [Number(values.cases), Number(values.rounds)];

type Panel = { name: string; metric: string; by?: Dimension; naive: string };

const inYear = (column: string) => `${column} >= $2::timestamptz and ${column} < $3::timestamptz`;
const decisions = "('approve', 'reject', 'decide-by-rule')";
const panels: Panel[] = [
  {
    ...{ name: "received in the year", metric: "case.received" },
    naive: `select count(*) from "case" where division = $1 and type = 'application' and ${inYear("opened_at")}`,
  },
  {
    ...{ name: "received by month", metric: "case.received", by: "month" },
    naive: `select date_trunc('month', opened_at at time zone 'Asia/Shanghai'), count(*) from "case"
      where division = $1 and type = 'application' and ${inYear("opened_at")} group by 1`,
  },
  {
    ...{ name: "received by item", metric: "case.received", by: "item" },
    naive: `select a.item_key, count(*) from "case" c join application a on a.division = c.division and a.case_id = c.id
      where c.division = $1 and ${inYear("c.opened_at")} group by 1`,
  },
  {
    ...{ name: "decided by organ", metric: "case.decided", by: "organ" },
    naive: `select c.organ, count(*) from case_event e join "case" c on c.division = e.division and c.id = e.case_id
      where e.division = $1 and e.action in ${decisions} and ${inYear("e.at")} group by 1`,
  },
  {
    ...{ name: "on-time rate by item", metric: "case.on-time-rate", by: "item" },
    naive: `select a.item_key, count(*), count(*) filter (where c.concluded_at < c.opened_at + interval '8 days')
      from case_event e join "case" c on c.division = e.division and c.id = e.case_id
      join application a on a.division = c.division and a.case_id = c.id
      where e.division = $1 and e.action in ${decisions} and ${inYear("e.at")} group by 1`,
  },
  {
    ...{ name: "corrections by month", metric: "case.corrections", by: "month" },
    naive: `select date_trunc('month', at at time zone 'Asia/Shanghai'), count(*) from case_event
      where division = $1 and action in ('correct', 'correct-again') and ${inYear("at")} group by 1`,
  },
  {
    ...{ name: "under way by organ", metric: "case.under-way", by: "organ" },
    naive: `select organ, count(*) from "case" where division = $1 and opened_at < $3::timestamptz and $2 <> ''
      and (concluded_at is null or concluded_at >= $3::timestamptz) group by 1`,
  },
];

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

async function repeated(times: number, work: () => Promise<unknown>): Promise<number[]> {
  const all: number[] = [];
  for (let i = 0; i < times; i++) all.push(await timed(work));
  return all;
}

const round = (n: number) => Math.round(n * 10) / 10;

async function measurePanel({ services, history }: Ground, panel: Panel, period: Period) {
  const { division } = history;
  const ask = { division, metric: panel.metric, period };
  const { by } = panel;
  const own = () => (by === undefined ? figureOf(services, ask) : figuresBy(services, ask, by));
  const midnight = (day: string) => `${day}T00:00:00+08:00`;
  const values = [division, midnight(period.from), midnight(period.to)];
  const naive = () => services.pool.query(panel.naive, values);
  await own();
  const mine = timesOf(await repeated(rounds, own));
  const theirs = timesOf(await repeated(Math.max(3, Math.round(rounds / 10)), naive));
  return {
    ...{ panel: panel.name, p50: round(mine.p50), p95: round(mine.p95), naiveP50: round(theirs.p50) },
    ratio: round(theirs.p50 / mine.p50),
  };
}

/** Whole boards, as their pages ask for them: of this year and of this month. */
async function measureBoards({ services }: Ground) {
  const today = shanghaiDay(services.now());
  const measured = [];
  for (const board of boardsOf(services)) {
    for (const named of [today.slice(0, 4), today.slice(0, 7)]) {
      const view = () => boardView(services, board, named);
      await view();
      const { p50, p95 } = timesOf(await repeated(rounds, view));
      measured.push({ board: board.id, of: named, p50: round(p50), p95: round(p95) });
    }
  }
  return measured;
}

/** A page behind figures of the whole and of single items, from the first page on and from the middle. */
async function measureLists({ services, history }: Ground, period: Period) {
  const { division } = history;
  const actor: Actor = { kind: "connected", division, id: "bench", scopes: ["metrics.read"] };
  const { rows } = await figuresBy(services, { division, metric: "case.decided", period }, "item");
  const all: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const item = rows[i % rows.length]?.id;
    const where = i % 2 === 0 || item === undefined ? {} : { item };
    const ask = { division, metric: "case.decided", period, where, limit: 50 };
    let after: string | undefined;
    for (let page = 0; page < 2; page++) {
      const from = performance.now();
      const found = await listBehind(services, actor, { ...ask, ...(after !== undefined && { after }) });
      all.push(performance.now() - from);
      after = found.next;
    }
  }
  return timesOf(all);
}

/** Opens a case now and then until told to stop; answers what each took. */
function writing({ engine, history }: Ground): () => Promise<number[]> {
  let stopped = false;
  const all: number[] = [];
  const type = engine.types.newest("application");
  const opening = {
    ...{
      type: "application",
      typeVersion: type.version,
      organ: marketBureau,
      subject: "食品经营许可（新办）",
    },
    ...{ party: "resident/r1", partyLabel: "郭*明", channel: "portal", facts: sampleFacts() },
  };
  const done = (async () => {
    while (!stopped) {
      const command = { division: history.division, requestKey: randomUUID(), action: "submit", data: {} };
      const at = new Date().toISOString();
      const actor = { kind: "resident" as const, id: "r1" };
      all.push(
        await timed(() => engine.writer.open({ ...command, at, actor, roles: ["applicant"], opening })),
      );
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  return async () => {
    stopped = true;
    await done;
    return all;
  };
}

async function run(): Promise<void> {
  const under = values.home ?? (await mkdtemp(join(tmpdir(), "tongban-metrics-")));
  const tell = (line: string) => console.error(line);
  const ground = await prepareGround({ under, cases, keep: values.home !== undefined, tell });
  try {
    const { services, history, events } = ground;
    const { division } = history;
    await loadDefinitions(services);
    await services.pool.query("truncate metric_fact, metric_roll_up, metric_stale");
    const alone = writing(ground);
    await new Promise((resolve) => setTimeout(resolve, 5000));
    const before = timesOf(await alone());
    const stop = writing(ground);
    const from = performance.now();
    const built = await rebuildMetrics(services, division, (n) =>
      n % 50_000 === 0 ? tell(`… ${n}`) : undefined,
    ).catch(async (error: unknown) => {
      await stop();
      throw error;
    });
    const seconds = (performance.now() - from) / 1000;
    const during = timesOf(await stop());
    await services.pool.query("vacuum (analyze) metric_fact, metric_roll_up");
    const again = (await timed(() => rebuildMetrics(services, division))) / 1000;
    const today = shanghaiDay(services.now());
    const period = { from: `${today.slice(0, 4)}-01-01`, to: addDays(today, 1) };
    const tables = [];
    for (const panel of panels) tables.push(await measurePanel(ground, panel, period));
    const boards = await measureBoards(ground);
    const lists = await measureLists(ground, period);
    console.log(
      JSON.stringify(
        {
          ...{ cases, events, facts: built.came, rollUps: built.rollUps, rebuildSeconds: round(seconds) },
          rebuildAgainSeconds: round(again),
          writerP95: { alone: round(before.p95), during: round(during.p95) },
          ...{ tables, boards },
          list: { p50: round(lists.p50), p95: round(lists.p95) },
        },
        null,
        2,
      ),
    );
    await settleAll(services);
  } finally {
    await ground.close();
    if (values.home === undefined) await rm(under, { recursive: true, force: true });
  }
}

await run();
