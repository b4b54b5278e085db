/** Runs pgbench, which comes with PostgreSQL's client programs, against the built-in server. */
import { execFile } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { ClientConfig } from "pg";

/** Where pgbench is at its best on a small machine: with 64 it reaches less. */
export const CLIENTS = 16;

export interface PgbenchRun {
  connection: ClientConfig;
  script: string;
  /** What `:n` is before the first transaction. */
  n: number;
  /** Transactions of each client. */
  transactions: number;
}

/** The newest pgbench of this machine; undefined where there is none. */
export function findPgbench(): string | undefined {
  const installed = globSync("/usr/lib/postgresql/*/bin/pgbench").sort().at(-1);
  return installed ?? ["/usr/bin/pgbench", "/opt/homebrew/bin/pgbench"].find((path) => existsSync(path));
}

/** Transactions a second. */
export async function runPgbench(program: string, run: PgbenchRun): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "tongban-floor-"));
  try {
    const script = join(folder, "script.sql");
    await writeFile(script, run.script);
    const { host = "", user = "", database = "", port = 5432 } = run.connection;
    const where = ["-h", host, "-p", String(port), "-U", user, database];
    const how = ["-n", "-M", "prepared", "-c", String(CLIENTS), "-j", "1", "-t", String(run.transactions)];
    const { stdout } = await promisify(execFile)(program, [
      ...how,
      "-D",
      `n=${run.n}`,
      "-f",
      script,
      ...where,
    ]);
    return resultOf(stdout);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function resultOf(text: string): number {
  if (/number of failed transactions: [1-9]/.test(text)) throw new Error(`pgbench failed: ${text}`);
  return Number(/tps = ([0-9.]+)/.exec(text)?.[1]);
}
