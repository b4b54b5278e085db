/** The queues of a hall as the kiosk, the guide desk and the phone offer them. */
import type { HallQueues } from "#contract/queue.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { hallNames, servedAtCounters } from "#server/modules/organisation/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { openSessions } from "../counters/session-store.ts";
import { waitsOf } from "../figures/pace.ts";
import { directAreas, rulesOf } from "../settings/queue-rules.ts";
import { queuesOf } from "../settings/queue-store.ts";
import { waitingCounts } from "../tickets/line-store.ts";

export async function hallQueues(
  services: Services,
  place: { division: string; hall: string; day: string; at: Instant },
): Promise<HallQueues> {
  const { db } = services;
  const { division, hall, day } = place;
  const name = (await hallNames(db, division)).get(hall);
  if (name === undefined) throw refuse("queue-unknown", { field: "hall" });
  const rules = await rulesOf(services, db, place);
  const counts = await waitingCounts(db, place);
  const sessions = await openSessions(db, division, { hall });
  const open = new Set(
    sessions.filter((one) => one.day === day && one.state === "open").map(({ counter }) => counter),
  );
  const counters = await servedAtCounters(db, division, hall);
  const zones = new Map(counters.map(({ zone, zoneName }) => [zone, zoneName]));
  const all = await queuesOf(db, place);
  const ids = all.map(({ id }) => id);
  const waits = await waitsOf(services, db, place, rules, { queues: ids, ahead: counts });
  const queues = all.map((queue) => ({
    ...{ id: queue.id, name: queue.name, prefix: queue.prefix, counters: queue.counters },
    ...(queue.zone !== undefined && { zone: queue.zone, zoneName: zones.get(queue.zone) ?? "" }),
    open: queue.counters.filter((id) => open.has(id)).length,
    waiting: counts.get(queue.id) ?? 0,
    ...(waits.has(queue.id) && { estimate: waits.get(queue.id)! }),
  }));
  const { personRequired, onTheWay } = rules;
  const groups = rules.groups.map(({ id, name: called, proof }) => ({ id, name: called, proof }));
  const direct = [...directAreas(services, hall)];
  return { hall, name, day, personRequired, onTheWay, queues, groups, direct };
}
