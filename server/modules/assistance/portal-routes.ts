/** What people do themselves: ask for help, follow it, their mandates, booking a remote guide. */
import Type from "typebox";
import {
  AskForHelp,
  AssistanceChoices,
  HelpAsked,
  MyAssistance,
  MyAssistances,
} from "#contract/assistance.ts";
import { exact, Uuid } from "#contract/assistance-parts.ts";
import { ActAnswer, CaseNumber, RequestKey } from "#contract/case.ts";
import { Keyed, MandateMade, MyMandate, MyMandates } from "#contract/errand-mandate.ts";
import { BookGuidance, GuidanceList, GuidanceSlots } from "#contract/guidance.ts";
import { allowKind } from "#server/modules/access/index.ts";
import { residentCall } from "#server/modules/audit/index.ts";
import { organOf } from "#server/modules/organisation/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { answered, cancelOwn } from "./acting.ts";
import { askForHelp } from "./ask.ts";
import { assistanceRulesOf } from "./assistance-rules.ts";
import { bookGuidance, guidanceSlots } from "./guidance/booking.ts";
import { cancelGuidance } from "./guidance/guidance.ts";
import { myGuidances } from "./guidance/guidance-query.ts";
import { consentByClient, ownMandate, withdrawMandate } from "./mandate-commands.ts";
import { renderMandate } from "./mandate-pdf.ts";
import { listMyMandates, showMyMandate } from "./mandate-query.ts";
import { assistanceChoices, listMine, showMine } from "./my-assistance.ts";

const tags = ["assistance"];
const onRequest = allowKind("resident");
const byNumber = Type.Object({ number: CaseNumber }, exact);
const byId = Type.Object({ id: Uuid }, exact);
const OverVersion = Type.Object({ requestKey: RequestKey, version: Type.Integer({ minimum: 1 }) }, exact);

export function portalRoutes(app: App, services: Services): void {
  helpRoutes(app, services);
  mandateRoutes(app, services);
  guidanceRoutes(app, services);
}

function helpRoutes(app: App, services: Services): void {
  const choices = {
    tags,
    summary: "Where help can be wished for, and what is promised",
    response: { 200: AssistanceChoices },
  };
  app.get("/api/assistance/choices", { schema: choices }, () => assistanceChoices(services));

  const ask = {
    tags,
    summary: "Ask for help, for oneself or for somebody who cannot",
    body: AskForHelp,
    response: { 201: HelpAsked },
  };
  app.post("/api/assistance", { onRequest, schema: ask }, async (request, reply) =>
    reply.code(201).send(await askForHelp(services, residentCall(request, services), request.body)),
  );

  const mine = { tags, summary: "What I asked help for, newest first", response: { 200: MyAssistances } };
  app.get("/api/assistance", { onRequest, schema: mine }, (request) =>
    listMine(services, residentCall(request, services)),
  );

  const one = { tags, summary: "One of mine", params: byNumber, response: { 200: MyAssistance } };
  app.get("/api/assistance/:number", { onRequest, schema: one }, (request) =>
    showMine(services, residentCall(request, services), request.params.number),
  );

  const cancel = {
    tags,
    summary: "I do not need it any more",
    params: byNumber,
    body: OverVersion,
    response: { 200: ActAnswer },
  };
  app.post("/api/assistance/:number/cancel", { onRequest, schema: cancel }, async (request) =>
    answered(await cancelOwn(services, residentCall(request, services), request.params.number, request.body)),
  );
}

function mandateRoutes(app: App, services: Services): void {
  const mine = { tags, summary: "My mandates with what was done under them", response: { 200: MyMandates } };
  app.get("/api/mandates", { onRequest, schema: mine }, (request) =>
    listMyMandates(services, residentCall(request, services)),
  );

  const one = { tags, summary: "A mandate of mine", params: byId, response: { 200: MyMandate } };
  app.get("/api/mandates/:id", { onRequest, schema: one }, (request) =>
    showMyMandate(services, residentCall(request, services), request.params.id),
  );

  const consent = {
    tags,
    summary: "Agree to a mandate",
    params: byId,
    body: Keyed,
    response: { 200: MandateMade },
  };
  const withdraw = { ...consent, summary: "Withdraw a mandate, at any time" };
  const acts = [
    ["consent", consent, consentByClient],
    ["withdraw", withdraw, withdrawMandate],
  ] as const;
  for (const [name, schema, act] of acts)
    app.post(`/api/mandates/:id/${name}`, { onRequest, schema }, (request) =>
      act(services, residentCall(request, services), request.params.id, request.body.requestKey),
    );

  const paper = { tags, summary: "A mandate of mine on paper (PDF)", params: byId };
  app.get("/api/mandates/:id/paper.pdf", { onRequest, schema: paper }, async (request, reply) => {
    const mandate = await ownMandate(services, residentCall(request, services), request.params.id);
    const { bytes } = await renderMandate(mandate, await bureauName(services));
    return reply.type("application/pdf").header("content-disposition", "inline").send(bytes);
  });
}

export async function bureauName(services: Services): Promise<string> {
  const { division } = services.config;
  return (await organOf(services.db, division, assistanceRulesOf(services).bureau)).name;
}

function guidanceRoutes(app: App, services: Services): void {
  const slots = { tags, summary: "Free times of remote guides", response: { 200: GuidanceSlots } };
  app.get("/api/guidance/slots", { schema: slots }, () => guidanceSlots(services));

  const book = { tags, summary: "Book a remote guide", body: BookGuidance, response: { 201: ActAnswer } };
  app.post("/api/guidance", { onRequest, schema: book }, async (request, reply) =>
    reply.code(201).send(await bookGuidance(services, residentCall(request, services), request.body)),
  );

  const mine = { tags, summary: "My bookings", response: { 200: GuidanceList } };
  app.get("/api/guidance", { onRequest, schema: mine }, (request) =>
    myGuidances(services, residentCall(request, services)),
  );

  const cancel = {
    tags,
    summary: "Cancel a booking",
    params: byNumber,
    body: OverVersion,
    response: { 200: ActAnswer },
  };
  app.post("/api/guidance/:number/cancel", { onRequest, schema: cancel }, async (request) =>
    answered(
      await cancelGuidance(services, residentCall(request, services), request.params.number, request.body),
    ),
  );
}
