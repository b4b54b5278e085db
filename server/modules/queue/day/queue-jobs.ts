/** What the hall does by itself: closes the day, tells phones that their turn is near, tells supervisors of long waits. */
import { sql } from "kysely";
import type { QueueRules } from "#contract/queue-rules.ts";
import { emptyBoard } from "#server/kernel/queue/board.ts";
import { inOrder } from "#server/kernel/queue/order.ts";
import { type Instant, instantOf, msOf, shanghaiDay } from "#server/kernel/time/day.ts";
import { sendMessage } from "#server/modules/messages/index.ts";
import { tell } from "#server/modules/notices/index.ts";
import { hallNames } from "#server/modules/organisation/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { daily, everyMinutes, type Job } from "#server/platform/jobs/jobs.ts";
import type { Services } from "#server/platform/services.ts";
import { type HallKey, rulesOf } from "../settings/queue-rules.ts";
import { purgeHallEvents } from "../stream/hall-event-store.ts";
import { inHall } from "../stream/hall-line.ts";
import { waitingTickets } from "../tickets/line-store.ts";
import { visitPlace } from "../tickets/take-number.ts";
import { visitOf } from "../tickets/ticket-store.ts";
import { closeToday, turnOfDay } from "./day-end.ts";

/** Halls where somebody may be left: they have had a number or a counter, ever. */
async function livingHalls(db: Database): Promise<HallKey[]> {
  return await db.selectFrom("hall_line").select(["division", "hall"]).execute();
}

/** Ten at night: no hall is open. A day nobody closed is closed by the first command of the next. */
export const dayEndJob: Job = {
  name: "queue-day-end",
  schedule: daily("22:00"),
  async run(_, services) {
    const at = services.now();
    for (const place of await livingHalls(services.db)) await endDay(services, place, at);
    await purgeHallEvents(services.db, instantOf(msOf(at) - 24 * 3_600_000));
  },
};

/** Ends the day of a hall: whatever is open is closed honestly, counters too. Again changes nothing. */
export async function endDay(services: Services, place: HallKey, at: Instant): Promise<number> {
  return await services.db.transaction().execute((tx) =>
    inHall(tx, { ...place, at }, turnOfDay(tx), async (line) => {
      const ended = await closeToday(tx, line);
      const { counters, called, waiting } = line.board;
      if (ended === 0 && counters.length + called.length + Object.keys(waiting).length === 0) return 0;
      line.board = emptyBoard(line.day);
      line.kind = "day-end";
      return ended;
    }),
  );
}

export const watchJob: Job = {
  name: "queue-watch",
  schedule: everyMinutes(1),
  attempts: 1,
  async run(_, services) {
    const at = services.now();
    for (const place of await livingHalls(services.db)) await watchHall(services, place, at);
  },
};

/** Looks over a hall's line once: done twice, it tells once. */
export async function watchHall(services: Services, place: HallKey, at: Instant): Promise<void> {
  const rules = await rulesOf(services, services.db, place);
  const now = { ...place, day: shanghaiDay(at), at };
  await tellNearby(services, now, rules);
  await tellLongWaits(services, now, rules);
}

type Now = HallKey & { day: string; at: Instant };

/** 前面还有几位: an SMS to whoever left a phone, once. */
async function tellNearby(services: Services, now: Now, rules: QueueRules): Promise<void> {
  const { division, hall, at } = now;
  const waiting = inOrder(await waitingTickets(services.db, now), rules, at);
  const names = await hallNames(services.db, division);
  const near = [...Map.groupBy(waiting, ({ queue }) => queue).values()].flatMap((line) =>
    line.slice(0, rules.nearby.ahead + 1).map((ticket, ahead) => ({ ticket, ahead })),
  );
  for (const { ticket, ahead } of near) {
    if (ticket.nearbyTold) continue;
    await services.db.transaction().execute(async (tx) => {
      if (!(await mark(tx, division, ticket.id, "nearby_told_at", at))) return;
      const visit = await visitOf(tx, division, ticket.visit);
      if (!visit?.phone_sealed) return;
      await sendMessage(tx, services, {
        ...{ division, at, key: `ticket ${ticket.id} near`, template: "ticket-near", smsMinutes: 20 },
        phone: services.sealing.open(visit.phone_sealed, visitPlace(division, visit.id)),
        parameters: { number: ticket.number, ahead, hall: names.get(hall) ?? hall },
      });
    });
  }
}

/** R12.3: a wait over the limit is told to the supervisors, once for each number. */
async function tellLongWaits(services: Services, now: Now, rules: QueueRules): Promise<void> {
  const { division, hall, day, at } = now;
  const since = instantOf(msOf(at) - rules.alarm.minutes * 60_000);
  const waiting = await waitingTickets(services.db, now);
  // Whoever came early for an appointment does not wait yet.
  const long = waiting.filter(({ dueAt, alarmed }) => !alarmed && dueAt <= since);
  if (long.length === 0) return;
  const names = await hallNames(services.db, division);
  await services.db.transaction().execute(async (tx) => {
    for (const { id, number } of long) {
      if (!(await mark(tx, division, id, "alarmed_at", at))) continue;
      const text = `${names.get(hall) ?? hall} ${number} 号已经等候超过 ${rules.alarm.minutes} 分钟`;
      const key = `ticket ${day} ${id} wait`;
      await tell(tx, {
        ...{ division, to: { role: "supervisor" }, kind: "queue", key, at, text, href: "/staff/hall" },
      });
    }
  });
}

/** True for whoever marked it first. */
async function mark(
  tx: Database,
  division: string,
  id: number,
  column: "nearby_told_at" | "alarmed_at",
  at: Instant,
): Promise<boolean> {
  const { rows } = await sql`
    update ticket set ${sql.ref(column)} = ${at}
    where division = ${division} and id = ${id} and ${sql.ref(column)} is null and state = 'waiting'
    returning id`.execute(tx);
  return rows.length > 0;
}
