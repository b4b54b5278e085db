/** What free services cost: suppliers and prices, settlements, budget. */
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import {
  BudgetDetails,
  BudgetStage,
  ConfirmSettlement,
  CorrectSupply,
  FreeBudget,
  FreeSuppliers,
  Made,
  NewFreeContract,
  NewFreeMember,
  NewFreePrice,
  NewFreeSupplier,
  NewFreeSystem,
  PrepareSettlement,
  RaiseDispute,
  ResolveDispute,
  SetFreeBudget,
  Settlement,
  Settlements,
} from "#contract/free-money.ts";
import { FreeId, FreeKindId } from "#contract/free-services.ts";
import { can } from "#server/kernel/access/permission.ts";
import { shanghaiDay, yearOf } from "#server/kernel/time/day.ts";
import { permit, requireActor } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { xlsxType } from "#server/platform/http/workbook-body.ts";
import type { Services } from "#server/platform/services.ts";
import { writeWorkbook } from "#server/platform/xlsx/index.ts";
import { budgetDetails, showBudget } from "./budget-query.ts";
import { freeServicesOf } from "./free-service-rules.ts";
import { tags } from "./portal-routes.ts";
import {
  confirmSettlement,
  correctLine,
  prepareSettlement,
  raiseDispute,
  resolveDispute,
} from "./settlement-commands.ts";
import { showSettlement, showSettlements } from "./settlement-query.ts";
import { settlementSheets } from "./settlement-sheet.ts";
import { addContract, addMember, addSupplier, addSystem, setBudget, setPrice } from "./supplier-commands.ts";
import { showSuppliers } from "./supplier-query.ts";

const exact = { additionalProperties: false };
const at = "/api/staff/free-services";
const byId = Type.Object({ id: FreeId }, exact);

type BureauPermission =
  | "free-service.read"
  | "free-service.keep"
  | "free-service.settle"
  | "free-service.confirm";

/** An `onRequest` hook: what is asked of the bureau that pays. */
function bureau(services: Services, permission: BureauPermission) {
  return async (request: FastifyRequest): Promise<void> => {
    const { bureau: organ } = freeServicesOf(services);
    const actor = requireActor(request);
    permit(actor, permission, { division: actor.division, organ });
  };
}

/** An `onRequest` hook: the bureau, and the suppliers, who see what is theirs. */
function eitherSide(services: Services) {
  return async (request: FastifyRequest): Promise<void> => {
    const actor = requireActor(request);
    const { division } = actor;
    if (can(actor, "free-order.supply", { division })) return;
    permit(actor, "free-service.read", { division, organ: freeServicesOf(services).bureau });
  };
}

export function moneyRoutes(app: App, services: Services): void {
  supplierRoutes(app, services);
  settlementRoutes(app, services);
  disputeRoutes(app, services);
  budgetRoutes(app, services);
}

function supplierRoutes(app: App, services: Services): void {
  const list = {
    tags,
    summary: "Suppliers, contracts, prices, and what is free here",
    response: { 200: FreeSuppliers },
  };
  const reading = bureau(services, "free-service.read");
  app.get(`${at}/suppliers`, { onRequest: reading, schema: list }, (request) =>
    showSuppliers(services, requireActor(request, "staff"), services.now()),
  );

  const onRequest = bureau(services, "free-service.keep");
  const add = { tags, summary: "A supplier", body: NewFreeSupplier, response: { 201: Made } };
  app.post(`${at}/suppliers`, { onRequest, schema: add }, async (request, reply) =>
    reply.code(201).send(await addSupplier(services, staffCall(request, services), request.body)),
  );
  const sign = { tags, summary: "A contract", params: byId, body: NewFreeContract, response: { 201: Made } };
  app.post(`${at}/suppliers/:id/contracts`, { onRequest, schema: sign }, async (request, reply) =>
    reply
      .code(201)
      .send(await addContract(services, staffCall(request, services), request.params.id, request.body)),
  );
  const join = { tags, summary: "An account of a supplier", params: byId, body: NewFreeMember };
  const joinSchema = { ...join, response: { 201: Made } };
  app.post(`${at}/suppliers/:id/members`, { onRequest, schema: joinSchema }, async (request, reply) =>
    reply
      .code(201)
      .send(await addMember(services, staffCall(request, services), request.params.id, request.body)),
  );
  const tie = { tags, summary: "A supplier's own system", params: byId, body: NewFreeSystem };
  const tieSchema = { ...tie, response: { 201: Made } };
  app.post(`${at}/suppliers/:id/systems`, { onRequest, schema: tieSchema }, async (request, reply) =>
    reply
      .code(201)
      .send(await addSystem(services, staffCall(request, services), request.params.id, request.body)),
  );
  const price = { tags, summary: "A new edition of a price", params: byId, body: NewFreePrice };
  const priceSchema = { ...price, response: { 201: Made } };
  app.post(`${at}/contracts/:id/prices`, { onRequest, schema: priceSchema }, async (request, reply) =>
    reply
      .code(201)
      .send(await setPrice(services, staffCall(request, services), request.params.id, request.body)),
  );
}

function settlementRoutes(app: App, services: Services): void {
  const reading = eitherSide(services);
  const list = { tags, summary: "Settlements, and what is due", response: { 200: Settlements } };
  app.get(`${at}/settlements`, { onRequest: reading, schema: list }, (request) =>
    showSettlements(services, requireActor(request, "staff"), services.now()),
  );
  const one = { tags, summary: "A settlement with its lines", params: byId, response: { 200: Settlement } };
  app.get(`${at}/settlements/:id`, { onRequest: reading, schema: one }, (request) =>
    showSettlement(services, requireActor(request, "staff"), request.params.id),
  );
  const sheet = { tags, summary: "The settlement for the accountants (xlsx)", params: byId };
  app.get(`${at}/settlements/:id/sheet`, { onRequest: reading, schema: sheet }, async (request, reply) => {
    const settlement = await showSettlement(services, requireActor(request, "staff"), request.params.id);
    const name = `free-services-${settlement.month}.xlsx`;
    return reply
      .type(xlsxType)
      .header("content-disposition", `attachment; filename="${name}"`)
      .send(Buffer.from(writeWorkbook(settlementSheets(settlement))));
  });

  const prepare = { tags, summary: "Settle a month (first person)", body: PrepareSettlement };
  const prepareSchema = { ...prepare, response: { 201: Made } };
  const settling = bureau(services, "free-service.settle");
  app.post(`${at}/settlements`, { onRequest: settling, schema: prepareSchema }, async (request, reply) =>
    reply.code(201).send(await prepareSettlement(services, staffCall(request, services), request.body)),
  );
  const confirm = { tags, summary: "Confirm it (second person)", params: byId, body: ConfirmSettlement };
  const confirmSchema = { ...confirm, response: { 200: Made } };
  const confirming = bureau(services, "free-service.confirm");
  app.post(`${at}/settlements/:id/confirm`, { onRequest: confirming, schema: confirmSchema }, (request) => {
    const { params, body } = request;
    return confirmSettlement(services, staffCall(request, services), params.id, body.requestKey);
  });
}

function disputeRoutes(app: App, services: Services): void {
  const raise = {
    tags,
    summary: "Dispute a line",
    params: byId,
    body: RaiseDispute,
    response: { 201: Made },
  };
  const onRequest = eitherSide(services);
  app.post(`${at}/settlements/:id/disputes`, { onRequest, schema: raise }, async (request, reply) =>
    reply
      .code(201)
      .send(await raiseDispute(services, staffCall(request, services), request.params.id, request.body)),
  );
  const answer = {
    tags,
    summary: "Answer a dispute",
    params: byId,
    body: ResolveDispute,
    response: { 200: Made },
  };
  const answering = bureau(services, "free-service.read");
  app.post(`${at}/disputes/:id/answer`, { onRequest: answering, schema: answer }, (request) =>
    resolveDispute(services, staffCall(request, services), request.params.id, request.body),
  );
  const correct = { tags, summary: "Correct what was supplied", params: byId, body: CorrectSupply };
  const correctSchema = { ...correct, response: { 201: Made } };
  const settling = bureau(services, "free-service.settle");
  app.post(
    `${at}/supplies/:id/corrections`,
    { onRequest: settling, schema: correctSchema },
    async (request, reply) =>
      reply
        .code(201)
        .send(await correctLine(services, staffCall(request, services), request.params.id, request.body)),
  );
}

function budgetRoutes(app: App, services: Services): void {
  const Year = Type.Integer({ minimum: 2000, maximum: 2200 });
  const reading = bureau(services, "free-service.read");
  const query = Type.Object({ year: Type.Optional(Year) }, exact);
  const show = { tags, summary: "The budget of a year and its use", querystring: query };
  const showSchema = { ...show, response: { 200: FreeBudget } };
  app.get(`${at}/budget`, { onRequest: reading, schema: showSchema }, (request) => {
    const now = services.now();
    const year = request.query.year ?? yearOf(shanghaiDay(now));
    return showBudget(services, requireActor(request, "staff"), year, now);
  });

  const detailsQuery = Type.Object(
    {
      ...{ year: Year, line: FreeKindId, stage: BudgetStage, kind: Type.Optional(FreeKindId) },
      skip: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
    },
    exact,
  );
  const details = { tags, summary: "The rows behind a figure", querystring: detailsQuery };
  const detailsSchema = { ...details, response: { 200: BudgetDetails } };
  app.get(`${at}/budget/rows`, { onRequest: reading, schema: detailsSchema }, (request) =>
    budgetDetails(services, requireActor(request, "staff"), request.query),
  );

  const set = {
    tags,
    summary: "A new edition of a line of the budget",
    body: SetFreeBudget,
    response: { 201: Made },
  };
  const keeping = bureau(services, "free-service.keep");
  app.post(`${at}/budget`, { onRequest: keeping, schema: set }, async (request, reply) =>
    reply.code(201).send(await setBudget(services, staffCall(request, services), request.body)),
  );
}
