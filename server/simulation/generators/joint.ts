/** A bundle as a whole: handed over in one pack once every part has its result, then archived. */
import { between } from "../chance.ts";
import { acts } from "../deeds.ts";
import { afterWorkdays, whenThere } from "../moments.ts";
import type { Generator } from "../world.ts";

export const joint: Generator = {
  name: "joint",
  onEvent(draw, world, { case: it, event }) {
    if (it.type !== "joint" || (it.state !== "concluded" && it.state !== "delivered")) return [];
    const isArchiving = it.state === "delivered";
    const how = world.magnitudes.handling;
    const worker = isArchiving
      ? world.crew.who(draw, "archivist", it.organ)
      : world.crew.who(draw, "clerk", it.organ, it.hall ?? world.halls[0]);
    if (!worker) return [];
    const days = between(draw, ...(isArchiving ? how.archiving : how.delivery));
    const when = whenThere(world.timekeeping, afterWorkdays(world.timekeeping, event.at, days), worker.away);
    const deed = isArchiving
      ? acts(it, worker.actor, "archive", { retention: "30年" })
      : acts(it, worker.actor, "deliver", { method: "counter" });
    return [{ at: when, key: `case ${it.id} ${it.version}`, deed }];
  },
};
