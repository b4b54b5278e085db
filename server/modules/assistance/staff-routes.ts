/** The desk: wishes for help, the roster and its duty, figures, remote guides. */
import Type from "typebox";
import {
  AssistanceAct,
  AssistanceList,
  HelpAsked,
  RegisterHelp,
  StaffAssistance,
} from "#contract/assistance.ts";
import {
  AssistanceFigures,
  Counted,
  DutyList,
  NewDuty,
  Roster,
  RosterEntry,
} from "#contract/assistance-desk.ts";
import { exact, Uuid } from "#contract/assistance-parts.ts";
import { tiers } from "#contract/assistance-words.ts";
import { ActAnswer, CaseNumber } from "#contract/case.ts";
import { Keyed } from "#contract/errand-mandate.ts";
import { GuidanceList } from "#contract/guidance.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { allow } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { sendWorkbook } from "#server/platform/http/workbook-body.ts";
import type { Services } from "#server/platform/services.ts";
import { actAsStaff, answered } from "./acting.ts";
import { registerHelp } from "./ask.ts";
import { listForStaff, revealContact, showToStaff } from "./assistance-query.ts";
import { assistanceFigures, counted } from "./figures.ts";
import { assistanceSheets } from "./figures-sheet.ts";
import { actOnGuidance } from "./guidance/guidance.ts";
import { listGuidances } from "./guidance/guidance-query.ts";
import { addDuty, dropDuty, keepHelper, showDuty, showRoster } from "./roster.ts";

const tags = ["assistance"];
const optional = Type.Optional;
const Day = Type.String({ format: "date" });
const Done = Type.Object({});
const byNumber = Type.Object({ number: CaseNumber }, exact);
const acting = Type.Object(
  { number: CaseNumber, action: Type.String({ pattern: "^[a-z][a-z-]{0,29}$" }) },
  exact,
);
const Tier = Type.Unsafe<(typeof tiers)[number]>({ type: "string", enum: [...tiers] });
const Show = Type.Union([
  Type.Literal("mine"),
  Type.Literal("waiting"),
  Type.Literal("open"),
  Type.Literal("over"),
]);
const reading = allow("assistance.read");
const managing = allow("assistance.manage");

export function staffRoutes(app: App, services: Services): void {
  errandRoutes(app, services);
  rosterRoutes(app, services);
  figureRoutes(app, services);
  guidanceRoutes(app, services);
}

function errandRoutes(app: App, services: Services): void {
  const query = Type.Object(
    { show: optional(Show), tier: optional(Tier), after: optional(CaseNumber) },
    exact,
  );
  const list = {
    tags,
    summary: "Wishes for help, masked",
    querystring: query,
    response: { 200: AssistanceList },
  };
  app.get("/api/staff/assistance", { onRequest: reading, schema: list }, (request) => {
    const { show = "open", ...rest } = request.query;
    return listForStaff(services, staffCall(request, services), { show, ...rest });
  });

  const add = {
    tags,
    summary: "Register a wish of somebody who came, rang or was visited",
    body: RegisterHelp,
    response: { 201: HelpAsked },
  };
  app.post(
    "/api/staff/assistance",
    { onRequest: allow("assistance.register"), schema: add },
    async (request, reply) =>
      reply.code(201).send(await registerHelp(services, staffCall(request, services), request.body)),
  );

  const one = {
    tags,
    summary: "One with its person; its reading is audited",
    params: byNumber,
    response: { 200: StaffAssistance },
  };
  app.get("/api/staff/assistance/:number", { onRequest: reading, schema: one }, (request) =>
    showToStaff(services, staffCall(request, services), request.params.number),
  );

  const act = {
    tags,
    summary: "Take an action on it",
    params: acting,
    body: AssistanceAct,
    response: { 200: ActAnswer },
  };
  app.post(
    "/api/staff/assistance/:number/acts/:action",
    { onRequest: reading, schema: act },
    async (request) => {
      const { number, action } = request.params;
      return answered(await actAsStaff(services, staffCall(request, services), number, action, request.body));
    },
  );

  const Reason = Type.Object({ reason: Type.String({ pattern: "^[\\s\\S]{2,200}$" }) }, exact);
  const Contact = Type.Object({ name: Type.String(), phone: Type.String(), text: Type.String() });
  const reveal = {
    tags,
    summary: "Whom to call, in full, with a reason",
    params: byNumber,
    body: Reason,
    response: { 200: Contact },
  };
  app.post("/api/staff/assistance/:number/reveal", { onRequest: reading, schema: reveal }, (request) =>
    revealContact(services, staffCall(request, services), request.params.number, request.body.reason),
  );
}

function rosterRoutes(app: App, services: Services): void {
  const roster = { tags, summary: "Helpers by tier, with what they have on hand", response: { 200: Roster } };
  app.get("/api/staff/helpers", { onRequest: reading, schema: roster }, (request) =>
    showRoster(services, staffCall(request, services)),
  );

  const params = Type.Object({ staff: Uuid }, exact);
  const Version = Type.Object({ version: Type.Integer() });
  const keep = {
    tags,
    summary: "Put somebody on the roster, or change it",
    params,
    body: RosterEntry,
    response: { 200: Version },
  };
  app.put("/api/staff/helpers/:staff", { onRequest: managing, schema: keep }, (request) =>
    keepHelper(services, staffCall(request, services), request.params.staff, request.body),
  );

  const query = Type.Object({ from: optional(Day) }, exact);
  const duty = { tags, summary: "The rota of seven days", querystring: query, response: { 200: DutyList } };
  app.get("/api/staff/duty", { onRequest: reading, schema: duty }, (request) => {
    const call = staffCall(request, services);
    return showDuty(services, call, request.query.from ?? shanghaiDay(call.at));
  });

  const add = { tags, summary: "Put somebody on duty", body: NewDuty, response: { 201: Done } };
  app.post("/api/staff/duty", { onRequest: managing, schema: add }, async (request, reply) => {
    await addDuty(services, staffCall(request, services), request.body);
    return reply.code(201).send({});
  });

  const byId = Type.Object({ id: Uuid }, exact);
  const drop = { tags, summary: "Take a duty away", params: byId, body: Keyed, response: { 200: Done } };
  app.post("/api/staff/duty/:id/drop", { onRequest: managing, schema: drop }, async (request) => {
    await dropDuty(services, staffCall(request, services), request.params.id, request.body.requestKey);
    return {};
  });
}

function figureRoutes(app: App, services: Services): void {
  const onRequest = reading;
  const period = { from: Day, to: Day };
  const querystring = Type.Object(period, exact);
  const figures = {
    tags,
    summary: "件次 by helper, tier, site, month; closed services only",
    querystring,
    response: { 200: AssistanceFigures },
  };
  app.get("/api/staff/assistance/figures", { onRequest, schema: figures }, (request) =>
    assistanceFigures(services, staffCall(request, services).actor.division, request.query),
  );

  const narrowing = Type.Object(
    {
      ...period,
      helper: optional(Uuid),
      tier: optional(Tier),
      site: optional(Type.String({ maxLength: 60 })),
      month: optional(Type.String({ pattern: "^[0-9]{4}-[0-9]{2}$" })),
      outcome: optional(Type.String({ pattern: "^[a-z]{2,20}$" })),
    },
    exact,
  );
  const behind = {
    tags,
    summary: "The services behind a figure",
    querystring: narrowing,
    response: { 200: Counted },
  };
  app.get("/api/staff/assistance/counted", { onRequest, schema: behind }, (request) =>
    counted(services, staffCall(request, services).actor.division, request.query),
  );

  const sheet = { tags, summary: "The figures as a workbook", querystring };
  app.get("/api/staff/assistance/figures.xlsx", { onRequest, schema: sheet }, async (request, reply) => {
    const { division } = staffCall(request, services).actor;
    const [all, rows] = await Promise.all([
      assistanceFigures(services, division, request.query),
      counted(services, division, request.query),
    ]);
    return await sendWorkbook(reply, "assistance.xlsx", assistanceSheets(all, rows));
  });
}

function guidanceRoutes(app: App, services: Services): void {
  const query = Type.Object({ from: optional(Day) }, exact);
  const list = {
    tags,
    summary: "Bookings of remote guides from a day on",
    querystring: query,
    response: { 200: GuidanceList },
  };
  app.get("/api/staff/guidance", { onRequest: reading, schema: list }, (request) => {
    const call = staffCall(request, services);
    return listGuidances(services, call, request.query.from ?? shanghaiDay(call.at));
  });

  const act = {
    tags,
    summary: "Begin, end, note that nobody answered, cancel",
    params: acting,
    body: AssistanceAct,
    response: { 200: ActAnswer },
  };
  app.post(
    "/api/staff/guidance/:number/acts/:action",
    { onRequest: reading, schema: act },
    async (request) => {
      const { number, action } = request.params;
      return answered(
        await actOnGuidance(services, staffCall(request, services), number, action, request.body),
      );
    },
  );
}
