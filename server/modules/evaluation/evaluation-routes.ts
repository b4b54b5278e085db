/** Evaluations over HTTP: the desk's, and what everybody may read of published ones. */
import Type from "typebox";
import { RequestKey } from "#contract/case.ts";
import {
  ActOnEvaluation,
  EvaluationAct,
  EvaluationList,
  EvaluationNumber,
  EvaluationView,
  OpenEvaluation,
  PublishedEvaluation,
  PublishedList,
  SavedEvaluation,
  SaveEvaluation,
} from "#contract/evaluation-desk.ts";
import { allow } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { checkPublished } from "./evaluation-check.ts";
import { actOnEvaluation, openEvaluation } from "./evaluation-commands.ts";
import { listEvaluations, listPublished, showEvaluation, showPublished } from "./evaluation-query.ts";
import { saveEvaluation } from "./evaluation-saving.ts";
import { startMaking } from "./making.ts";
import { sendPaper } from "./send-paper.ts";

const tags = ["evaluation"];
const exact = { additionalProperties: false };
const at = "/api/staff/evaluations";
const number = Type.String({ minLength: 1, maxLength: 40 });
const params = Type.Object({ number }, exact);
const onRequest = allow("evaluation.read");
const format = Type.Union([
  Type.Literal("docx"),
  Type.Literal("pdf"),
  Type.Literal("xlsx"),
  Type.Literal("html"),
]);
const printed = Type.Object({ number, format }, exact);

export function evaluationRoutes(app: App, services: Services): void {
  readingRoutes(app, services);
  writingRoutes(app, services);
  paperRoutes(app, services);
  publicRoutes(app, services);
}

function readingRoutes(app: App, services: Services): void {
  const list = {
    tags,
    summary: "Self-evaluations, the newest year first",
    response: { 200: EvaluationList },
  };
  app.get(at, { onRequest, schema: list }, (request) =>
    listEvaluations(services, staffCall(request, services)),
  );
  const one = { tags, summary: "One, with what may be done", params, response: { 200: EvaluationView } };
  app.get(`${at}/:number`, { onRequest, schema: one }, (request) =>
    showEvaluation(services, staffCall(request, services), request.params.number),
  );
}

function paperRoutes(app: App, services: Services): void {
  const paper = { tags, summary: "The report to be printed, signed or as a draft", params: printed };
  app.get(`${at}/:number/report.:format`, { onRequest, schema: paper }, async (request, reply) => {
    const call = staffCall(request, services);
    const view = await showEvaluation(services, call, request.params.number);
    const signed = view.published && { signedOn: view.published.signedOn, digest: view.published.digest };
    return await sendPaper(reply, { ...view, ...signed }, request.params.format, call.at);
  });
  const open = { tags, summary: "A published report to be kept", params: printed };
  app.get("/api/evaluations/:number/report.:format", { schema: open }, async (request, reply) => {
    const published = await showPublished(services, request.params.number);
    return await sendPaper(reply, published, request.params.format, `${published.signedOn}T00:00:00.000Z`);
  });
}

function writingRoutes(app: App, services: Services): void {
  const open = { tags, summary: "Begin a year's evaluation", body: OpenEvaluation };
  const openSchema = { ...open, response: { 201: EvaluationNumber } };
  app.post(at, { onRequest, schema: openSchema }, async (request, reply) =>
    reply.code(201).send(await openEvaluation(services, staffCall(request, services), request.body)),
  );
  const save = { tags, summary: "Keep what was written", params, body: SaveEvaluation };
  const saveSchema = { ...save, response: { 200: SavedEvaluation } };
  app.post(`${at}/:number/content`, { onRequest, schema: saveSchema }, (request) => {
    const { requestKey, ...what } = request.body;
    const call = { ...staffCall(request, services), requestKey };
    return saveEvaluation(services, call, request.params.number, what);
  });
  const acts = Type.Object({ number, action: EvaluationAct }, exact);
  const act = { tags, summary: "Submit, review, return, sign, abandon", params: acts, body: ActOnEvaluation };
  const actSchema = { ...act, response: { 200: EvaluationNumber } };
  app.post(`${at}/:number/acts/:action`, { onRequest, schema: actSchema }, (request) => {
    const { requestKey, ...what } = request.body;
    const call = { ...staffCall(request, services), requestKey };
    return actOnEvaluation(services, call, request.params.number, request.params.action, what);
  });
  const body = Type.Object({ requestKey: RequestKey }, exact);
  const make = { tags, summary: "Read all bound figures (a job)", params, body };
  const making = { ...make, response: { 202: Type.Object({ total: Type.Integer() }) } };
  app.post(`${at}/:number/making`, { onRequest, schema: making }, async (request, reply) => {
    const call = { ...staffCall(request, services), requestKey: request.body.requestKey };
    return reply.code(202).send(await startMaking(services, call, request.params.number));
  });
  const check = { tags, summary: "Check a published edition again (a job)", params, body };
  const checking = { ...check, response: { 202: Type.Object({ total: Type.Integer() }) } };
  app.post(`${at}/:number/check`, { onRequest, schema: checking }, async (request, reply) => {
    const call = { ...staffCall(request, services), requestKey: request.body.requestKey };
    return reply.code(202).send(await checkPublished(services, call, request.params.number));
  });
}

function publicRoutes(app: App, services: Services): void {
  const list = { tags, summary: "Published self-evaluations", response: { 200: PublishedList } };
  app.get("/api/evaluations", { schema: list }, () => listPublished(services));
  const one = {
    tags,
    summary: "A published self-evaluation",
    params,
    response: { 200: PublishedEvaluation },
  };
  app.get("/api/evaluations/:number", { schema: one }, (request) =>
    showPublished(services, request.params.number),
  );
}
