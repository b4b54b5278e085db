/** Finding somebody's numbers of today at the guide desk: by what stands on the paper, or by who they are. */
import type { FoundTickets } from "#contract/calling.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { tidyCode } from "#server/kernel/codes/tidy.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import type { Services } from "#server/platform/services.ts";
import { explainedTicket } from "../counters/panel.ts";

/** `c12` finds C012; an identity number finds every number of that person. Nothing found: an empty list. */
export async function findTickets(
  services: Services,
  actor: StaffActor,
  { hall, text, at }: { hall: string; text: string; at: Instant },
): Promise<FoundTickets> {
  const { division } = actor;
  permit(actor, "queue.guide", { division, hall });
  const ids = await idsOf(services, { division, hall, day: shanghaiDay(at) }, tidyCode(text));
  return { tickets: await Promise.all(ids.map((id) => explainedTicket(services, actor, id, at))) };
}

async function idsOf(
  { db, sealing }: Services,
  { division, hall, day }: { division: string; hall: string; day: string },
  text: string,
): Promise<number[]> {
  const printed = /^([A-Z]{1,2})0*(\d{1,4})$/.exec(text);
  const today = db
    .selectFrom("ticket as t")
    .innerJoin("visit as v", (on) => on.onRef("v.division", "=", "t.division").onRef("v.id", "=", "t.visit"))
    .select("t.id")
    .where("t.division", "=", division)
    .where("t.hall", "=", hall)
    .where("t.day", "=", day)
    .orderBy("t.id");
  const found = printed
    ? today.where("t.prefix", "=", printed[1]!).where("t.n", "=", Number(printed[2]))
    : today.where("v.person_index", "=", sealing.blind(text, "visit"));
  return (await found.execute()).map(({ id }) => id);
}
