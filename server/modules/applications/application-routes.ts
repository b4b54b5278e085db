import Type from "typebox";
import { ApplicationView, Progress, ProgressQuery, Reception, Resubmission } from "#contract/application.ts";
import { ActAnswer, CaseNumber, CaseSummary, RequestKey } from "#contract/case.ts";
import { Submitted } from "#contract/draft.ts";
import { StoredMaterials } from "#contract/materials.ts";
import { allowKind, requireActor } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { numberOf } from "../../cases/index.ts";
import { caseKeyOf, myApplications, searchApplications, showApplication } from "./application-query.ts";
import { receive } from "./handing-in/receive.ts";
import { resubmit } from "./handing-in/resubmit.ts";
import { seeOriginal } from "./materials/original-seen.ts";
import { storedAtCounter } from "./materials/stored-materials.ts";
import { revealAnswer } from "./personal.ts";
import { progressOf } from "./progress.ts";

const tags = ["applications"];
const exact = { additionalProperties: false };
const params = Type.Object({ number: CaseNumber }, exact);
const Rows = Type.Object({ rows: Type.Array(CaseSummary), next: Type.Optional(Type.String()) });

/** Applications as their applicants and the staff see them. */
export function applicationRoutes(app: App, services: Services): void {
  residentRoutes(app, services);
  staffRoutes(app, services);
  publicRoutes(app, services);
}

function residentRoutes(app: App, services: Services): void {
  const { now } = services;
  const After = Type.Object({ before: Type.Optional(Type.String({ pattern: "^[0-9]{16}$" })) }, exact);
  const mine = {
    tags,
    summary: "My applications, newest first",
    querystring: After,
    response: { 200: Rows },
  };
  app.get("/api/applications", { onRequest: allowKind("resident"), schema: mine }, (request) =>
    myApplications(services, requireActor(request, "resident"), request.query.before, now()),
  );

  const show = { tags, summary: "An application whole", params, response: { 200: ApplicationView } };
  const both = allowKind("resident", "staff");
  app.get("/api/applications/:number", { onRequest: both, schema: show }, (request) =>
    showApplication(services, requireActor(request), request.params.number, now()),
  );

  const summary = "Hand in what a correction notice asked for";
  const again = { tags, summary, params, body: Resubmission, response: { 200: ActAnswer } };
  app.post("/api/applications/:number/resubmission", { onRequest: both, schema: again }, async (request) => {
    const actor = requireActor(request, "resident", "staff");
    const key = caseKeyOf(actor.division, request.params.number);
    const { case: it, repeated } = await resubmit(services, actor, key, request.body, now());
    return { number: numberOf(it), state: it.state, version: it.version, repeated };
  });
}

function staffRoutes(app: App, services: Services): void {
  const { now } = services;
  const onRequest = allowKind("staff");
  const summary = "Receive an application at a counter for somebody who stands there";
  const open = { tags, summary, body: Reception, response: { 201: Submitted } };
  app.post("/api/staff/receptions", { onRequest, schema: open }, async (request, reply) =>
    reply.code(201).send(await receive(services, requireActor(request, "staff"), request.body, now())),
  );

  const CounterAsking = Type.Omit(Reception, ["requestKey", "accept"], exact);
  const look = {
    tags,
    summary: "What somebody at a counter need not hand in again; audited",
    body: CounterAsking,
    response: { 200: StoredMaterials },
  };
  app.post("/api/staff/receptions/stored-materials", { onRequest, schema: look }, (request) =>
    storedAtCounter(services, staffCall(request, services), request.body),
  );

  const querystring = Type.Object({ q: Type.String({ minLength: 1, maxLength: 100 }) }, exact);
  const find = { tags, summary: "Find by number, name, identity number, phone or enterprise", querystring };
  const findSchema = { ...find, response: { 200: Rows } };
  app.get("/api/staff/applications", { onRequest, schema: findSchema }, (request) =>
    searchApplications(services, requireActor(request, "staff"), request.query.q, now()),
  );

  const body = Type.Object(
    {
      field: Type.String({ pattern: "^[a-zA-Z][a-zA-Z0-9.]{0,79}$" }),
      reason: Type.String({ minLength: 2, maxLength: 200 }),
    },
    exact,
  );
  const Revealed = Type.Object({ text: Type.String() });
  const reveal = { tags, summary: "One personal value in full; audited with its reason", params, body };
  const revealSchema = { ...reveal, response: { 200: Revealed } };
  app.post("/api/applications/:number/reveal", { onRequest, schema: revealSchema }, async (request) => ({
    text: await revealAnswer(services, staffCall(request, services), request.params.number, request.body),
  }));
  originalRoute(app, services);
}

function originalRoute(app: App, services: Services): void {
  const of = Type.Object(
    { number: CaseNumber, material: Type.String({ pattern: "^[a-z][a-z0-9-]{0,59}$" }) },
    exact,
  );
  const body = Type.Object({ requestKey: RequestKey }, exact);
  const seen = { tags, summary: "The clerk has seen the original of a material (R1.19)", params: of, body };
  const schema = { ...seen, response: { 200: Type.Object({ grade: Type.Literal("B") }) } };
  const onRequest = allowKind("staff");
  const path = "/api/applications/:number/materials/:material/original-seen";
  app.post(path, { onRequest, schema }, async (request) => {
    const call = staffCall(request, services);
    const { number, material } = request.params;
    return await seeOriginal(services, call, caseKeyOf(call.actor.division, number), material, request.body);
  });
}

function publicRoutes(app: App, services: Services): void {
  const summary = "Progress for whoever has the number and its query code";
  const schema = { tags, summary, querystring: ProgressQuery, response: { 200: Progress } };
  const config = { rateLimit: { max: 20, timeWindow: "1 minute" } };
  app.get("/api/progress", { config, schema }, (request) => {
    const { number, code } = request.query;
    return progressOf(services, number, code, services.now());
  });
}
