/** Where one sits, for whoever only wants to say so (R4.2); opening the counter says it too. */
import { CounterSeat, SeatView } from "#contract/queue.ts";
import { allowKind, requireActor } from "#server/modules/access/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { openIn } from "./counter-commands.ts";
import { seatOf } from "./seats.ts";

const tags = ["queue"];

export function seatRoutes(app: App, { db, now }: Services): void {
  const onRequest = allowKind("staff");
  const look = { tags, summary: "The counter I sit at", response: { 200: SeatView } };
  app.get("/api/staff/seat", { onRequest, schema: look }, async (request) => {
    const { division, id } = requireActor(request, "staff");
    const seat = await seatOf(db, division, id);
    return seat ? { seat } : {};
  });
  const take = { tags, summary: "Sit at a counter", body: CounterSeat, response: { 200: SeatView } };
  app.put("/api/staff/seat", { onRequest, schema: take }, async (request) => {
    const { division, id: staff } = requireActor(request, "staff");
    const seat = request.body;
    await db.transaction().execute((tx) => openIn(tx, { ...seat, division, staff, at: now() }));
    return { seat };
  });
}
