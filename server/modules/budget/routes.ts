/** The budget at the desk: the year, its lines, entries, closed months, staff posts. */
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import {
  BookSettlement,
  BudgetId,
  BudgetLinePage,
  BudgetMade,
  BudgetYear,
  BudgetYearPage,
  ClosePeriod,
  EntriesAsk,
  EntriesPage,
  NewEntry,
  NewLine,
  NewMovement,
  Reversal,
  SetStaffing,
  StaffingPage,
} from "#contract/budget.ts";
import { shanghaiDay, yearOf } from "#server/kernel/time/day.ts";
import { permit, requireActor } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { addEntry, bookSettlement, closePeriod, reverseEntry } from "./entry-commands.ts";
import { listEntries } from "./entry-query.ts";
import { bureauOf } from "./keeping.ts";
import { addLine, moveBudget, reverseMovement } from "./line-commands.ts";
import { setStaffing, showStaffing } from "./staffing.ts";
import { showLine, showYear } from "./year-query.ts";

export const tags = ["budget"];
export const at = "/api/staff/budget";
const exact = { additionalProperties: false };
export const byId = Type.Object({ id: BudgetId }, exact);
export const byYear = Type.Object({ year: Type.Optional(BudgetYear) }, exact);

/** An `onRequest` hook: what is asked of the bureau whose money it is. */
export function bureau(services: Services, permission: "budget.read" | "budget.keep" | "budget.accept") {
  return async (request: FastifyRequest): Promise<void> => {
    const actor = requireActor(request, "staff");
    permit(actor, permission, bureauOf(services, actor.division));
  };
}

export const yearAsked = (services: Services, year: number | undefined): number =>
  year ?? yearOf(shanghaiDay(services.now()));

export function budgetRoutes(app: App, services: Services): void {
  readingRoutes(app, services);
  lineRoutes(app, services);
  entryRoutes(app, services);
  staffingRoutes(app, services);
}

function readingRoutes(app: App, services: Services): void {
  const onRequest = bureau(services, "budget.read");
  const year = {
    tags,
    summary: "The budget of a year",
    querystring: byYear,
    response: { 200: BudgetYearPage },
  };
  app.get(at, { onRequest, schema: year }, (request) => {
    const asked = yearAsked(services, request.query.year);
    return showYear(services, requireActor(request, "staff"), asked, services.now());
  });
  const line = { tags, summary: "A line and all that was written on it", params: byId };
  const lineSchema = { ...line, response: { 200: BudgetLinePage } };
  app.get(`${at}/lines/:id`, { onRequest, schema: lineSchema }, (request) =>
    showLine(services, requireActor(request, "staff"), request.params.id),
  );
  const list = { tags, summary: "Entries behind a figure", querystring: EntriesAsk };
  const listSchema = { ...list, response: { 200: EntriesPage } };
  app.get(`${at}/entries`, { onRequest, schema: listSchema }, (request) =>
    listEntries(services, requireActor(request, "staff").division, request.query),
  );
}

function lineRoutes(app: App, services: Services): void {
  const onRequest = bureau(services, "budget.keep");
  const add = { tags, summary: "A line of a year", body: NewLine, response: { 201: BudgetMade } };
  app.post(`${at}/lines`, { onRequest, schema: add }, async (request, reply) =>
    reply.code(201).send(await addLine(services, staffCall(request, services), request.body)),
  );
  const move = { tags, summary: "Initial budget, adjustment, transfer, carried over", params: byId };
  const moveSchema = { ...move, body: NewMovement, response: { 201: BudgetMade } };
  app.post(`${at}/lines/:id/movements`, { onRequest, schema: moveSchema }, async (request, reply) => {
    const { params, body } = request;
    return reply.code(201).send(await moveBudget(services, staffCall(request, services), params.id, body));
  });
  const reverse = { tags, summary: "Take a movement back, in red", params: byId, body: Reversal };
  const reverseSchema = { ...reverse, response: { 201: BudgetMade } };
  app.post(`${at}/movements/:id/reverse`, { onRequest, schema: reverseSchema }, async (request, reply) => {
    const { params, body } = request;
    return reply
      .code(201)
      .send(await reverseMovement(services, staffCall(request, services), params.id, body));
  });
}

function entryRoutes(app: App, services: Services): void {
  const onRequest = bureau(services, "budget.keep");
  const add = { tags, summary: "A voucher", body: NewEntry, response: { 201: BudgetMade } };
  app.post(`${at}/entries`, { onRequest, schema: add }, async (request, reply) =>
    reply.code(201).send(await addEntry(services, staffCall(request, services), request.body)),
  );
  const reverse = { tags, summary: "Take an entry back, in red", params: byId, body: Reversal };
  const reverseSchema = { ...reverse, response: { 201: BudgetMade } };
  app.post(`${at}/entries/:id/reverse`, { onRequest, schema: reverseSchema }, async (request, reply) => {
    const { params, body } = request;
    return reply.code(201).send(await reverseEntry(services, staffCall(request, services), params.id, body));
  });
  const book = { tags, summary: "Book a settlement of free services", params: byId, body: BookSettlement };
  const bookSchema = { ...book, response: { 201: BudgetMade } };
  app.post(`${at}/settlements/:id/entries`, { onRequest, schema: bookSchema }, async (request, reply) => {
    const { params, body } = request;
    return reply
      .code(201)
      .send(await bookSettlement(services, staffCall(request, services), params.id, body));
  });
  const close = { tags, summary: "Close a month for good", body: ClosePeriod, response: { 201: BudgetMade } };
  app.post(`${at}/periods`, { onRequest, schema: close }, async (request, reply) =>
    reply.code(201).send(await closePeriod(services, staffCall(request, services), request.body)),
  );
}

function staffingRoutes(app: App, services: Services): void {
  const show = { tags, summary: "Staff posts by year", response: { 200: StaffingPage } };
  app.get(`${at}/staffing`, { onRequest: bureau(services, "budget.read"), schema: show }, (request) =>
    showStaffing(services, requireActor(request, "staff")),
  );
  const set = { tags, summary: "A new edition of a year's posts", body: SetStaffing };
  const setSchema = { ...set, response: { 201: BudgetMade } };
  const onRequest = bureau(services, "budget.keep");
  app.post(`${at}/staffing`, { onRequest, schema: setSchema }, async (request, reply) =>
    reply.code(201).send(await setStaffing(services, staffCall(request, services), request.body)),
  );
}
