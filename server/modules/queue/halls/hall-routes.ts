/** What a hall offers to everybody: its queues, and numbers for them. */
import Type from "typebox";
import { HallId, HallList, HallQueues, HallSnapshot, TakeNumber, Taken } from "#contract/queue.ts";
import { QueueFiguresPage, QueueFiguresQuery } from "#contract/queue-figures.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { allow, allowKind, permit, requireActor } from "#server/modules/access/index.ts";
import { openHalls } from "#server/modules/organisation/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { queueFigures } from "../figures/figures.ts";
import { takeByPhone } from "../phone/phone-number.ts";
import { hallRadioOf, hallSnapshot } from "../stream/hall-stream.ts";
import { takeNumber } from "../tickets/take-number.ts";
import { hallList } from "./hall-list.ts";
import { hallQueues } from "./hall-queues.ts";

const tags = ["queue"];
const params = Type.Object({ hall: HallId }, { additionalProperties: false });

export function hallRoutes(app: App, services: Services): void {
  const { now, config } = services;
  const radio = hallRadioOf(services);
  app.addHook("preClose", async () => radio.close());
  const queues = { tags, summary: "Queues of a hall, how many wait", params, response: { 200: HallQueues } };
  app.get("/api/halls/:hall/queues", { schema: queues }, (request) => {
    const at = now();
    const place = { division: config.division, hall: request.params.hall };
    return hallQueues(services, { ...place, day: shanghaiDay(at), at });
  });
  const board = { tags, summary: "Who is called where now", params, response: { 200: HallSnapshot } };
  app.get("/api/halls/:hall/board", { schema: board }, async (request) =>
    hallSnapshot(services, await knownHall(services, request.params.hall)),
  );
  const after = Type.Object(
    { after: Type.Integer({ minimum: 0, default: 0 }) },
    { additionalProperties: false },
  );
  const follow = { tags, summary: "The hall as it goes on (server-sent events)", params, querystring: after };
  const streaming = { schema: follow, config: { unshed: true } };
  app.get("/api/halls/:hall/stream", streaming, async (request, reply) => {
    const place = await knownHall(services, request.params.hall);
    const last = Number(request.headers["last-event-id"]);
    await radio.follow(reply, place, Number.isSafeInteger(last) ? last : request.query.after);
  });
  const take = { tags, summary: "Take a number (R12.1)", params, body: TakeNumber, response: { 201: Taken } };
  const oneself = allowKind("device", "resident");
  app.post("/api/halls/:hall/tickets", { onRequest: oneself, schema: take }, async (request, reply) => {
    const actor = requireActor(request, "device", "resident");
    const taking = { ...request.body, hall: request.params.hall, at: now() };
    if (actor.kind === "resident") return reply.code(201).send(await takeByPhone(services, actor, taking));
    // A kiosk gives numbers of its own hall.
    if (actor.hall !== taking.hall) throw refuse("not-permitted");
    const who = { division: actor.division, by: `device ${actor.id}`, via: "kiosk" } as const;
    return reply.code(201).send(await takeNumber(services, { ...who, ...taking }));
  });
  const list = { tags, summary: "Everybody in the hall today", params, response: { 200: HallList } };
  app.get("/api/staff/halls/:hall/line", { onRequest: allow("queue.read"), schema: list }, (request) => {
    const { division } = requireActor(request, "staff");
    const place = { division, hall: request.params.hall };
    permit(requireActor(request), "queue.read", place);
    return hallList(services, place, now());
  });
  const figures = {
    ...{ tags, summary: "Waiting, service, abandonment, use of counters (R12.3)", params },
    ...{ querystring: QueueFiguresQuery, response: { 200: QueueFiguresPage } },
  };
  const reading = { onRequest: allow("queue.figures"), schema: figures };
  app.get("/api/staff/halls/:hall/queue-figures", reading, (request) => {
    const { division } = requireActor(request, "staff");
    const place = { division, hall: request.params.hall };
    permit(requireActor(request), "queue.figures", place);
    return queueFigures(services, place, request.query, now());
  });
  const guide = { ...take, summary: "Give somebody a number at the guide desk" };
  const guiding = { onRequest: allow("queue.guide"), schema: guide };
  app.post("/api/staff/halls/:hall/tickets", guiding, async (request, reply) => {
    const actor = requireActor(request, "staff");
    const { hall } = request.params;
    permit(actor, "queue.guide", { division: actor.division, hall });
    const who = { division: actor.division, by: `staff ${actor.id}`, via: "desk" } as const;
    return reply.code(201).send(await takeNumber(services, { ...who, hall, at: now(), ...request.body }));
  });
}

async function knownHall({ db, config: { division } }: Services, hall: string) {
  if (!(await openHalls(db, division)).has(hall)) throw refuse("queue-unknown", { field: "hall" });
  return { division, hall };
}
