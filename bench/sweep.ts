/**
 * What a sweep costs (R3.2): the same number of cases due beside ten thousand, a hundred thousand and a million open
 * clocks, in interleaved rounds of one run; and a sweep with nothing due. It should cost what is due, not what is open.
 * `node bench/sweep.ts [--clocks 10000,100000,1000000] [--due 100] [--rounds 5]` prints seconds and ratios as JSON.
 */
import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { engineOf } from "#server/cases/index.ts";
import { sampleFacts } from "#server/kernel/case-type/case-type.fixture.ts";
import { instantOf, msOf } from "#server/kernel/time/day.ts";
import { casework } from "#server/modules/casework/index.ts";
import { organisation } from "#server/modules/organisation/index.ts";
import { supervision, sweep } from "#server/modules/supervision/index.ts";
import type { Services } from "#server/platform/services.ts";
import { testApp } from "#server/testing/app.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { marketBureau } from "#server/testing/hall.ts";
import { median } from "./figures.ts";

const opened = "2026-03-02T02:00:00.000Z";
/** Every case has a warning and a yellow card to its name by then. */
const swept = "2026-03-07T02:00:00.000Z";
/** Clocks of an accepted case: statutory, promised, step. */
const clocksACase = 3;

interface Ground {
  clocks: number;
  services: Services;
}

async function prepare(clocks: number, due: number, cleanups: (() => unknown)[]): Promise<Ground> {
  const at = { now: opened };
  const t: Cleanups = { after: (cleanup) => cleanups.push(cleanup) };
  const { services } = await testApp(t, { now: () => at.now });
  for (const { load } of [organisation, casework, supervision]) await load?.(services);
  const engine = await engineOf(services);
  const first = await openAccepted(services);
  await engine.react();
  await sweep(services, opened);
  await cloneCase(services, first, Math.ceil(clocks / clocksACase));
  for (let count = 0; count < due; count += 50)
    await Promise.all(Array.from({ length: Math.min(50, due - count) }, () => openAccepted(services)));
  await engine.react();
  await services.pool.query("delete from watch where case_id = $1", [first]);
  return { clocks, services };
}

async function openAccepted(services: Services): Promise<number> {
  const { writer, types } = await engineOf(services);
  const { division } = services.config;
  const { case: it } = await writer.open({
    ...{ division, requestKey: randomUUID(), action: "submit", at: opened, data: {}, roles: ["applicant"] },
    actor: { kind: "resident", id: randomUUID() },
    opening: {
      ...{ type: "application", typeVersion: types.newest("application").version, organ: marketBureau },
      ...{ subject: "食品经营许可（新办）", party: "resident/r1", partyLabel: "郭*明", channel: "portal" },
      facts: sampleFacts(),
    },
  });
  await writer.act({
    ...{ key: it, requestKey: randomUUID(), action: "accept", at: opened, data: {} },
    ...{ actor: { kind: "staff", id: "clerk" }, roles: () => ["clerk"] },
  });
  return it.id;
}

/** Open cases with their clocks and their next look, none of which is due: copies of one, under other numbers. */
async function cloneCase({ pool }: Services, id: number, copies: number): Promise<void> {
  const client = await pool.connect();
  try {
    // Copies of what is right need no checks, and a million of them take their time.
    await client.query("set statement_timeout = 0; set session_replication_role = replica");
    for (const text of copying) await client.query(text, [id, copies]);
    await client.query("reset statement_timeout; reset session_replication_role");
    await client.query("vacuum analyze");
  } finally {
    client.release(true);
  }
}

const number = "2020010101000000 + n";
const copying = [
  `insert into "case" select division, ${number}, type, type_version, state, version, organ, subject, party, party_label,
     channel, hall, holder, awaits, urgent_at, opened_at, concluded_at, body, head, counter
   from "case", generate_series(0, $2::int - 1) n where id = $1`,
  `insert into case_clock select division, ${number}, clock, due_at + interval '1 year', paused, unknown, when_due
   from case_clock, generate_series(0, $2::int - 1) n where case_id = $1`,
  // Every tenth with a clock that will act by itself, for the sweep takes those that are due first.
  `insert into case_clock select division, ${number}, 'acceptance', due_at + interval '1 year', paused, unknown,
     'deem-accept' from case_clock, generate_series(0, $2::int - 1, 10) n where case_id = $1 and clock = 'step'`,
  `insert into watch select division, ${number}, due_at + interval '1 year' + n * interval '1 second'
   from watch, generate_series(0, $2::int - 1) n where case_id = $1`,
];

/** Plans a look at `due` cases that were not looked at yet, and sweeps. */
async function measure({ services }: Ground, round: number, due: number): Promise<number> {
  const { pool } = services;
  const now = instantOf(msOf(swept) + round * 60_000);
  const later = instantOf(msOf(swept) + 86_400_000 * 300);
  await pool.query("update watch set due_at = $1 where due_at <= $2", [later, now]);
  await pool.query(
    `update watch set due_at = $1 where case_id in (select case_id from watch w where case_id > 2021000000000000
       and not exists (select from card k where k.about_id = w.case_id) order by case_id limit $2)`,
    [now, due],
  );
  // What followed from the sweep before is done with.
  await (await engineOf(services)).react();
  const began = performance.now();
  const { looked, raised } = await sweep(services, now);
  const seconds = (performance.now() - began) / 1000;
  if (due > 0 && (looked < due || raised < due)) throw new Error(`looked at ${looked}, raised ${raised}`);
  return seconds;
}

/** Median seconds of a sweep by open clocks, and their ratios to the smallest. */
export async function measureSweep(sizes: readonly number[], due: number, rounds: number) {
  const cleanups: (() => unknown)[] = [];
  try {
    const grounds: Ground[] = [];
    for (const clocks of sizes) grounds.push(await prepare(clocks, due * (rounds + 1), cleanups));
    const taken = new Map(
      grounds.map(({ clocks }) => [clocks, { due: [] as number[], idle: [] as number[] }]),
    );
    for (let round = 0; round <= rounds; round += 1) {
      for (const ground of grounds) {
        const seconds = await measure(ground, round, due);
        const idle = await measure(ground, round, 0);
        // The first round warms up.
        if (round === 0) continue;
        taken.get(ground.clocks)?.due.push(seconds);
        taken.get(ground.clocks)?.idle.push(idle);
      }
    }
    const lines = [...taken].map(([clocks, times]) => ({
      ...{ clocks, due, seconds: median(times.due), idleSeconds: median(times.idle) },
    }));
    const least = lines[0]?.seconds ?? 1;
    return lines.map((line) => ({ ...line, ratio: Math.round((line.seconds / least) * 100) / 100 }));
  } finally {
    for (const cleanup of cleanups.toReversed()) await cleanup();
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      clocks: { type: "string", default: "10000,100000,1000000" },
      due: { type: "string", default: "100" },
      rounds: { type: "string", default: "5" },
    },
  });
  const sizes = values.clocks.split(",").map(Number);
  console.log(JSON.stringify(await measureSweep(sizes, Number(values.due), Number(values.rounds)), null, 1));
}
