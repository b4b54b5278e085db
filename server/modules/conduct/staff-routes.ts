/** Terms, certificates, supervisors of zones and the roster of leaders over HTTP. */
import Type from "typebox";
import { Done, Id, Made, Month } from "#contract/conduct.ts";
import {
  AddCertificate,
  AddDuty,
  AddSupervisor,
  AddTerm,
  EndOn,
  LeaderRoster,
  NoteDuty,
  StaffFile,
} from "#contract/conduct-staff.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { allow, allowKind } from "#server/modules/access/index.ts";
import { type KeyedCall, staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { addDuty, leaderRoster, noteDuty } from "./leader.ts";
import { monthOf } from "./period.ts";
import { staffFile } from "./staff-file.ts";
import { addCertificate, addSupervisor, addTerm, setLastDay } from "./term-commands.ts";

const tags = ["conduct"];
const exact = { additionalProperties: false };
const params = Type.Object({ id: Id }, exact);

export function staffRoutes(app: App, services: Services): void {
  const reading = allow("conduct.read");
  const onRequest = allow("conduct.keep");
  const file = { tags, summary: "Terms, certificates, supervisors of zones", response: { 200: StaffFile } };
  app.get("/api/staff/conduct/staff", { onRequest: reading, schema: file }, (request) => {
    const { actor, at } = staffCall(request, services);
    return staffFile(services, actor, at);
  });
  const term = { tags, summary: "Somebody is posted at a counter", body: AddTerm, response: { 201: Made } };
  app.post("/api/staff/conduct/terms", { onRequest, schema: term }, async (request, reply) => {
    const { requestKey, ...what } = request.body;
    const call: KeyedCall = { ...staffCall(request, services), requestKey };
    return reply.code(201).send(await addTerm(services, call, what));
  });
  const end = { tags, summary: "The last day of a term", params, body: EndOn, response: { 200: Done } };
  app.post("/api/staff/conduct/terms/:id/end", { onRequest, schema: end }, (request) => {
    const { requestKey, ...what } = request.body;
    const call: KeyedCall = { ...staffCall(request, services), requestKey };
    return setLastDay(services, call, "term", { ...what, id: request.params.id });
  });
  const paper = { tags, summary: "A training or certificate", body: AddCertificate, response: { 201: Made } };
  app.post("/api/staff/conduct/certificates", { onRequest, schema: paper }, async (request, reply) => {
    const { requestKey, ...what } = request.body;
    const call: KeyedCall = { ...staffCall(request, services), requestKey };
    return reply.code(201).send(await addCertificate(services, call, what));
  });
  supervisorRoutes(app, services);
  leaderRoutes(app, services);
}

function supervisorRoutes(app: App, services: Services): void {
  const onRequest = allow("conduct.keep");
  const add = { tags, summary: "Somebody supervises a zone", body: AddSupervisor, response: { 201: Made } };
  app.post("/api/staff/conduct/supervisors", { onRequest, schema: add }, async (request, reply) => {
    const { requestKey, ...what } = request.body;
    const call: KeyedCall = { ...staffCall(request, services), requestKey };
    return reply.code(201).send(await addSupervisor(services, call, what));
  });
  const end = { tags, summary: "The last day of supervising a zone", params, body: EndOn };
  const endSchema = { ...end, response: { 200: Done } };
  app.post("/api/staff/conduct/supervisors/:id/end", { onRequest, schema: endSchema }, (request) => {
    const { requestKey, ...what } = request.body;
    const call: KeyedCall = { ...staffCall(request, services), requestKey };
    return setLastDay(services, call, "supervisor", { ...what, id: request.params.id });
  });
}

function leaderRoutes(app: App, services: Services): void {
  const querystring = Type.Object({ month: Type.Optional(Month) }, exact);
  const read = {
    tags,
    summary: "The month's roster of leaders",
    querystring,
    response: { 200: LeaderRoster },
  };
  app.get("/api/staff/conduct/leaders", { onRequest: allowKind("staff"), schema: read }, (request) => {
    const { actor, at } = staffCall(request, services);
    return leaderRoster(services, actor, request.query.month ?? monthOf(shanghaiDay(at)));
  });
  const onRequest = allow("conduct.keep");
  const add = {
    tags,
    summary: "A leader's day at the composite window",
    body: AddDuty,
    response: { 201: Made },
  };
  app.post("/api/staff/conduct/leaders", { onRequest, schema: add }, async (request, reply) => {
    const { requestKey, ...what } = request.body;
    const call: KeyedCall = { ...staffCall(request, services), requestKey };
    return reply.code(201).send(await addDuty(services, call, what));
  });
  const note = { tags, summary: "Whether the leader came", params, body: NoteDuty, response: { 200: Done } };
  app.post("/api/staff/conduct/leaders/:id", { onRequest, schema: note }, (request) => {
    const { requestKey, ...what } = request.body;
    return noteDuty(services, { ...staffCall(request, services), requestKey }, request.params.id, what);
  });
}
