/** One run of `tongban bench`: two histories are loaded, then writes and reads are measured in interleaved rounds. */
import { mkdtemp, rm } from "node:fs/promises";
import { arch, availableParallelism, cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { medians, treeMegabytes } from "./figures.ts";
import { type Floor, type FloorScripts, floorScripts, measureFloor } from "./floor.ts";
import { type Ground, prepareGround } from "./ground.ts";
import { findPgbench } from "./pgbench.ts";
import { measureReads, medianReads, type Reads } from "./reads.ts";
import { measureWrites, medianWrites, type Writes } from "./writes.ts";

export interface BenchOptions {
  cases: number;
  rounds: number;
  /** Of each measurement of writes. */
  seconds: number;
  clients: number;
  /** Where loaded databases are kept for the next run; absent: nowhere. */
  home?: string;
  tell: (line: string) => void;
}

export interface BenchReport {
  machine: { processor: string; cores: number; memoryGigabytes: number; node: string; postgresql: string };
  cases: number;
  events: number;
  loadSeconds: number;
  databaseMegabytes: number;
  /** Memory of the database's processes together, what they share counted once. */
  postgresqlMegabytes: number;
  clients: number;
  /** Of pgbench; absent where there is none. */
  floor?: Floor;
  batched: Writes;
  naive: Writes;
  /** Cases to which reads of the whole are compared. */
  smallCases: number;
  reads: { large: Reads; small: Reads };
}

const SMALL = 10_000;

export async function runBench(options: BenchOptions): Promise<BenchReport> {
  const under = options.home ?? (await mkdtemp(join(tmpdir(), "tongban-bench-")));
  const keep = options.home !== undefined;
  const { tell } = options;
  const large = await prepareGround({ under, cases: options.cases, keep, tell });
  const small = await prepareGround({ under: join(under, "small"), cases: SMALL, keep, tell });
  try {
    const rounds = await takeRounds(large, small, options);
    return await reportOf(large, options, rounds);
  } finally {
    await small.close();
    await large.close();
    if (!keep) await rm(under, { recursive: true, force: true });
  }
}

interface Round {
  floor?: Floor;
  batched: Writes;
  naive: Writes;
  reads: { large: Reads; small: Reads };
}

async function takeRounds(large: Ground, small: Ground, options: BenchOptions): Promise<Round[]> {
  const { tell } = options;
  const program = findPgbench();
  const scripts: FloorScripts = await floorScripts(large);
  const rounds: Round[] = [];
  for (let round = 1; round <= options.rounds; round++) {
    tell(`round ${round} of ${options.rounds}`);
    const floor = program && (await measureFloor(program, large, scripts));
    const batched = await measureWrites(large, "batched", options);
    const naive = await measureWrites(large, "naive", options);
    const reads = await measureReads(large, small);
    rounds.push({ ...(floor && { floor }), batched, naive, reads });
  }
  return rounds;
}

async function reportOf(
  large: Ground,
  options: BenchOptions,
  rounds: readonly Round[],
): Promise<BenchReport> {
  const { services, events, loadSeconds, postmaster } = large;
  const { rows } = await services.pool.query<{ version: string; bytes: number }>(
    `select current_setting('server_version') as version, pg_database_size(current_database()) as bytes`,
  );
  const { version = "", bytes = 0 } = rows[0] ?? {};
  const floors = rounds.flatMap(({ floor }) => (floor ? [floor] : []));
  return {
    machine: machineOf(version),
    cases: options.cases,
    ...{ events, loadSeconds, databaseMegabytes: Math.round(bytes / 2 ** 20) },
    postgresqlMegabytes: treeMegabytes(postmaster),
    clients: options.clients,
    ...(floors.length > 0 && { floor: medians(floors) }),
    batched: medianWrites(rounds.map(({ batched }) => batched)),
    naive: medianWrites(rounds.map(({ naive }) => naive)),
    smallCases: SMALL,
    reads: {
      large: medianReads(rounds.map(({ reads }) => reads.large)),
      small: medianReads(rounds.map(({ reads }) => reads.small)),
    },
  };
}

function machineOf(postgresql: string): BenchReport["machine"] {
  return {
    processor: `${cpus()[0]?.model.trim() ?? "unknown"} ${arch()}`,
    cores: availableParallelism(),
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    postgresql,
  };
}
