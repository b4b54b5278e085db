/** What the pages of the queue read beside numbers and counters. */
import Type from "typebox";
import { CounterDay, FindTickets, FoundTickets, HallCounters, ItemQueues } from "#contract/calling.ts";
import { HallId } from "#contract/queue.ts";
import { allow, requireActor } from "#server/modules/access/index.ts";
import { servedAtCounters } from "#server/modules/organisation/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { counterDay } from "../counters/counter-day.ts";
import { assertHall } from "../stream/hall-line.ts";
import { findTickets } from "../tickets/find-tickets.ts";
import { itemQueues } from "./item-queues.ts";

const tags = ["queue"];
const exact = { additionalProperties: false };

export function pageRoutes(app: App, services: Services): void {
  const { db, config, now } = services;
  const day = { tags, summary: "Who waits for my counter, and my day so far", response: { 200: CounterDay } };
  app.get("/api/staff/counter/day", { onRequest: allow("queue.serve"), schema: day }, (request) =>
    counterDay(services, requireActor(request, "staff"), now()),
  );
  const params = Type.Object({ hall: HallId }, exact);
  const counters = {
    tags,
    summary: "Where the counters of a hall are",
    params,
    response: { 200: HallCounters },
  };
  app.get("/api/halls/:hall/counters", { schema: counters }, async (request) => {
    const { hall } = request.params;
    await assertHall(db, { division: config.division, hall });
    return { counters: await servedAtCounters(db, config.division, hall) };
  });
  const find = { tags, summary: "Numbers of somebody who asks at the guide desk", params, body: FindTickets };
  const finding = { onRequest: allow("queue.guide"), schema: { ...find, response: { 200: FoundTickets } } };
  app.post("/api/staff/halls/:hall/tickets/find", finding, (request) => {
    const asked = { hall: request.params.hall, text: request.body.text, at: now() };
    return findTickets(services, requireActor(request, "staff"), asked);
  });
  const item = Type.Object({ key: Type.String({ pattern: "^[a-z][a-z0-9-]{0,59}$" }) }, exact);
  const queues = {
    tags,
    summary: "Halls with a queue for a matter",
    params: item,
    response: { 200: ItemQueues },
  };
  app.get("/api/items/:key/queues", { schema: queues }, (request) =>
    itemQueues(services, request.params.key, now()),
  );
}
