/**
 * What opening a bundle costs (R2.28): one request that opens a joint case and its eight parts, against one
 * application received, over HTTP on one connection, in interleaved rounds of one run. `node bench/bundle-opening.ts`
 * prints milliseconds and processor time as JSON.
 */
import { testServices } from "#server/testing/app.ts";
import { clerkOf } from "./clerk.ts";
import { median, timesOf } from "./figures.ts";
import type { Ask, HttpConnection } from "./http.ts";
import { readMatters } from "./matters.ts";
import { jointReceptions, receptions } from "./scenarios.ts";

const ROUNDS = 5;
const EACH = 60;

interface Taken {
  /** Milliseconds from asking to the answer. */
  times: number[];
  /** Milliseconds of this process's processor for one, which is server and client. */
  processor: number[];
}

export async function measureOpenings() {
  const cleanups: (() => Promise<void>)[] = [];
  const services = await testServices({ after: (cleanup) => cleanups.push(cleanup as () => Promise<void>) });
  try {
    const clerk = await clerkOf(services, cleanups);
    const matters = readMatters();
    const next = { one: receptions({ matters }), bundle: jointReceptions({ matters }) };
    const taken = { one: nothing(), bundle: nothing() };
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const which of ["one", "bundle"] as const) {
        // The first round warms up.
        await open(clerk, next[which], round === 0 ? nothing() : taken[which]);
      }
    }
    return figuresOf(taken);
  } finally {
    for (const cleanup of cleanups.toReversed()) await cleanup();
  }
}

const nothing = (): Taken => ({ times: [], processor: [] });

async function open(clerk: HttpConnection, next: () => Ask, taken: Taken): Promise<void> {
  const before = process.cpuUsage();
  for (let count = 0; count < EACH; count += 1) {
    const start = performance.now();
    const { status, body } = await clerk.ask(next());
    taken.times.push(performance.now() - start);
    if (status !== 201) throw new Error(`${status} ${body}`);
  }
  const { user, system } = process.cpuUsage(before);
  taken.processor.push((user + system) / 1000 / EACH);
}

function figuresOf({ one, bundle }: { one: Taken; bundle: Taken }) {
  const [single, joint] = [timesOf(one.times), timesOf(bundle.times)];
  const processor = { one: median(one.processor), bundle: median(bundle.processor) };
  return {
    one: single,
    bundle: joint,
    ratio: { p50: joint.p50 / single.p50, p95: joint.p95 / single.p95 },
    processor: { ...processor, ratio: processor.bundle / processor.one },
  };
}

if (import.meta.main) console.log(JSON.stringify(await measureOpenings(), null, 2));
