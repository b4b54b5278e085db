/**
 * A made-up year of a county, through the engine itself: made-up people act by the commands of live use, the reactors
 * and the clocks that ran out follow with the simulated time. The same seed gives the same cases with the same events.
 */
import { createApp, modules } from "#server/app.ts";
import { engineOf, followingKey, sealDays } from "#server/cases/index.ts";
import { addDays, atMinute, type Day, type Instant, startOfDay } from "#server/kernel/time/day.ts";
import { Refusal } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { type Agenda, createAgenda } from "./agenda.ts";
import { readMagnitudes } from "./magnitudes.ts";
import { markFinished, markPaused, markStarted, pauseToGoOnFrom } from "./marks.ts";
import { dueAgain, type Pause, pauseOf, plansOfDay, plansOfEvent, type Rooted } from "./pause.ts";
import type { Progress, SimulationReport } from "./report.ts";
import { scenario } from "./scenario.ts";
import { refuseUncovered, settle, worldOf } from "./settlement.ts";
import { createTurnstile, type Turnstile } from "./turnstile.ts";
import { type Watch, watchEvents } from "./watch-events.ts";
import type { Generator, Ground, Planned } from "./world.ts";

export interface SimulationOptions {
  year: number;
  /** Applications handed in in the whole year. */
  cases: number;
  seed: number;
  /** The first day; absent: that of the year. What would have come before is left out. */
  from?: Day;
  /** The last day; absent: until everything of the year has come to its end, but never into the future. */
  until?: Day;
  /** Yesterday: nothing is simulated beyond it. */
  latest: Day;
  scenario?: readonly Generator[];
  /** Told after each day; answers whether to go on. */
  progress?: (soFar: Progress) => boolean;
}

/** The simulated time; `services.now` reads it. */
export interface Clock {
  now: Instant;
}

/** What is done side by side: no more than one batch of the writer. */
const waveSize = 240;
/** Hours of the day at which clocks that ran out are looked at, and modules look by themselves. */
const looks = [9, 10, 11, 12, 14, 15, 16, 17, 18, 24];
/** How long after the year its last matters may take. */
const aftermathDays = 100;

export async function simulate(
  services: Services,
  clock: Clock,
  options: SimulationOptions,
): Promise<SimulationReport> {
  const { year, seed, cases } = options;
  const from = options.from ?? `${year}-01-01`;
  const mark = { division: services.config.division, year, seed, cases, from };
  const started = new Date().toISOString();
  const pause = await pauseToGoOnFrom(services, mark);
  clock.now = startOfDay(pause ? addDays(pause.report.day, 1) : from);
  for (const { load } of modules) await load?.(services);
  await refuseUncovered(services, year);
  const app = await createApp(services, modules);
  await app.ready();
  try {
    const engine = await engineOf(services);
    const world = await worldOf(services, readMagnitudes(services.config.data), options);
    await markStarted(services, mark, started);
    if (!pause) await settle(services, world);
    const turnstile = createTurnstile(engine.writer);
    engine.writer = turnstile.writer;
    const requestKey = (text: string) => followingKey(`simulation ${year} ${seed}`, text);
    const ground: Ground = { services, engine, world, requestKey };
    const watch = watchEvents(engine);
    const living = { ground, clock, options, turnstile, watch };
    const agenda = createAgenda<Rooted>();
    const report = await live(living, agenda, pause);
    if (report.finished) await markFinished(services, mark, report.day, new Date().toISOString());
    else await markPaused(services, mark, pauseOf(report, agenda.all(), world));
    return report;
  } finally {
    await app.close();
  }
}

interface Living {
  ground: Ground;
  clock: Clock;
  options: SimulationOptions;
  turnstile: Turnstile;
  watch: Watch;
}

/** Day by day, in each day by the order of its moments; from where it was broken off, if it was. */
async function live(living: Living, agenda: Due, pause: Pause | undefined): Promise<SimulationReport> {
  const { ground, clock, options } = living;
  const { services, world } = ground;
  const generators = options.scenario ?? scenario;
  const report = pause?.report ?? { day: "", handedIn: 0, deeds: 0, finished: false, refused: {} };
  if (pause) await goOn(ground, generators, agenda, pause);
  const last = lastDay(options);
  for (let day = pause ? addDays(report.day, 1) : world.from; day <= last; day = addDays(day, 1)) {
    const isOver = day >= `${options.year + 1}-01-01` && agenda.size() === 0;
    if (isOver) break;
    for (const generator of generators)
      for (const plan of plansOfDay(world, generator, day)) agenda.put(plan);
    for (const hour of looks) await until(living, generators, agenda, atMinute(day, hour * 60), report);
    report.day = day;
    await keepHouse(services, day, clock.now);
    const goesOn = options.progress?.({ day, handedIn: report.handedIn, deeds: report.deeds }) ?? true;
    if (!goesOn) return report;
  }
  await sealDays(services.pool, services.signer, atMinute(addDays(report.day, 1), 15));
  return { ...report, finished: true };
}

function lastDay({ year, until, latest }: SimulationOptions): Day {
  const wanted = until ?? addDays(`${year}-12-31`, aftermathDays);
  return wanted < latest ? wanted : latest;
}

async function goOn(
  { services, world }: Ground,
  generators: readonly Generator[],
  agenda: Due,
  pause: Pause,
) {
  for (const [id, brought] of pause.brought) world.brought.set(id, brought);
  for (const plan of await dueAgain(services, world, generators, pause)) agenda.put(plan);
}

type Due = Agenda<Rooted>;

/** Everything due before this moment, with what follows from it; then the clocks that have run out. */
async function until(
  living: Living,
  generators: readonly Generator[],
  agenda: Due,
  moment: Instant,
  report: SimulationReport,
): Promise<void> {
  const { ground, clock, watch } = living;
  const { engine, world } = ground;
  const follow = async () => {
    await engine.react();
    for (const occurrence of watch.take()) {
      const { case: it, event } = occurrence;
      if (event.seq === 1 && it.type === "application") report.handedIn += 1;
      if (event.seq !== it.version) continue;
      for (const generator of generators)
        for (const plan of plansOfEvent(world, generator, occurrence)) agenda.put(plan);
    }
  };
  for (;;) {
    const wave = agenda.take(moment, waveSize);
    const end = wave.at(-1);
    if (!end) break;
    if (end.at > clock.now) clock.now = end.at;
    await doAll(living, wave, report);
    await follow();
  }
  clock.now = moment;
  await engine.wake(moment);
  await follow();
  for (const { onLook } of generators) await onLook?.(ground, moment);
  await follow();
}

/** Side by side, as in a hall; what is refused, because somebody was quicker, is left. */
async function doAll(
  { ground, turnstile }: Living,
  wave: readonly Planned[],
  report: SimulationReport,
): Promise<void> {
  turnstile.expect(wave.filter(({ opens }) => opens).map(({ key }) => ground.requestKey(key)));
  await Promise.all(
    wave.map(async ({ at, key, deed, opens }) => {
      try {
        await deed(ground, at, key);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        report.refused[error.code] = (report.refused[error.code] ?? 0) + 1;
      }
      if (opens) turnstile.over(ground.requestKey(key));
    }),
  );
  report.deeds += wave.length;
}

/** What the nights of live use do: statistics for the planner, and the roots of the month's days. */
async function keepHouse({ pool, signer }: Services, day: Day, now: Instant): Promise<void> {
  if (day.endsWith("-01-05") || day.endsWith("-15")) await pool.query("analyze");
  if (addDays(day, 1).endsWith("-01")) await sealDays(pool, signer, now);
}
