/** Accept and advance through the whole product, over HTTP, with our case writer or with the naive one. */
import { median, medians, processorSeconds, residentMegabytes, timesOf } from "./figures.ts";
import type { Ground } from "./ground.ts";
import type { LoadResult } from "./load-process.ts";
import { type Load, type MeasuredServer, startLoad, startMeasured } from "./processes.ts";
import type { ScenarioName } from "./scenarios.ts";
import type { WriterKind } from "./server.ts";

export interface WriteFigures extends Record<string, number> {
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  /** Processor time of the server for each request, in microseconds. */
  serverMicros: number;
  databaseMicros: number;
}

export interface Writes {
  accept: WriteFigures;
  advance: WriteFigures;
  /** A bundle of eight items at once; only our own writer opens several cases together. */
  bundle?: WriteFigures;
  /** Events a second that are reacted to afterwards (messages, live stream), one after the other. */
  reactions: number;
  /** Memory of the server after both. */
  serverMegabytes: number;
}

export interface WriteOptions {
  clients: number;
  seconds: number;
}

const WARM_UP_SECONDS = 2;

/** One round with a server of its own. */
export async function measureWrites(
  ground: Ground,
  writer: WriterKind,
  options: WriteOptions,
): Promise<Writes> {
  const server = await startMeasured(ground.config.home, writer);
  const load = startLoad(server.address, ground.history);
  try {
    await load.run({ ...options, scenario: "receive", seconds: WARM_UP_SECONDS });
    const accept = await measured({ ground, server, load }, "receive", options);
    const advance = await measured({ ground, server, load }, "accept", options);
    const running = { ground, server, load };
    const bundle = writer === "batched" ? await measured(running, "bundle", options) : undefined;
    const serverMegabytes = residentMegabytes(server.pid);
    const reactions = await measureReactions(ground);
    return { accept, advance, ...(bundle && { bundle }), reactions, serverMegabytes };
  } finally {
    await load.stop();
    await server.stop();
  }
}

interface Running {
  ground: Ground;
  server: MeasuredServer;
  load: Load;
}

async function measured(
  { ground, server, load }: Running,
  scenario: ScenarioName,
  options: WriteOptions,
): Promise<WriteFigures> {
  const used = () => [processorSeconds(server.pid), processorSeconds(ground.postmaster)] as const;
  const before = used();
  const result = await load.run({ ...options, scenario });
  const after = used();
  refuseFailures(scenario, result);
  const { count, ...times } = timesOf(result.times);
  const micros = (i: 0 | 1) => ((after[i] - before[i]) * 1e6) / count;
  return { perSecond: count / result.seconds, ...times, serverMicros: micros(0), databaseMicros: micros(1) };
}

/** Events that are reacted to for the figure; the others are dropped, so that nothing is left for the next round. */
const REACTED = 2000;

async function measureReactions({ engine, services: { pool } }: Ground): Promise<number> {
  await pool.query(`delete from case_outbox where position not in (
    select position from case_outbox order by position limit ${REACTED})`);
  const start = performance.now();
  const events = await engine.react();
  return (events * 1000) / (performance.now() - start);
}

/** A measurement in which something was refused measured something else. */
export function refuseFailures(scenario: string, { refused, times }: LoadResult): void {
  if (times.length === 0 || Object.keys(refused).length > 0)
    throw new Error(`${scenario}: ${times.length} answers, refused: ${JSON.stringify(refused)}`);
}

export function medianWrites(rounds: readonly Writes[]): Writes {
  const bundles = rounds.flatMap(({ bundle }) => (bundle ? [bundle] : []));
  return {
    accept: medians(rounds.map(({ accept }) => accept)),
    advance: medians(rounds.map(({ advance }) => advance)),
    ...(bundles.length > 0 && { bundle: medians(bundles) }),
    reactions: median(rounds.map(({ reactions }) => reactions)),
    serverMegabytes: Math.max(...rounds.map(({ serverMegabytes }) => serverMegabytes)),
  };
}
