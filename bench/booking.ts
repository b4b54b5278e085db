/**
 * What booking a place costs (R12.2): a signed-in person's request over HTTP (session, limits of the person, request
 * key, the place, the appointment sealed, its step, the message) beside pgbench, which sends the SQL of the place and of
 * the appointment alone, on the same server in the same run. `node bench/booking.ts`.
 */
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { createApp, modules } from "#server/app.ts";
import { instantOf, msOf } from "#server/kernel/time/day.ts";
import { residentOfPhone } from "#server/modules/people/resident-store.ts";
import { newToken } from "#server/modules/people/session.ts";
import { insertSession } from "#server/modules/people/session-store.ts";
import { migrate } from "#server/platform/database/migrate.ts";
import { openServices, type Services } from "#server/platform/services.ts";
import { median } from "./figures.ts";
import { benchConfig } from "./ground.ts";
import { type HttpConnection, httpConnection } from "./http.ts";
import { findPgbench, runPgbench } from "./pgbench.ts";

const TOGETHER = 16;
const EACH = 800;
const ROUNDS = 3;
const PLACES = 100_000;

async function main() {
  const home = await mkdtemp(join(tmpdir(), "tongban-booking-"));
  const services = await openServices(benchConfig(home, 0), { applicationName: "tongban-bench" });
  try {
    await migrate(services.connection);
    for (const { load } of modules) await load?.(services);
    const app = await createApp(services, modules);
    const address = await app.listen({ host: "127.0.0.1", port: 0 });
    await measure(services, address);
    await app.close();
  } finally {
    await services.close();
    await rm(home, { recursive: true, force: true });
  }
}

async function measure(services: Services, address: string) {
  const slots = await openSlots(services);
  const people = await bookers(services, ROUNDS * EACH);
  const program = findPgbench();
  const [ours, floor]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const own = await connections(address, people.slice(round * EACH, (round + 1) * EACH));
    ours.push(await rate(own, slots));
    for (const door of own) door.close();
    if (!program) continue;
    const connection = services.connection as Exclude<typeof services.connection, string>;
    const run = { connection, n: round * 1_000_000, transactions: EACH / TOGETHER };
    floor.push(await runPgbench(program, { ...run, script: script(services.config.division, slots) }));
  }
  const against =
    floor.length === 0
      ? "no pgbench"
      : `pgbench ${Math.round(median(floor))}/s, ratio ${(median(ours) / median(floor)).toFixed(2)}`;
  console.log(`book a slot  ${Math.round(median(ours))}/s, ${against}`);
}

/** Every slot that may be booked, with places for everybody: it is the booking that is measured, not its refusal. */
async function openSlots({ db, config, now }: Services): Promise<number[]> {
  await db.updateTable("appointment_slot").set({ public_capacity: PLACES }).execute();
  const rows = await db
    .selectFrom("appointment_slot")
    .select("id")
    .where("division", "=", config.division)
    .where(
      sql<boolean>`starts_at between ${now()}::timestamptz + interval '2 days' and ${now()}::timestamptz + interval '6 days'`,
    )
    .orderBy("id")
    .execute();
  if (rows.length === 0) throw new Error("no slot may be booked: is the calendar of this year loaded?");
  return rows.map(({ id }) => id);
}

/** Cookies of people who have booked nothing yet. */
async function bookers(services: Services, count: number): Promise<string[]> {
  const { db, sealing, config, now } = services;
  const { division } = config;
  const cookies: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const phone = `139${String(n).padStart(8, "0")}`;
    const { id } = await residentOfPhone(db, sealing, { division, phone, at: now() });
    const token = newToken(division);
    const life = { seenAt: now(), idleSeconds: 3600, expiresAt: instantOf(msOf(now()) + 3_600_000) };
    await insertSession(db, token, { kind: "resident", id }, life);
    cookies.push(`tongban=${token.text}`);
  }
  return cookies;
}

/** Each connection belongs to one person, as browsers' do: as many as people, opened before the time is taken. */
async function connections(address: string, cookies: readonly string[]): Promise<HttpConnection[]> {
  const opened: HttpConnection[] = [];
  for (const cookie of cookies) opened.push(await httpConnection(address, { cookie }));
  return opened;
}

/** Bookings a second, so many at once. */
async function rate(all: readonly HttpConnection[], slots: readonly number[]): Promise<number> {
  let next = 0;
  const start = performance.now();
  const worker = async () => {
    for (let n = next++; n < all.length; n = next++) {
      const body = { requestKey: randomUUID(), slot: slots[n % slots.length]!, name: "演示人员" };
      const answer = await all[n]!.ask({ method: "POST", path: "/api/appointments", body });
      if (answer.status !== 201) throw new Error(`${answer.status} ${answer.body}`);
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, worker));
  return (all.length * 1000) / (performance.now() - start);
}

const script = (division: string, slots: readonly number[]) => `
\\set slot random(1, ${slots.length})
begin;
update appointment_slot set public_used = public_used + 1 where division = '${division}'
  and id = (array[${slots.join(",")}])[:slot] and closed_at is null and public_used < public_capacity;
insert into appointment (division, slot, share, state, person, via, voucher_index, content, booked_at, changed_at)
  values ('${division}', (array[${slots.join(",")}])[:slot], 'public', 'booked', gen_random_uuid()::text, 'portal',
    gen_random_uuid()::text, 'x', now(), now());
commit;
`;

await main();
