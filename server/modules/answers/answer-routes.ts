/** Answers and questions: found by everybody, asked by anybody, kept by staff. */
import Type from "typebox";
import {
  Answer,
  AnswerChange,
  AnswerDraft,
  AnswerLedger,
  Answers,
  AskQuestion,
  NoteQuestion,
  Questions,
  ReplyToQuestion,
} from "#contract/answers.ts";
import { allow, clientOf, requireActor } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { draftAnswer, publishAnswer, retireAnswer } from "./answer-commands.ts";
import "./answers-refusals.ts";
import { findAnswer, findAnswers } from "./ledger.ts";
import { questionsFor, showLedger } from "./ledger-query.ts";
import { askQuestion, noteQuestion, replyToQuestion } from "./question-commands.ts";

const tags = ["answers"];
const exact = { additionalProperties: false };
const optional = Type.Optional;
const byId = Type.Object({ id: Type.String({ format: "uuid" }) }, exact);
const Made = Type.Object({ id: Type.String() });
const Kept = Type.Object({ id: Type.String(), version: Type.Integer() });

export function answerRoutes(app: App, services: Services): void {
  publicRoutes(app, services);
  ledgerRoutes(app, services);
  questionRoutes(app, services);
}

function publicRoutes(app: App, services: Services): void {
  const querystring = Type.Object(
    {
      q: optional(Type.String({ maxLength: 200 })),
      item: optional(Type.String({ pattern: "^[a-z][a-z0-9-]{2,59}$" })),
    },
    exact,
  );
  const search = { tags, summary: "Answers to what was typed, or about an item", querystring };
  app.get("/api/answers", { schema: { ...search, response: { 200: Answers } } }, async (request) => ({
    answers: await findAnswers(services, request.query),
  }));

  const one = { tags, summary: "One published answer", params: byId, response: { 200: Answer } };
  app.get("/api/answers/:id", { schema: one }, async (request) => {
    const found = await findAnswer(services, request.params.id);
    if (!found) throw refuse("answer-not-found");
    return found;
  });

  const ask = { tags, summary: "This did not answer me: ask", body: AskQuestion, response: { 201: Made } };
  app.post("/api/questions", { schema: ask }, async (request, reply) => {
    const resident = request.actor?.kind === "resident" ? request.actor : undefined;
    const who = { resident, client: clientOf(request), at: services.now() };
    return reply.code(201).send(await askQuestion(services, who, request.body));
  });
}

function ledgerRoutes(app: App, services: Services): void {
  const editing = allow("answer.edit");
  const publishing = allow("answer.publish");
  const list = { tags, summary: "The ledger: what is published, what is drafted" };
  const listSchema = { ...list, response: { 200: AnswerLedger } };
  app.get("/api/staff/answers", { onRequest: allow("answer.read"), schema: listSchema }, (request) =>
    showLedger(services, requireActor(request, "staff")),
  );

  const add = { tags, summary: "Draft a new answer", body: AnswerDraft, response: { 201: Kept } };
  app.post("/api/staff/answers", { onRequest: editing, schema: add }, async (request, reply) =>
    reply.code(201).send(await draftAnswer(services, staffCall(request, services), request.body)),
  );

  const edit = { tags, summary: "Draft a new version", params: byId, body: AnswerDraft };
  const editSchema = { ...edit, response: { 200: Kept } };
  app.put("/api/staff/answers/:id", { onRequest: editing, schema: editSchema }, (request) =>
    draftAnswer(services, staffCall(request, services), request.body, request.params.id),
  );

  const publish = { tags, summary: "Publish a draft, by somebody else", params: byId, body: AnswerChange };
  const publishSchema = { ...publish, response: { 200: Kept } };
  app.post("/api/staff/answers/:id/publish", { onRequest: publishing, schema: publishSchema }, (request) =>
    publishAnswer(services, staffCall(request, services), request.params.id, request.body),
  );

  const retire = { tags, summary: "Nobody finds it from now on", params: byId, body: AnswerChange };
  const retireSchema = { ...retire, response: { 200: Kept } };
  app.post("/api/staff/answers/:id/retire", { onRequest: publishing, schema: retireSchema }, (request) =>
    retireAnswer(services, staffCall(request, services), request.params.id, request.body),
  );
}

function questionRoutes(app: App, services: Services): void {
  const editing = allow("answer.edit");
  const querystring = Type.Object({ open: optional(Type.Boolean({ default: true })) }, exact);
  const list = { tags, summary: "Questions without an answer, the oldest first", querystring };
  const listSchema = { ...list, response: { 200: Questions } };
  app.get("/api/staff/questions", { onRequest: editing, schema: listSchema }, (request) =>
    questionsFor(services, requireActor(request, "staff"), request.query.open ?? true),
  );

  const note = { tags, summary: "Type in what was asked elsewhere (B14)", body: NoteQuestion };
  const noteSchema = { ...note, response: { 201: Made } };
  app.post("/api/staff/questions", { onRequest: editing, schema: noteSchema }, async (request, reply) =>
    reply.code(201).send(await noteQuestion(services, staffCall(request, services), request.body)),
  );

  const answer = {
    tags,
    summary: "Reply, with a message back where wished",
    params: byId,
    body: ReplyToQuestion,
  };
  const answerSchema = { ...answer, response: { 200: Made } };
  app.post("/api/staff/questions/:id/reply", { onRequest: editing, schema: answerSchema }, (request) =>
    replyToQuestion(services, staffCall(request, services), request.params.id, request.body),
  );
}
