/** 免叫号、免排队: some groups go straight to their area; the counter there takes them on with one press (R12.1). */
import { randomBytes, randomUUID } from "node:crypto";
import { ticketMoved } from "#server/kernel/queue/board.ts";
import { permit } from "#server/modules/access/index.ts";
import { carryOut, type KeyedCall } from "#server/modules/audit/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { atCounter } from "../counters/counter-commands.ts";
import { directAreas, rulesOf } from "../settings/queue-rules.ts";
import { queuesAt, queuesOf } from "../settings/queue-store.ts";
import { digestOf } from "./take-number.ts";
import { insertTicket, nextNumber, ticketAt } from "./ticket-store.ts";

/**
 * The person sits down; there is a number for the figures, and nobody waited or called. Refused where the counter is
 * not of the group's area, or does not serve the queue.
 */
export async function receiveDirect(
  services: Services,
  call: KeyedCall,
  { queue: id, group, items = [] }: { queue: string; group: string; items?: readonly string[] },
): Promise<{ id: number }> {
  const { actor } = call;
  const { division } = actor;
  return await carryOut(services, call, `queue.receive ${id}`, (tx) =>
    atCounter(tx, call, async (line, { counter, staff }) => {
      permit(actor, "queue.serve", { division, hall: line.hall });
      const areas = directAreas(services, line.hall);
      if (!areas.some((area) => area.groups.includes(group) && area.counters.includes(counter)))
        throw refuse("direct-elsewhere", { field: "group" });
      if (await ticketAt(tx, line, counter)) throw refuse("counter-busy");
      const queue = (await queuesOf(tx, line)).find((one) => one.id === id);
      if (!queue || !(await queuesAt(tx, line, counter)).includes(id))
        throw refuse("queue-unknown", { field: "queue" });
      const { at } = line;
      const rules = await rulesOf(services, tx, line);
      const visit = randomUUID();
      const prefix = rules.priorityPrefix ?? queue.prefix;
      const n = await nextNumber(tx, line, prefix);
      const number = `${prefix}${String(n).padStart(rules.digits, "0")}`;
      const serving = { state: "serving" as const, since: at, counter, staff };
      const fresh = { calls: 0, restored: 0, behind: 0, class: "priority" as const, dueAt: at, takenAt: at };
      const tokenDigest = digestOf(randomBytes(16).toString("base64url"));
      const ticket = { ...fresh, ...serving, queue: id, visit, prefix, n, number, items, tokenDigest };
      const made = await insertTicket(tx, line, ticket, { via: "direct", group });
      line.board = ticketMoved(line.board, undefined, { ...serving, number, queue: id }, at);
      line.kind = "moved";
      return { id: made };
    }),
  );
}
