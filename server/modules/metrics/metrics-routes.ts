/** The HTTP door of the metrics: catalogue, figures, tables, lists, what is entered. */
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import {
  BehindQuery,
  BehindSheetQuery,
  ByQuery,
  EnteredList,
  EnterFigure,
  FactPage,
  Figure,
  FigureQuery,
  FigureTable,
  MetricCatalogue,
  MetricId,
} from "#contract/metric.ts";
import type { Actor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import { allowKind, permit, requireActor } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { sendWorkbook } from "#server/platform/http/workbook-body.ts";
import type { Services } from "#server/platform/services.ts";
import { listBehind } from "./behind.ts";
import { showCatalogue } from "./catalogue.ts";
import { enterFigure, listEntered } from "./enter.ts";
import type { FigureAsk } from "./figure-ask.ts";
import { figureOf, figuresBy } from "./figures.ts";
import { behindSheets, tableSheets } from "./sheets.ts";

const tags = ["metrics"];
const base = "/api/metrics";
const params = Type.Object({ id: MetricId }, { additionalProperties: false });

/** Whoever has figures of their own may ask; what of is judged when the question is read. */
async function readers(request: FastifyRequest): Promise<void> {
  const actor = requireActor(request, "staff", "connected");
  const { division } = actor;
  if (actor.kind === "staff") permit(actor, "metrics.people", { division, staff: actor.id });
  else permit(actor, "metrics.read", { division });
}

/** Whoever may see the figures of some organ. */
async function overseers(request: FastifyRequest): Promise<void> {
  permitSome(requireActor(request, "staff", "connected"));
}

export function metricsRoutes(app: App, services: Services): void {
  const list = { tags, summary: "Every metric with its definition", response: { 200: MetricCatalogue } };
  app.get(base, { onRequest: overseers, schema: list }, () => showCatalogue(services));
  figureRoutes(app, services);
  sheetRoutes(app, services);
  enterRoutes(app, services);
}

function figureRoutes(app: App, services: Services): void {
  const one = { tags, summary: "A figure", params, querystring: FigureQuery, response: { 200: Figure } };
  app.get(`${base}/:id/figure`, { onRequest: readers, schema: one }, (request) => {
    const actor = requireActor(request, "staff", "connected");
    return figureOf(services, askOf(actor, request.params.id, request.query));
  });
  const table = { tags, summary: "A metric by a dimension", params, querystring: ByQuery };
  app.get(
    `${base}/:id/by`,
    { onRequest: readers, schema: { ...table, response: { 200: FigureTable } } },
    (request) => {
      const actor = requireActor(request, "staff", "connected");
      const { by, ...query } = request.query;
      const ask = askOf(actor, request.params.id, query, by === "staff");
      return figuresBy(services, ask, by);
    },
  );
  const behind = { tags, summary: "What is behind a figure", params, querystring: BehindQuery };
  app.get(
    `${base}/:id/behind`,
    { onRequest: readers, schema: { ...behind, response: { 200: FactPage } } },
    (request) => {
      const actor = requireActor(request, "staff", "connected");
      const { part, after, limit, ...query } = request.query;
      const ask = askOf(actor, request.params.id, query);
      const more = { ...(part !== undefined && { part }), ...(after !== undefined && { after }) };
      return listBehind(services, actor, { ...ask, ...more, limit });
    },
  );
}

function sheetRoutes(app: App, services: Services): void {
  const behind = { tags, summary: "What is behind a figure, as a workbook", params };
  const schema = { ...behind, querystring: BehindSheetQuery };
  app.get(`${base}/:id/behind.xlsx`, { onRequest: readers, schema }, async (request, reply) => {
    const actor = requireActor(request, "staff", "connected");
    const { part, ...query } = request.query;
    const ask = askOf(actor, request.params.id, query);
    const sheets = await behindSheets(services, actor, { ...ask, ...(part !== undefined && { part }) });
    await sendWorkbook(reply, `${ask.metric}.xlsx`, sheets);
  });
  const table = { tags, summary: "A metric by a dimension, as a workbook", params, querystring: ByQuery };
  app.get(`${base}/:id/by.xlsx`, { onRequest: readers, schema: table }, async (request, reply) => {
    const actor = requireActor(request, "staff", "connected");
    const { by, ...query } = request.query;
    const ask = askOf(actor, request.params.id, query, by === "staff");
    const sheets = await tableSheets(services, ask, by);
    await sendWorkbook(reply, `${ask.metric}-${by}.xlsx`, sheets);
  });
}

function enterRoutes(app: App, services: Services): void {
  const staff = [allowKind("staff"), overseers];
  const list = { tags, summary: "What was entered for a metric", params, response: { 200: EnteredList } };
  app.get(`${base}/:id/entered`, { onRequest: staff, schema: list }, (request) => {
    return listEntered(services, requireActor(request, "staff"), request.params.id);
  });
  const enter = { tags, summary: "Enter a figure with its evidence", params, body: EnterFigure };
  app.post(
    `${base}/:id/entered`,
    { onRequest: staff, schema: { ...enter, response: { 201: EnteredList } } },
    async (request, reply) => {
      const call = staffCall(request, services);
      const { division } = call.actor;
      const { organ } = request.body;
      permit(call.actor, "metrics.enter", { division, ...(organ !== undefined && { organ }) });
      return reply.code(201).send(await enterFigure(services, call, request.params.id, request.body));
    },
  );
}

/** Whoever may see some organ's figures may read what they mean. */
const mayRead = (actor: Actor, organ: string | undefined) =>
  can(actor, "metrics.read", { division: actor.division, ...(organ !== undefined && { organ }) });

function permitSome(actor: Actor): void {
  const organs = actor.kind === "staff" ? actor.posts.map(({ organ }) => organ) : [];
  const { division } = actor;
  const own = organs.find((organ) => mayRead(actor, organ));
  permit(actor, "metrics.read", { division, ...(own !== undefined && { organ: own }) });
}

type Query = FigureQuery & { by?: never };

/**
 * What is asked, as far as the actor may: without an organ, those who answer for one organ only get its figures;
 * figures of persons are for those who answer for them, and for themselves.
 */
function askOf(actor: Actor, metric: string, query: Query, isByStaff = false): FigureAsk {
  const { from, to, asOf, ...asked } = query;
  const { division } = actor;
  const organ = asked.organ ?? soleOrgan(actor);
  const where = { ...asked, ...(organ !== undefined && { organ }) };
  const place = { division, ...(organ !== undefined && { organ }) };
  const { staff } = where;
  const own = staff !== undefined && actor.kind === "staff" && staff === actor.id;
  if (isByStaff || staff !== undefined)
    permit(actor, "metrics.people", { ...place, ...(staff !== undefined && { staff }) });
  if (!own) permit(actor, "metrics.read", place);
  return { division, metric, period: { from, to }, where, ...(asOf !== undefined && { asOf }) };
}

/** The one organ somebody answers for who does not answer for all. */
function soleOrgan(actor: Actor): string | undefined {
  if (actor.kind !== "staff" || mayRead(actor, undefined)) return undefined;
  const organs = new Set(actor.posts.map(({ organ }) => organ).filter((organ) => mayRead(actor, organ)));
  return organs.size === 1 ? [...organs][0] : undefined;
}
