import Type from "typebox";
import { AddCreditRecord, CreditRecords, RepairCreditRecord, RevealedHolder } from "#contract/promises.ts";
import { allow, allowKind, requireActor } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { addRecord, listRecords, ownRecords, repair, revealHolder } from "./credit.ts";

const tags = ["credit"];
const exact = { additionalProperties: false };
const params = Type.Object({ id: Type.String({ format: "uuid" }) }, exact);
/** `before`: the last record of the page before. */
const query = Type.Object({ before: Type.Optional(Type.String({ format: "uuid" })) }, exact);
const Kept = Type.Object({ id: Type.String() });

/** Bad-credit records at the desk, and each resident's own. */
export function creditRoutes(app: App, services: Services): void {
  const mine = { tags, summary: "My own records, and how they stand", response: { 200: CreditRecords } };
  app.get("/api/credit-records", { onRequest: allowKind("resident"), schema: mine }, (request) =>
    ownRecords(services, requireActor(request, "resident")),
  );

  const onRequest = allow("credit.read");
  const keeping = allow("credit.keep");
  const list = { tags, summary: "Bad-credit records, the newest first, persons masked", querystring: query };
  const listSchema = { ...list, response: { 200: CreditRecords } };
  app.get("/api/staff/credit-records", { onRequest, schema: listSchema }, (request) =>
    listRecords(services, staffCall(request, services), request.query.before),
  );

  const add = { tags, summary: "Keep a record another body's document names", body: AddCreditRecord };
  const addSchema = { ...add, response: { 201: Kept } };
  app.post("/api/staff/credit-records", { onRequest: keeping, schema: addSchema }, async (request, reply) =>
    reply.code(201).send(await addRecord(services, staffCall(request, services), request.body)),
  );

  const mend = { tags, summary: "Repaired, by a document", params, body: RepairCreditRecord };
  const mendSchema = { ...mend, response: { 200: Kept } };
  app.post("/api/staff/credit-records/:id/repair", { onRequest: keeping, schema: mendSchema }, (request) =>
    repair(services, staffCall(request, services), request.params.id, request.body),
  );

  const body = Type.Object({ reason: Type.String({ minLength: 2, maxLength: 200 }) }, exact);
  const reveal = { tags, summary: "Whose it is, in full; audited with its reason", params, body };
  const revealSchema = { ...reveal, response: { 200: RevealedHolder } };
  app.post("/api/staff/credit-records/:id/reveal", { onRequest, schema: revealSchema }, (request) =>
    revealHolder(services, staffCall(request, services), request.params.id, request.body.reason),
  );
}
