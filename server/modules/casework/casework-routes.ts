/** The HTTP door to the case engine: the inbox, one case, acting on it. */
import Type from "typebox";
import { Inbox } from "#contract/application.ts";
import { ActAnswer, ActRequest, CaseNumber, CaseView } from "#contract/case.ts";
import type { Actor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import { caseKeyIn } from "#server/kernel/codes/case-number.ts";
import { allowKind, permit, requireActor } from "#server/modules/access/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import {
  allowedOf,
  type CaseEngine,
  engineOf,
  eventActor,
  findCase,
  inbox,
  numberOf,
  readEvents,
  rolesTowards,
  subjectOf,
  summaryOf,
  timelineOf,
} from "../../cases/index.ts";
import { cursorText, desksOf, readCursor } from "./inbox.ts";
import { namesFor } from "./names.ts";

const tags = ["casework"];
const exact = { additionalProperties: false };
const CaseParams = Type.Object({ number: CaseNumber }, exact);

export async function caseworkRoutes(app: App, services: Services): Promise<void> {
  const engine = await engineOf(services);
  inboxRoute(app, services, engine);
  caseRoute(app, services, engine);
  actRoute(app, services, engine);
}

const InboxQuery = Type.Object(
  {
    state: Type.Optional(Type.String({ pattern: "^[a-z-]{1,30}$" })),
    holder: Type.Optional(Type.Literal("me")),
    after: Type.Optional(Type.String({ maxLength: 100, description: "`next` of the page before" })),
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 50 }),
  },
  exact,
);

function inboxRoute(app: App, services: Services, engine: CaseEngine): void {
  const summary = "What waits for me, what burns first on top";
  const schema = { tags, summary, querystring: InboxQuery, response: { 200: Inbox } };
  app.get("/api/staff/inbox", { onRequest: allowKind("staff"), schema }, async (request) => {
    const actor = requireActor(request, "staff");
    const { division } = actor;
    const { state, holder, after, limit } = request.query;
    const page = await inbox(services.pool, {
      ...{ division, desks: desksOf(actor), limit },
      ...(state !== undefined && { state }),
      ...(holder !== undefined && { holder: actor.id }),
      ...(after !== undefined && { after: readCursor(after) }),
    });
    const names = await namesFor(services, division, page.rows);
    const now = services.now();
    const readable = page.rows.filter((it) => can(actor, "case.read", subjectOf(it)));
    const rows = readable.map((it) =>
      summaryOf(engine.types.version(it.type, it.typeVersion), it, engine.timekeeper.current(), now, names),
    );
    return { rows, ...(page.next && { next: cursorText(page.next) }) };
  });
}

function caseRoute(app: App, services: Services, engine: CaseEngine): void {
  const onRequest = allowKind("resident", "staff");
  const schema = { tags, summary: "One case of any type", params: CaseParams, response: { 200: CaseView } };
  app.get("/api/cases/:number", { onRequest, schema }, async (request) => {
    const actor = requireActor(request);
    const key = keyOf(actor, request.params.number);
    const current = await findCase(services.pool, key);
    if (!current) throw refuse("case-not-found");
    permit(actor, "case.read", subjectOf(current));
    const type = engine.types.version(current.type, current.typeVersion);
    const events = await readEvents(services.pool, key);
    const names = await namesFor(services, key.division, [current], events);
    const reader = actor.kind === "resident" ? "applicant" : "staff";
    return {
      case: summaryOf(type, current, engine.timekeeper.current(), services.now(), names),
      timeline: timelineOf(type, current, events, reader, names),
      allowed: allowedOf(type, current, rolesTowards(actor, current)),
    };
  });
}

const ActParams = Type.Object(
  { number: CaseNumber, action: Type.String({ pattern: "^[a-z][a-z0-9-]{0,59}$" }) },
  exact,
);

function actRoute(app: App, services: Services, engine: CaseEngine): void {
  const onRequest = allowKind("resident", "staff");
  const summary = "Take an action on a case; the case type says who may, when, and with what data";
  const schema = { tags, summary, params: ActParams, body: ActRequest, response: { 200: ActAnswer } };
  app.post("/api/cases/:number/actions/:action", { onRequest, schema }, async (request) => {
    const actor = requireActor(request, "resident", "staff");
    const { number, action } = request.params;
    const { requestKey, version, data } = request.body;
    const written = await engine.writer.act({
      ...{ key: keyOf(actor, number), requestKey, version, action, data: data ?? {}, at: services.now() },
      actor: { kind: actor.kind, id: actor.id },
      as: (current) => eventActor(actor, current),
      roles: (current) => {
        permit(actor, "case.read", subjectOf(current));
        const { actions } = engine.types.version(current.type, current.typeVersion);
        if (actions[action]?.own) throw refuse("action-own");
        return rolesTowards(actor, current);
      },
    });
    const { state, version: next } = written.case;
    return { number: numberOf(written.case), state, version: next, repeated: written.repeated };
  });
}

/** The key behind a number; a case of another division is as good as not there. */
function keyOf(actor: Actor, number: string): CaseKey {
  const key = caseKeyIn(actor.division, number);
  if (!key) throw refuse("case-not-found", { field: "number" });
  return key;
}
