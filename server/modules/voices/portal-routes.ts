/** What people do themselves: bring something, follow it signed in or with the code, say more, say whether it is settled. */
import Type from "typebox";
import { ActAnswer, CaseNumber } from "#contract/case.ts";
import {
  MyVoice,
  MyVoices,
  NewVoice,
  VoiceBoard,
  VoiceChoices,
  VoiceCode,
  VoiceReceipt,
  VoiceReply,
} from "#contract/voice.ts";
import { allowKind, clientOf, requireActor } from "#server/modules/access/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { numberOf, type Written } from "../../cases/index.ts";
import { actAsReporter } from "./acting.ts";
import { holdBackVoice } from "./attempts.ts";
import { publicBoard } from "./board.ts";
import { voiceChoices } from "./choices.ts";
import { reportVoice } from "./report.ts";
import type { Voice } from "./voice.ts";
import { listMine, ownVoice, showMine, voiceWithCode } from "./voice-query.ts";

const tags = ["voices"];
const exact = { additionalProperties: false };
const Action = Type.Union([Type.Literal("reply"), Type.Literal("satisfied"), Type.Literal("send-back")]);
const byNumber = Type.Object({ number: CaseNumber }, exact);
const actParams = Type.Object({ number: CaseNumber, action: Action }, exact);
const WithCode = Type.Object({ code: VoiceCode }, exact);
const CodeReply = Type.Object({ code: VoiceCode, ...VoiceReply.properties }, exact);

export function portalRoutes(app: App, services: Services): void {
  bringRoutes(app, services);
  codeRoutes(app, services);
  ownRoutes(app, services);
}

function bringRoutes(app: App, services: Services): void {
  const bring = {
    tags,
    summary: "Bring what could not be done, a complaint, a suggestion, a clue",
    body: NewVoice,
  };
  const schema = { ...bring, response: { 201: VoiceReceipt } };
  app.post("/api/voices", { schema }, async (request, reply) => {
    const at = services.now();
    await holdBackVoice(services, "voice-client", clientOf(request), at);
    const resident = request.actor?.kind === "resident" ? request.actor : undefined;
    return reply.code(201).send(await reportVoice(services, resident, request.body, at));
  });

  const choices = { tags, summary: "Organs and counters it can be about", response: { 200: VoiceChoices } };
  app.get("/api/voices/choices", { schema: choices }, () => voiceChoices(services));

  const query = Type.Object({ year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2200 })) }, exact);
  const board = {
    tags,
    summary: "Counts and results for everybody, without persons (B13)",
    querystring: query,
  };
  app.get("/api/voices/board", { schema: { ...board, response: { 200: VoiceBoard } } }, (request) =>
    publicBoard(services, request.query.year),
  );
}

/** The code stands in the body, so that no log and no history of a browser keeps it. */
function codeRoutes(app: App, services: Services): void {
  const follow = { tags, summary: "Follow with the code, without signing in", body: WithCode };
  app.post("/api/voices/follow", { schema: { ...follow, response: { 200: MyVoice } } }, async (request) => {
    await holdBackVoice(services, "voice-code-client", clientOf(request), services.now());
    return await showMine(services, await voiceWithCode(services, request.body.code));
  });

  const params = Type.Object({ action: Action }, exact);
  const answer = {
    tags,
    summary: "Say more, or whether it is settled, with the code",
    params,
    body: CodeReply,
  };
  const schema = { ...answer, response: { 200: ActAnswer } };
  app.post("/api/voices/follow/:action", { schema }, async (request) => {
    const { code, ...reply } = request.body;
    await holdBackVoice(services, "voice-code-client", clientOf(request), services.now());
    const voice = await voiceWithCode(services, code);
    return answered(await act(services, voice, request.params.action, reply));
  });
}

function ownRoutes(app: App, services: Services): void {
  const onRequest = allowKind("resident");
  const query = Type.Object({ before: Type.Optional(CaseNumber) }, exact);
  const mine = { tags, summary: "What I have brought, newest first", querystring: query };
  app.get("/api/voices", { onRequest, schema: { ...mine, response: { 200: MyVoices } } }, (request) =>
    listMine(services, requireActor(request, "resident"), request.query.before),
  );

  const one = { tags, summary: "One of mine, with what was answered", params: byNumber };
  const oneSchema = { ...one, response: { 200: MyVoice } };
  app.get("/api/voices/:number", { onRequest, schema: oneSchema }, async (request) => {
    const actor = requireActor(request, "resident");
    return await showMine(services, await ownVoice(services, actor, request.params.number));
  });

  const answer = { tags, summary: "Say more, or whether it is settled", params: actParams, body: VoiceReply };
  const schema = { ...answer, response: { 200: ActAnswer } };
  app.post("/api/voices/:number/acts/:action", { onRequest, schema }, async (request) => {
    const { number, action } = request.params;
    const voice = await ownVoice(services, requireActor(request, "resident"), number);
    return answered(await act(services, voice, action, request.body));
  });
}

function act(services: Services, voice: Voice, action: string, reply: VoiceReply): Promise<Written> {
  const { requestKey, version, text = "" } = reply;
  const told = text.trim();
  const data = told === "" ? {} : { told };
  return actAsReporter(services, voice, { requestKey, version, action, data, at: services.now() });
}

export function answered({ case: it, repeated }: Written): ActAnswer {
  return { number: numberOf(it), state: it.state, version: it.version, repeated };
}
