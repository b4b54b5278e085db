/**
 * What a number and a call cost with 300,000 people waiting in 100 halls: our commands (request key, rules, board,
 * event, estimate and all) beside pgbench, which sends the same SQL of the tickets on the same server in the same run,
 * statement by statement. `node bench/queue.ts [waiting people]`.
 */
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { modules } from "#server/app.ts";
import { callNext, takeNumber } from "#server/modules/queue/index.ts";
import { migrate } from "#server/platform/database/migrate.ts";
import { openServices, type Services } from "#server/platform/services.ts";
import { benchConfig } from "./ground.ts";
import { findPgbench, runPgbench } from "./pgbench.ts";
import { callScript, takeScript } from "./queue-floor.ts";
import { fillHalls, HALLS, type Seated } from "./queue-ground.ts";

const WAITING = Number(process.argv[2] ?? 300_000);
const TOGETHER = 16;
const EACH = 1600;
const ROUNDS = 3;

const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!;
const shown = (n: number) => Math.round(n).toLocaleString("en");

async function main() {
  const home = await mkdtemp(join(tmpdir(), "tongban-queue-"));
  const services = await openServices(benchConfig(home, 0), { applicationName: "tongban-bench" });
  try {
    await migrate(services.connection);
    for (const { load } of modules) await load?.(services);
    const seats = await fillHalls(services, WAITING);
    console.log(`${shown(WAITING)} people wait in ${HALLS} halls`);
    await measure(services, seats);
  } finally {
    await services.close();
    await rm(home, { recursive: true, force: true });
  }
}

async function measure(services: Services, seats: Seated[]) {
  const program = findPgbench();
  const runs = {
    take: [] as number[],
    call: [] as number[],
    takeFloor: [] as number[],
    callFloor: [] as number[],
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    runs.take.push(await rate(EACH, (n) => take(services, n)));
    const own = seats.splice(0, EACH);
    runs.call.push(await rate(own.length, (n) => call(services, own[n]!)));
    if (!program) continue;
    const connection = services.connection as Exclude<typeof services.connection, string>;
    const run = { connection, n: round * 1_000_000, transactions: EACH / TOGETHER };
    runs.takeFloor.push(await runPgbench(program, { ...run, script: takeScript(services.config.division) }));
    runs.callFloor.push(await runPgbench(program, { ...run, script: callScript(services.config.division) }));
  }
  report("take a number", runs.take, runs.takeFloor);
  report("call the next", runs.call, runs.callFloor);
}

function report(name: string, ours: readonly number[], floor: readonly number[]) {
  const against =
    floor.length > 0
      ? `pgbench ${shown(median(floor))}/s, ratio ${(median(ours) / median(floor)).toFixed(2)}`
      : "no pgbench";
  console.log(`${name.padEnd(14)} ${shown(median(ours))}/s, ${against}`);
}

/** So many at once, until all are done; how many a second. */
async function rate(count: number, act: (n: number) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  let next = 0;
  const worker = async () => {
    for (let n = next++; n < count; n = next++) await act(n);
  };
  await Promise.all(Array.from({ length: TOGETHER }, worker));
  return (count * 1000) / (performance.now() - start);
}

const take = (services: Services, n: number) =>
  takeNumber(services, {
    ...{ division: services.config.division, hall: `hall-${n % HALLS}`, queue: `q${n % 3}`, via: "kiosk" },
    ...{ requestKey: randomUUID(), at: services.now() },
  });

function call(services: Services, { staff, hall }: Seated) {
  const post = { id: "", role: "clerk" as const, organ: "", halls: [hall], reach: "organ" as const };
  const actor = { kind: "staff" as const, division: services.config.division, id: staff, posts: [post] };
  return callNext(services, { actor, client: "", at: services.now(), requestKey: randomUUID() });
}

await main();
