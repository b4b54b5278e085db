/** A number taken on the phone, on the way to the hall: by somebody signed in, for themselves. */
import type { TakeNumber, Taken, VisitPerson } from "#contract/queue.ts";
import type { ResidentActor } from "#server/kernel/access/actor.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { readResident } from "#server/modules/people/index.ts";
import { defineRefusals, refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { openDesks } from "../figures/pace.ts";
import { rulesOf } from "../settings/queue-rules.ts";
import { queuesOf } from "../settings/queue-store.ts";
import { takeNumber } from "../tickets/take-number.ts";
import { queueFor } from "../tickets/which-queue.ts";

defineRefusals({
  "phone-proof-needed": {
    status: 400,
    message: "要先看过证明才能优先，请到大厅取号台取号，工作人员当面给您取。",
    log: "a priority group was claimed without anybody seeing the proof",
  },
  "phone-not-here": {
    status: 409,
    message: "这个大厅不在手机上出号，请到大厅取号台取号。",
    log: "the hall gives no numbers by phone",
  },
  "phone-nobody-calls": {
    status: 409,
    message: "现在没有窗口在叫这个号，请等窗口开了再取；已经在大厅的，请到取号台。",
    log: "a number was asked for by phone while no counter calls the queue",
  },
});

/**
 * Who it is for is whoever is signed in, whatever the request says. Refused: a priority group, whose proof somebody has
 * to see (R12.1); a queue that no open counter calls, so that nobody queues through the night from bed; a hall that
 * does not want it.
 */
export async function takeByPhone(
  services: Services,
  actor: ResidentActor,
  wish: TakeNumber & { hall: string; at: Instant },
): Promise<Taken> {
  const { division, id } = actor;
  const { hall, at, requestKey, queue, items, group } = wish;
  if (group !== undefined) throw refuse("phone-proof-needed", { field: "group" });
  const what = { ...(queue !== undefined && { queue }), ...(items && { items }) };
  const place = { division, hall };
  if (!(await rulesOf(services, services.db, place)).onTheWay) throw refuse("phone-not-here");
  const queues = await queuesOf(services.db, place);
  const { id: asked } = await queueFor(services, queues, { division, ...what });
  const desks = await openDesks(services.db, place, shanghaiDay(at));
  if (!desks.some((desk) => desk.queues.includes(asked))) throw refuse("phone-nobody-calls");
  const person = await personOf(services, actor);
  const who = { division, by: `resident ${id}`, via: "phone" } as const;
  return await takeNumber(services, { ...who, hall, at, requestKey, ...what, ...(person && { person }) });
}

async function personOf(
  { db, sealing }: Services,
  { division, id }: ResidentActor,
): Promise<VisitPerson | undefined> {
  const resident = await readResident(db, sealing, division, id);
  if (resident?.name === undefined) return undefined;
  const { name, idNumber, phone } = resident;
  return {
    name,
    ...(idNumber !== undefined && { idNumber }),
    ...(/^1[3-9]\d{9}$/.test(phone) && { phone }),
  };
}
