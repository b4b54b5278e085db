/** 便民设施 over HTTP: what the public sees, and the desk. */
import Type from "typebox";
import {
  EndLoan,
  FacilityCheck,
  FacilityDesk,
  FacilityEdit,
  HallFacilities,
  Lend,
  NewFacility,
  RevealedLoan,
  RevealLoan,
} from "#contract/facilities.ts";
import { HallId } from "#contract/organisation.ts";
import { allow } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { addFacility, checkFacility, editFacility } from "./facility-commands.ts";
import { facilityDesk, publicFacilities } from "./facility-query.ts";
import { lend, revealBorrower, takeBack } from "./loan-commands.ts";

const tags = ["facilities"];
const exact = { additionalProperties: false };
const byId = Type.Object({ id: Type.String({ format: "uuid" }) }, exact);
const Made = Type.Object({ id: Type.String() });
const Saved = Type.Object({ version: Type.Integer() });

export function facilityRoutes(app: App, services: Services): void {
  const onRequest = allow("facility.keep");

  const params = Type.Object({ hall: HallId }, exact);
  const seen = { tags, summary: "What a hall has for whoever needs it (B9)", params };
  app.get(
    "/api/halls/:hall/facilities",
    { schema: { ...seen, response: { 200: HallFacilities } } },
    (request) => publicFacilities(services, request.params.hall),
  );

  const desk = { tags, summary: "Facilities and what is lent of them", response: { 200: FacilityDesk } };
  app.get("/api/staff/facilities", { onRequest: allow("facility.read"), schema: desk }, (request) => {
    const { actor, at } = staffCall(request, services);
    return facilityDesk(services, actor, at);
  });

  const add = { tags, summary: "Put a facility on the register", body: NewFacility, response: { 201: Made } };
  app.post("/api/staff/facilities", { onRequest, schema: add }, async (request, reply) =>
    reply.code(201).send(await addFacility(services, staffCall(request, services), request.body)),
  );

  const edit = { tags, summary: "Change a facility", params: byId, body: FacilityEdit };
  const editSchema = { ...edit, response: { 200: Saved } };
  app.put("/api/staff/facilities/:id", { onRequest, schema: editSchema }, (request) =>
    editFacility(services, staffCall(request, services), request.params.id, request.body),
  );

  const check = { tags, summary: "Somebody looked at it", params: byId, body: FacilityCheck };
  const checkSchema = { ...check, response: { 200: Saved } };
  app.post("/api/staff/facilities/:id/checks", { onRequest, schema: checkSchema }, (request) =>
    checkFacility(services, staffCall(request, services), request.params.id, request.body),
  );
  loanRoutes(app, services);
}

function loanRoutes(app: App, services: Services): void {
  const onRequest = allow("facility.keep");

  const give = { tags, summary: "Lend it, without deposit", params: byId, body: Lend };
  const giveSchema = { ...give, response: { 201: Type.Object({ id: Type.String(), dueAt: Type.String() }) } };
  app.post("/api/staff/facilities/:id/loans", { onRequest, schema: giveSchema }, async (request, reply) =>
    reply.code(201).send(await lend(services, staffCall(request, services), request.params.id, request.body)),
  );

  const back = { tags, summary: "It is back, or lost", params: byId, body: EndLoan, response: { 200: Made } };
  app.post("/api/staff/loans/:id/end", { onRequest, schema: back }, (request) =>
    takeBack(services, staffCall(request, services), request.params.id, request.body),
  );

  const reveal = {
    tags,
    summary: "Who has it, in full; audited with its reason",
    params: byId,
    body: RevealLoan,
  };
  const revealSchema = { ...reveal, response: { 200: RevealedLoan } };
  app.post("/api/staff/loans/:id/reveal", { onRequest, schema: revealSchema }, (request) =>
    revealBorrower(services, staffCall(request, services), request.params.id, request.body.reason),
  );
}
