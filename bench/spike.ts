/** `tongban bench --spike`: rates that jump up and down, and whether the server comes back to itself and lost nothing. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseCaseNumber } from "#server/kernel/codes/case-number.ts";
import { timesOf } from "./figures.ts";
import { type Ground, prepareGround } from "./ground.ts";
import { runSpikes, startMeasured } from "./processes.ts";
import type { Sample, SpikeResult } from "./spike-process.ts";

export interface SpikeOptions {
  cases: number;
  segmentSeconds: number;
  home?: string;
  tell: (line: string) => void;
}

export interface SpikeSegment {
  /** Life cycles a second. */
  rate: number;
  requests: number;
  p50: number;
  p95: number;
  p99: number;
  /** Answers 503 with Retry-After; the request came again. */
  shed: number;
  /** Every other answer that is no success. */
  errors: number;
  /** p95 of its last sixth over that of the first segment. */
  settled: number;
}

export interface SpikeReport {
  cases: number;
  segmentSeconds: number;
  segments: SpikeSegment[];
  acknowledged: number;
  /** Acknowledged actions that are not there exactly once. */
  lost: number;
}

/** Life cycles a second: what a hall sees when a deadline makes everybody come at once, and then again. */
const RATES = [1, 15, 1, 25, 2, 35, 10];

export async function runSpike(options: SpikeOptions): Promise<SpikeReport> {
  const { cases, segmentSeconds, tell } = options;
  const under = options.home ?? (await mkdtemp(join(tmpdir(), "tongban-bench-")));
  const keep = options.home !== undefined;
  const ground = await prepareGround({ under, cases, keep, tell });
  try {
    const server = await startMeasured(ground.config.home, "batched", "jobs");
    tell(`${RATES.join(" → ")} life cycles a second, ${segmentSeconds} s each`);
    const result = await runSpikes(server.address, { rates: RATES, segmentSeconds });
    await server.stop();
    const { acknowledged, lost } = await countLost(ground, result);
    const segments = segmentsOf(result.samples, segmentSeconds);
    return { cases, segmentSeconds, segments, acknowledged, lost };
  } finally {
    await ground.close();
    if (!keep) await rm(under, { recursive: true, force: true });
  }
}

function segmentsOf(samples: readonly Sample[], seconds: number): SpikeSegment[] {
  const within = (from: number, to: number) => samples.filter(([at]) => at >= from && at < to);
  const times = (some: readonly Sample[]) => timesOf(some.map(([, took]) => took));
  const base = times(within(0, seconds)).p95;
  return RATES.map((rate, i) => {
    const [start, end] = [i * seconds, (i + 1) * seconds];
    const all = within(start, end);
    const { count, ...percentiles } = times(all);
    const answered = (fits: (status: number) => boolean) => all.filter(([, , status]) => fits(status)).length;
    return {
      rate,
      requests: count,
      ...percentiles,
      shed: answered((status) => status === 503),
      errors: answered((status) => status >= 300 && status !== 503),
      settled: times(within(end - seconds / 6, end)).p95 / base,
    };
  });
}

/** Looks for every acknowledged action in the events themselves. */
async function countLost(
  { services: { pool } }: Ground,
  { acknowledged }: SpikeResult,
): Promise<{ acknowledged: number; lost: number }> {
  const ids = acknowledged.map(([number]) => {
    const key = parseCaseNumber(number);
    return key.ok ? key.value.id : 0;
  });
  const { rows } = await pool.query<{ id: number; actions: string[] }>(
    `select case_id as id, array_agg(action) as actions from case_event where case_id = any ($1) group by 1`,
    [ids],
  );
  const found = new Map(rows.map(({ id, actions }) => [id, actions]));
  const missing = acknowledged.map(([, actions], i) => {
    const there = found.get(ids[i] ?? 0) ?? [];
    return actions.filter((action) => there.filter((one) => one === action).length !== 1).length;
  });
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  return { acknowledged: sum(acknowledged.map(([, actions]) => actions.length)), lost: sum(missing) };
}
