/** A helper with a mandate: drawing it up, having it agreed to, and acting for the client under it (R12.5). */
import Type from "typebox";
import { exact, Uuid } from "#contract/assistance-parts.ts";
import { CaseNumber } from "#contract/case.ts";
import { SaveDraft, SubmitDraft, Submitted } from "#contract/draft.ts";
import {
  ClientDesk,
  ClientDraft,
  Collection,
  HandedInBy,
  Keyed,
  MandateCode,
  MandateMade,
  NewMandate,
  OpenClientDraft,
  StaffMandate,
} from "#contract/errand-mandate.ts";
import { allow, officials } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { consentByCode, sendMandateCode } from "./mandate-code.ts";
import { consentAtCounter, withdrawForClient } from "./mandate-commands.ts";
import { makeMandate } from "./mandate-make.ts";
import { renderMandate } from "./mandate-pdf.ts";
import { handedInBy, listHelperMandates, mandateForStaff } from "./mandate-query.ts";
import {
  clientDesk,
  collectForClient,
  openForClient,
  readForClient,
  saveForClient,
  submitForClient,
} from "./on-behalf.ts";
import { bureauName } from "./portal-routes.ts";

const tags = ["assistance"];
const helping = allow("assistance.help");
const reading = allow("assistance.read");
const byNumber = Type.Object({ number: CaseNumber }, exact);
const byId = Type.Object({ id: Uuid }, exact);
const byDraft = Type.Object({ id: Uuid, draft: Uuid }, exact);

export function clientRoutes(app: App, services: Services): void {
  mandateRoutes(app, services);
  agreeingRoutes(app, services);
  actingRoutes(app, services);
  draftRoutes(app, services);
}

function mandateRoutes(app: App, services: Services): void {
  const make = {
    tags,
    summary: "Draw up a mandate for the client of an errand",
    params: byNumber,
    body: NewMandate,
    response: { 201: MandateMade },
  };
  app.post(
    "/api/staff/assistance/:number/mandates",
    { onRequest: helping, schema: make },
    async (request, reply) =>
      reply
        .code(201)
        .send(await makeMandate(services, staffCall(request, services), request.params.number, request.body)),
  );

  const mine = {
    tags,
    summary: "Mandates given to me",
    response: { 200: Type.Object({ mandates: Type.Array(StaffMandate) }) },
  };
  app.get("/api/staff/mandates", { onRequest: helping, schema: mine }, (request) =>
    listHelperMandates(services, staffCall(request, services)),
  );

  const paper = { tags, summary: "A mandate on paper (PDF); its reading is audited", params: byId };
  app.get(
    "/api/staff/mandates/:id/paper.pdf",
    { onRequest: reading, schema: paper },
    async (request, reply) => {
      const mandate = await mandateForStaff(services, staffCall(request, services), request.params.id);
      const { bytes } = await renderMandate(mandate, await bureauName(services));
      return reply.type("application/pdf").header("content-disposition", "inline").send(bytes);
    },
  );

  const who = {
    tags,
    summary: "Whether a helper handed this case in, and under which mandate",
    params: byNumber,
    response: { 200: HandedInBy },
  };
  app.get("/api/staff/cases/:number/helper", { onRequest: officials, schema: who }, (request) =>
    handedInBy(services, staffCall(request, services), request.params.number),
  );
}

function agreeingRoutes(app: App, services: Services): void {
  const again = {
    tags,
    summary: "Send the code of consent anew",
    params: byId,
    body: Keyed,
    response: { 200: MandateMade },
  };
  const seen = { ...again, summary: "A clerk has the client and their document before them" };
  const withdraw = { ...again, summary: "The client has told us that they withdraw it" };
  const acts = [
    ["code", helping, again, sendMandateCode],
    ["seen", allow("assistance.seen"), seen, consentAtCounter],
    ["withdraw", reading, withdraw, withdrawForClient],
  ] as const;
  for (const [name, onRequest, schema, act] of acts)
    app.post(`/api/staff/mandates/:id/${name}`, { onRequest, schema }, (request) =>
      act(services, staffCall(request, services), request.params.id, request.body.requestKey),
    );

  const consent = { ...again, summary: "The client has read out the code", body: MandateCode };
  app.post("/api/staff/mandates/:id/consent", { onRequest: helping, schema: consent }, (request) =>
    consentByCode(services, staffCall(request, services), request.params.id, request.body),
  );
}

function actingRoutes(app: App, services: Services): void {
  const desk = {
    tags,
    summary: "A client's drafts and cases under a mandate",
    params: byId,
    response: { 200: ClientDesk },
  };
  app.get("/api/staff/mandates/:id/client", { onRequest: helping, schema: desk }, (request) =>
    clientDesk(services, staffCall(request, services), request.params.id),
  );

  const Done = Type.Object({});
  const collect = {
    tags,
    summary: "A result was collected for the client",
    params: byId,
    body: Collection,
    response: { 200: Done },
  };
  app.post(
    "/api/staff/mandates/:id/collections",
    { onRequest: helping, schema: collect },
    async (request) => {
      await collectForClient(services, staffCall(request, services), request.params.id, request.body);
      return {};
    },
  );
}

function draftRoutes(app: App, services: Services): void {
  const onRequest = helping;
  const open = {
    tags,
    summary: "Begin an application for the client",
    params: byId,
    body: OpenClientDraft,
    response: { 201: ClientDraft },
  };
  app.post("/api/staff/mandates/:id/drafts", { onRequest, schema: open }, async (request, reply) =>
    reply.code(201).send(
      await openForClient(services, staffCall(request, services), request.params.id, {
        key: request.body.item,
        ...(request.body.bundle && { bundle: true }),
      }),
    ),
  );

  const read = { tags, summary: "A draft of the client's", params: byDraft, response: { 200: ClientDraft } };
  app.get("/api/staff/mandates/:id/drafts/:draft", { onRequest, schema: read }, (request) => {
    const { id, draft } = request.params;
    return readForClient(services, staffCall(request, services), id, draft);
  });

  const save = {
    ...read,
    summary: "Save it over the version seen; nothing is signed for the client",
    body: SaveDraft,
  };
  app.put("/api/staff/mandates/:id/drafts/:draft", { onRequest, schema: save }, (request) => {
    const { id, draft } = request.params;
    return saveForClient(services, staffCall(request, services), id, { ...request.body, draft });
  });

  const submit = {
    tags,
    summary: "Hand it in for the client; a repeat answers with the same number",
    params: byDraft,
    body: SubmitDraft,
  };
  const submitSchema = { ...submit, response: { 201: Submitted } };
  app.post(
    "/api/staff/mandates/:id/drafts/:draft/submit",
    { onRequest, schema: submitSchema },
    async (request, reply) => {
      const { id, draft } = request.params;
      const { version } = request.body;
      return reply
        .code(201)
        .send(await submitForClient(services, staffCall(request, services), id, { draft, version }));
    },
  );
}
