/** Everybody in the hall today, for the guide desk and whoever oversees it: who waits in which order, who is where. */
import type { HallList, ListedTicket } from "#contract/queue.ts";
import { maskName } from "#server/kernel/codes/mask.ts";
import { inOrder, ruleOf } from "#server/kernel/queue/order.ts";
import { type Instant, msOf, shanghaiDay } from "#server/kernel/time/day.ts";
import type { Services } from "#server/platform/services.ts";
import { openSessions } from "../counters/session-store.ts";
import { type HallKey, rulesOf } from "../settings/queue-rules.ts";
import { queuesOf } from "../settings/queue-store.ts";
import { assertHall } from "../stream/hall-line.ts";
import { visitPlace } from "../tickets/take-number.ts";
import { openTickets } from "../tickets/ticket-store.ts";

export async function hallList(services: Services, place: HallKey, at: Instant): Promise<HallList> {
  const { db, sealing } = services;
  const { division, hall } = place;
  await assertHall(db, place);
  const day = shanghaiDay(at);
  const rules = await rulesOf(services, db, place);
  const queues = await queuesOf(db, place);
  const open = await openTickets(db, { ...place, day });
  const line = inOrder(
    open.filter(({ state }) => state === "waiting"),
    rules,
    at,
  );
  const elsewhere = open.filter(({ state }) => state !== "waiting");
  const seen = new Map<string, number>();
  const tickets: ListedTicket[] = [...elsewhere, ...line].map((ticket) => {
    const { id, number, state, since, queue, class: kind, takenAt, counter, personSealed, visit } = ticket;
    const ahead = state === "waiting" ? (seen.get(queue) ?? 0) : undefined;
    if (ahead !== undefined) seen.set(queue, ahead + 1);
    const name = personSealed && JSON.parse(sealing.open(personSealed, visitPlace(division, visit))).name;
    return {
      ...{ id, number, state, since, queue, class: kind, takenAt },
      queueName: queues.find((one) => one.id === queue)?.name ?? queue,
      className: ruleOf(rules, kind).name,
      ...(ahead !== undefined && { ahead }),
      ...(counter !== undefined && state !== "waiting" && { counter }),
      ...(name && { person: maskName(name) }),
      waitedMinutes: Math.floor((msOf(at) - msOf(takenAt)) / 60_000),
    };
  });
  const sessions = await openSessions(db, division, { hall });
  const counters = sessions
    .filter((session) => session.day === day)
    .map(({ counter, state, openedAt, since }) => ({ counter, state, openedAt, since }));
  return { hall, day, tickets, counters, alarmMinutes: rules.alarm.minutes };
}
