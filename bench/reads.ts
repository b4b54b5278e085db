/** How long readers wait: the inbox, a case by its number, by its applicant, and its page. */
import { medians, timesOf } from "./figures.ts";
import type { Ground } from "./ground.ts";
import { type Load, type MeasuredServer, startLoad, startMeasured } from "./processes.ts";
import { refuseFailures } from "./writes.ts";

export const reads = ["inbox", "by-number", "by-applicant", "case-page"] as const;
export type Read = (typeof reads)[number];

export interface ReadTimes extends Record<string, number> {
  p50: number;
  p95: number;
  p99: number;
}

export type Reads = Record<Read, ReadTimes>;

/** So few that they wait for the answer and not for each other. */
const CLIENTS = 2;
const SECONDS = 3;
const WARM_UP_SECONDS = 1;

interface Reader {
  server: MeasuredServer;
  load: Load;
}

/** Two sizes in turn, so that whatever else the machine does falls on both. */
export async function measureReads(large: Ground, small: Ground): Promise<{ large: Reads; small: Reads }> {
  const readers = { large: await readerOf(large), small: await readerOf(small) };
  const taken = { large: {} as Reads, small: {} as Reads };
  try {
    for (const read of reads) {
      for (const size of ["large", "small"] as const) {
        const { load } = readers[size];
        await load.run({ scenario: read, clients: CLIENTS, seconds: WARM_UP_SECONDS });
        const result = await load.run({ scenario: read, clients: CLIENTS, seconds: SECONDS });
        refuseFailures(read, result);
        const { p50, p95, p99 } = timesOf(result.times);
        taken[size][read] = { p50, p95, p99 };
      }
    }
    return taken;
  } finally {
    for (const { server, load } of Object.values(readers)) {
      await load.stop();
      await server.stop();
    }
  }
}

async function readerOf({ config, history }: Ground): Promise<Reader> {
  const server = await startMeasured(config.home, "batched");
  return { server, load: startLoad(server.address, history) };
}

export function medianReads(rounds: readonly Reads[]): Reads {
  return Object.fromEntries(
    reads.map((read) => [read, medians(rounds.map((round) => round[read]))]),
  ) as Reads;
}
