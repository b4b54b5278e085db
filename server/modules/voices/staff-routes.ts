/** What people bring, at the desk: lists, one of them, registering, acting, whom to call, figures. */
import Type from "typebox";
import { ActAnswer, CaseNumber } from "#contract/case.ts";
import {
  RegisterVoice,
  RevealedContact,
  StaffVoice,
  VoiceAct,
  VoiceFigures,
  VoiceList,
  VoiceReceipt,
} from "#contract/voice.ts";
import type { VoiceKind } from "#contract/voice-words.ts";
import { addDays, startOfDay } from "#server/kernel/time/day.ts";
import { allow, requireActor } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { actAsStaff } from "./acting.ts";
import { voiceFigures } from "./figures.ts";
import { answered } from "./portal-routes.ts";
import { registerVoice } from "./report.ts";
import { keyOfVoice, listForStaff, revealContact, showToStaff } from "./voice-query.ts";

const tags = ["voices"];
const exact = { additionalProperties: false };
const optional = Type.Optional;
const Day = Type.String({ format: "date" });
const params = Type.Object({ number: CaseNumber }, exact);
const Query = Type.Object(
  {
    /** `open`: what still runs, the oldest first. */
    show: optional(Type.Union([Type.Literal("open"), Type.Literal("over"), Type.Literal("all")])),
    category: optional(Type.String({ pattern: "^[a-z-]{1,30}$" })),
    counter: optional(Type.String({ maxLength: 60 })),
    from: optional(Day),
    to: optional(Day),
    after: optional(CaseNumber),
  },
  exact,
);

export function staffRoutes(app: App, services: Services): void {
  listRoutes(app, services);
  oneRoutes(app, services);
  const query = Type.Object({ from: Day, to: Day }, exact);
  const figures = { tags, summary: "Figures of a period (R12.7, C7)", querystring: query };
  const schema = { ...figures, response: { 200: VoiceFigures } };
  app.get("/api/staff/voices/figures", { onRequest: allow("complaint.read"), schema }, (request) => {
    const { division } = requireActor(request, "staff");
    return voiceFigures(services, division, request.query);
  });
}

const lists: [path: string, kinds: VoiceKind[], permission: "voice.read" | "complaint.read" | "clue.read"][] =
  [
    ["unresolved", ["unresolved"], "voice.read"],
    ["complaints", ["complaint", "suggestion"], "complaint.read"],
    ["clues", ["clue"], "clue.read"],
  ];

function listRoutes(app: App, services: Services): void {
  for (const [path, kinds, permission] of lists) {
    const list = { tags, summary: `What this desk may see: ${path}`, querystring: Query };
    const schema = { ...list, response: { 200: VoiceList } };
    app.get(`/api/staff/${path}`, { onRequest: allow(permission), schema }, (request) => {
      const { show = "open", from, to, ...rest } = request.query;
      return listForStaff(services, staffCall(request, services), kinds, {
        ...rest,
        ...(show !== "all" && { open: show === "open" }),
        ...(from && { from: startOfDay(from) }),
        ...(to && { to: startOfDay(addDays(to, 1)) }),
      });
    });
  }
}

function oneRoutes(app: App, services: Services): void {
  const onRequest = allow("voice.read");
  const add = {
    tags,
    summary: "Register what somebody brought to the desk, by phone, by letter",
    body: RegisterVoice,
  };
  const addSchema = { ...add, response: { 201: VoiceReceipt } };
  app.post(
    "/api/staff/voices",
    { onRequest: allow("voice.register"), schema: addSchema },
    async (request, reply) =>
      reply.code(201).send(await registerVoice(services, staffCall(request, services), request.body)),
  );

  const one = { tags, summary: "One with what was told; its reading is audited", params };
  app.get(
    "/api/staff/voices/:number",
    { onRequest, schema: { ...one, response: { 200: StaffVoice } } },
    (request) => showToStaff(services, staffCall(request, services), request.params.number),
  );

  const actParams = Type.Object(
    { number: CaseNumber, action: Type.String({ pattern: "^[a-z][a-z-]{0,29}$" }) },
    exact,
  );
  const acting = { tags, summary: "Take an action on it", params: actParams, body: VoiceAct };
  app.post(
    "/api/staff/voices/:number/acts/:action",
    { onRequest, schema: { ...acting, response: { 200: ActAnswer } } },
    async (request) => {
      const actor = requireActor(request, "staff");
      const { number, action } = request.params;
      const key = keyOfVoice(actor.division, number);
      return answered(
        await actAsStaff(services, actor, key, { ...request.body, action, at: services.now() }),
      );
    },
  );

  const body = Type.Object({ reason: Type.String({ minLength: 2, maxLength: 200 }) }, exact);
  const reveal = { tags, summary: "Whom to call, in full; audited with its reason", params, body };
  const revealSchema = { ...reveal, response: { 200: RevealedContact } };
  app.post("/api/staff/voices/:number/reveal", { onRequest, schema: revealSchema }, (request) =>
    revealContact(services, staffCall(request, services), request.params.number, request.body.reason),
  );
}
