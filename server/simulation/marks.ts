/** Which years of a county are made up, and whether another may be made where there may be real ones. */
import { hasCases } from "#server/cases/index.ts";
import type { Day, Instant } from "#server/kernel/time/day.ts";
import type { Services } from "#server/platform/services.ts";
import { Trouble } from "#server/platform/trouble.ts";
import type { Pause } from "./pause.ts";

export interface Mark {
  division: string;
  year: number;
  seed: number;
  cases: number;
  /** The first day that is simulated. */
  from: Day;
}

/**
 * Where to go on from, if this very simulation was broken off at the end of a day. Refuses where there are cases that no
 * simulation made, unless everything there is for demonstration; where a year is there already, or was broken off and is
 * another, or in the middle of a day; and beside a running server, which would live in another time.
 */
export async function pauseToGoOnFrom(services: Services, mark: Mark): Promise<Pause | undefined> {
  const { division, year } = mark;
  const { db, pool, config } = services;
  if (await isServed(services)) throw served();
  const marks = await db
    .selectFrom("simulation")
    .select(["year", "seed", "cases", "first_day", "pause", "finished_at"])
    .where("division", "=", division)
    .orderBy("year")
    .execute();
  const broken = marks.find(({ finished_at }) => finished_at === null);
  if (broken && !broken.pause) throw brokenOff(broken.year);
  if (broken && !isSame(broken, mark)) throw otherPaused(broken.year);
  if (broken) return broken.pause as unknown as Pause;
  const last = marks.at(-1)?.year;
  if (last !== undefined && last >= year) throw thereAlready(year);
  if (last === undefined && config.mode !== "demonstration" && (await hasCases(pool, division))) throw real();
  return undefined;
}

interface Kept {
  year: number;
  seed: number;
  cases: number;
  first_day: Day | null;
}

const isSame = (kept: Kept, { year, seed, cases, from }: Mark) =>
  kept.year === year && kept.seed === seed && kept.cases === cases && kept.first_day === from;

/** One that goes on is under way again: broken off in the middle of a day, it would not go on another time. */
export async function markStarted({ db }: Services, { from, ...made }: Mark, at: Instant): Promise<void> {
  await db
    .insertInto("simulation")
    .values({ ...made, first_day: from, started_at: at })
    .onConflict((known) => known.columns(["division", "year"]).doUpdateSet({ paused_on: null, pause: null }))
    .execute();
}

/** It was broken off, and can go on with the next day. */
export async function markPaused({ db }: Services, { division, year }: Mark, pause: Pause): Promise<void> {
  await db
    .updateTable("simulation")
    .set({ paused_on: pause.report.day, pause: JSON.stringify(pause) })
    .where("division", "=", division)
    .where("year", "=", year)
    .execute();
}

export async function markFinished({ db }: Services, { division, year }: Mark, until: Day, at: Instant) {
  await db
    .updateTable("simulation")
    .set({ until, finished_at: at })
    .where("division", "=", division)
    .where("year", "=", year)
    .execute();
}

/** Programs that act by the real time. */
async function isServed({ pool }: Services): Promise<boolean> {
  const { rowCount } = await pool.query(
    `select from pg_stat_activity where datname = current_database() and application_name in ('tongban', 'tongban-jobs')`,
  );
  return rowCount !== null && rowCount > 0;
}

const empty = "请换一个空的数据库（例如另设 TONGBAN_HOME）再模拟";

const served = () =>
  new Trouble(
    "simulation-beside-server",
    "A Tongban server is running on this database: stop it before simulating.",
    "有通办服务正在使用这个数据库：请先停止服务，再模拟。",
  );

const brokenOff = (year: number) =>
  new Trouble(
    "simulation-broken-off",
    `The simulation of ${year} was broken off in the middle of a day and cannot go on: start over on an empty database (another TONGBAN_HOME).`,
    `${year} 年的模拟在一天当中断掉了，不能接着做：${empty}。`,
  );

const otherPaused = (year: number) =>
  new Trouble(
    "simulation-other",
    `A simulation of ${year} waits here to go on: give the same year, cases, seed and first day, or use an empty database.`,
    `这里有停下的 ${year} 年模拟：接着做要用同样的年度、件数、种子和第一天；做别的，${empty}。`,
  );

const thereAlready = (year: number) =>
  new Trouble(
    "simulation-there",
    `${year} or a later year is simulated here already: simulate a later one, or use an empty database.`,
    `这个数据库里已经有 ${year} 年或以后的模拟数据：请模拟更晚的年度，或者${empty}。`,
  );

const real = () =>
  new Trouble(
    "simulation-refused",
    "This database holds real cases: a simulation never mixes with them. Use an empty database (another TONGBAN_HOME).",
    `这个数据库里有真实办件，模拟数据绝不能混进去：${empty}。`,
  );
