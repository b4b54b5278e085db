/** The annual report on disclosure at the desk, and published ones for everybody. */
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import { RequestKey } from "#contract/case.ts";
import {
  DisclosureEdition,
  DisclosureMade,
  DisclosurePage,
  DisclosureYear,
  EnterDisclosure,
  PublishDisclosure,
  WriteDisclosure,
} from "#contract/disclosure.ts";
import { permit, requireActor } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import { organNames } from "#server/modules/organisation/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { paperPolicy } from "#server/platform/http/paper-page.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import { sendWorkbook } from "#server/platform/http/workbook-body.ts";
import type { Services } from "#server/platform/services.ts";
import { checkReport, showEdition } from "./disclosure-check.ts";
import { disclosureRulesOf } from "./disclosure-rules.ts";
import { editionsOf, reportIn } from "./edition-store.ts";
import { enterCells, publishReport, writeText } from "./report-commands.ts";
import { reportPage, reportSheets } from "./report-output.ts";
import { showReport, standingOf } from "./report-query.ts";

const tags = ["disclosure"];
const at = "/api/staff/disclosure";
const exact = { additionalProperties: false };
const params = Type.Object({ year: DisclosureYear }, exact);
const edition = Type.Integer({ minimum: 1, maximum: 999 });
const ofEdition = Type.Object({ year: DisclosureYear, edition }, exact);

type Asked = "disclosure.read" | "disclosure.keep" | "disclosure.publish";

/** An `onRequest` hook: what is asked of the bureau whose report it is. */
function bureau(services: Services, permission: Asked) {
  return async (request: FastifyRequest): Promise<void> => {
    const actor = requireActor(request, "staff");
    const { division } = actor;
    permit(actor, permission, { division, organ: disclosureRulesOf(services).bureau });
  };
}

export function disclosureRoutes(app: App, services: Services): void {
  readingRoutes(app, services);
  writingRoutes(app, services);
  editionRoutes(app, services);
  publicRoutes(app, services);
}

function readingRoutes(app: App, services: Services): void {
  const onRequest = bureau(services, "disclosure.read");
  const show = { tags, summary: "The annual report of a year", params, response: { 200: DisclosurePage } };
  app.get(`${at}/:year`, { onRequest, schema: show }, (request) =>
    showReport(services, requireActor(request, "staff"), request.params.year),
  );
  const sheet = { tags, summary: "The annual report (xlsx)", params };
  app.get(`${at}/:year/sheet`, { onRequest, schema: sheet }, async (request, reply) => {
    const { division } = requireActor(request, "staff");
    const { year } = request.params;
    const { report } = await standingOf(services, services.db, division, year);
    return await sendWorkbook(reply, `disclosure-${year}.xlsx`, reportSheets(report));
  });
}

function writingRoutes(app: App, services: Services): void {
  const onRequest = bureau(services, "disclosure.keep");
  const enter = { tags, summary: "Figures with evidence", params, body: EnterDisclosure };
  const enterSchema = { ...enter, response: { 201: DisclosureMade } };
  app.post(`${at}/:year/cells`, { onRequest, schema: enterSchema }, async (request, reply) => {
    const { params: asked, body } = request;
    return reply.code(201).send(await enterCells(services, staffCall(request, services), asked.year, body));
  });
  const write = { tags, summary: "A text of the report", params, body: WriteDisclosure };
  const writeSchema = { ...write, response: { 201: DisclosureMade } };
  app.post(`${at}/:year/texts`, { onRequest, schema: writeSchema }, async (request, reply) => {
    const { params: asked, body } = request;
    return reply.code(201).send(await writeText(services, staffCall(request, services), asked.year, body));
  });
  const publish = { tags, summary: "Publish: frozen from then on", params, body: PublishDisclosure };
  const publishSchema = { ...publish, response: { 201: DisclosureMade } };
  const publishing = { onRequest: bureau(services, "disclosure.publish"), schema: publishSchema };
  app.post(`${at}/:year/editions`, publishing, async (request, reply) => {
    const { params: asked, body } = request;
    return reply
      .code(201)
      .send(await publishReport(services, staffCall(request, services), asked.year, body));
  });
}

function editionRoutes(app: App, services: Services): void {
  const onRequest = bureau(services, "disclosure.read");
  const one = { tags, summary: "An edition with its last check", params: ofEdition };
  const show = { ...one, response: { 200: DisclosureEdition } };
  app.get(`${at}/:year/editions/:edition`, { onRequest, schema: show }, (request) =>
    showEdition(services, requireActor(request, "staff"), request.params),
  );
  const body = Type.Object({ requestKey: RequestKey }, exact);
  const check = { tags, summary: "Check an edition again (a job)", params: ofEdition, body };
  const checking = { ...check, response: { 202: Type.Object({ total: Type.Integer() }) } };
  app.post(`${at}/:year/editions/:edition/check`, { onRequest, schema: checking }, async (request, reply) => {
    const call = { ...staffCall(request, services), requestKey: request.body.requestKey };
    return reply.code(202).send(await checkReport(services, call, request.params));
  });
}

function publicRoutes(app: App, services: Services): void {
  const schema = { tags, summary: "A published report, as a page", params };
  app.get("/api/disclosure/:year", { schema }, async (request, reply) => {
    const { division } = services.config;
    const { year } = request.params;
    const [last] = await editionsOf(services.db, division, { year });
    if (!last) throw refuse("disclosure-not-published");
    const organ = disclosureRulesOf(services).bureau;
    const name = (await organNames(services.db, division)).get(organ)?.name ?? "";
    const note = `第 ${last.edition} 版，内容摘要 ${last.digest}`;
    reply.header("content-security-policy", paperPolicy);
    return await reply.type("text/html; charset=utf-8").send(reportPage(reportIn(last), name, note));
  });
}
