/** The demonstration's hall with people in it: three counters open, somebody at each, others waiting. All made up. */
import { randomUUID } from "node:crypto";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { staffAccounts } from "#server/modules/people/index.ts";
import type { Services } from "#server/platform/services.ts";
import { callNext, openCounter } from "./counters/counter-commands.ts";
import { takeNumber } from "./tickets/take-number.ts";
import { actOnTicket } from "./tickets/ticket-commands.ts";

const hall = "changning";
const counters = [
  { account: "window.c01", counter: "C01", queue: "social-insurance", people: 5 },
  { account: "window.d01", counter: "D01", queue: "household", people: 4 },
  { account: "window.d04", counter: "D04", queue: "real-estate", people: 3 },
];

/** Once a day, while nobody has taken a number. A hall where somebody else sits at these counters stays as it is. */
export async function demonstrationLine(services: Services): Promise<void> {
  try {
    await fill(services);
  } catch (error) {
    services.log.warn({ err: error }, "the demonstration's hall was not filled");
  }
}

async function fill(services: Services): Promise<void> {
  const { db, config } = services;
  const { division } = config;
  const at = services.now();
  const taken = await db
    .selectFrom("ticket")
    .select("id")
    .where("division", "=", division)
    .where("hall", "=", hall)
    .where("day", "=", shanghaiDay(at))
    .limit(1)
    .executeTakeFirst();
  if (taken) return;
  const staff = await staffAccounts(db, division);
  for (const { account, counter, queue, people } of counters) {
    const person = staff.get(account);
    if (!person) continue;
    const call = () => callOf(division, person, at);
    await openCounter(services, call(), { hall, counter });
    for (let n = 0; n < people; n += 1) {
      const group = n === people - 1 ? { group: "senior" } : {};
      const asked = { division, hall, queue, via: "desk" as const, requestKey: randomUUID(), at, ...group };
      await takeNumber(services, asked);
    }
    const { id } = await callNext(services, call());
    if (id !== undefined && counter !== "D04") await actOnTicket(services, call(), id, { action: "start" });
  }
}

function callOf(division: string, { id, organ }: { id: string; organ: string }, at: Instant) {
  const post = { id: "", role: "clerk" as const, organ, halls: [hall], reach: "organ" as const };
  const actor = { kind: "staff" as const, division, id, posts: [post] };
  return { actor, client: "127.0.0.1", at, requestKey: randomUUID() };
}
