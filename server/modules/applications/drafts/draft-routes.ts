import Type from "typebox";
import {
  Draft,
  DraftSummary,
  OpenDraft,
  RenewDraft,
  SaveDraft,
  SubmitDraft,
  Submitted,
} from "#contract/draft.ts";
import { StoredMaterials } from "#contract/materials.ts";
import { RegisterFacts } from "#contract/registers.ts";
import { allowKind, requireActor } from "#server/modules/access/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { storedForDraft } from "../materials/stored-materials.ts";
import { factsForDraft } from "../registers/register-facts.ts";
import { dropDraft, myDrafts, openDraft, readDraft, saveDraft } from "./draft-commands.ts";
import { putRenewalAway, renewDraft } from "./renew-draft.ts";
import { submitDraft } from "./submit-draft.ts";

const tags = ["applications"];
const params = Type.Object(
  { id: Type.String({ pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" }) },
  { additionalProperties: false },
);

/** Filling in, saving and handing in, by the applicant. */
export function draftRoutes(app: App, services: Services): void {
  const onRequest = allowKind("resident");
  const { now } = services;

  const list = {
    tags,
    summary: "My drafts",
    response: { 200: Type.Object({ drafts: Type.Array(DraftSummary) }) },
  };
  app.get("/api/drafts", { onRequest, schema: list }, async (request) => ({
    drafts: await myDrafts(services, requireActor(request, "resident")),
  }));

  const open = { tags, summary: "Begin an application", body: OpenDraft, response: { 201: Draft } };
  app.post("/api/drafts", { onRequest, schema: open }, async (request, reply) => {
    const draft = await openDraft(services, requireActor(request, "resident"), request.body, now());
    return reply.code(201).send(draft);
  });

  const one = { tags, summary: "A draft of mine", params, response: { 200: Draft } };
  app.get("/api/drafts/:id", { onRequest, schema: one }, (request) =>
    readDraft(services, requireActor(request, "resident"), request.params.id),
  );

  const stored = {
    tags,
    summary: "What need not be handed in again",
    params,
    response: { 200: StoredMaterials },
  };
  app.get("/api/drafts/:id/stored-materials", { onRequest, schema: stored }, (request) =>
    storedForDraft(services, requireActor(request, "resident"), request.params.id, now()),
  );

  const facts = { tags, summary: "What registers know of it; answers in a short time", params };
  const factsSchema = { ...facts, response: { 200: RegisterFacts } };
  app.post("/api/drafts/:id/registers", { onRequest, schema: factsSchema }, (request) =>
    factsForDraft(services, requireActor(request, "resident"), request.params.id, now()),
  );

  const save = {
    tags,
    summary: "Save a draft over the version seen",
    params,
    body: SaveDraft,
    response: { 200: Draft },
  };
  app.put("/api/drafts/:id", { onRequest, schema: save }, (request) =>
    saveDraft(services, requireActor(request, "resident"), request.params.id, request.body, now()),
  );

  const renew = {
    tags,
    summary: "Move a draft to the version in use; what that changes stays noted until it is put away",
    params,
    body: RenewDraft,
    response: { 200: Draft },
  };
  app.post("/api/drafts/:id/renewal", { onRequest, schema: renew }, (request) => {
    const { body, params: of } = request;
    return renewDraft(services, requireActor(request, "resident"), of.id, body.version, now());
  });

  const seen = { ...renew, summary: "Put away what a renewal has changed" };
  app.post("/api/drafts/:id/renewal/seen", { onRequest, schema: seen }, (request) => {
    const { body, params: of } = request;
    return putRenewalAway(services, requireActor(request, "resident"), of.id, body.version);
  });

  const drop = { tags, summary: "Throw a draft away", params, response: { 204: Type.Null() } };
  app.delete("/api/drafts/:id", { onRequest, schema: drop }, async (request, reply) => {
    await dropDraft(services, requireActor(request, "resident"), request.params.id);
    return reply.code(204).send(null);
  });

  const summary = "Hand a draft in; a repeat answers with the same number";
  const submit = { tags, summary, params, body: SubmitDraft, response: { 201: Submitted } };
  app.post("/api/drafts/:id/submit", { onRequest, schema: submit }, async (request, reply) => {
    const actor = requireActor(request, "resident");
    const key = { division: actor.division, id: request.params.id };
    return reply.code(201).send(await submitDraft(services, actor, key, request.body.version, now()));
  });
}
