import Type from "typebox";
import { ActAnswer, ActRequest, CaseNumber } from "#contract/case.ts";
import { GiveByPhone, PublishedRatings, Rated, RatedServices } from "#contract/rating.ts";
import { BadRatingView, JudgeHeld, RatingRater, RatingsQuery, StaffRatings } from "#contract/rating-desk.ts";
import { allow, allowKind, permit, requireActor } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { subjectOf } from "../../cases/index.ts";
import { type OwnAction, ownActions } from "./bad-rating.ts";
import { actOnBadRating, revealRater } from "./bad-rating-commands.ts";
import { showBadRating } from "./bad-rating-query.ts";
import { servicesOf } from "./given.ts";
import { judgeHeld } from "./judge.ts";
import { readServed } from "./points.ts";
import { publishedRatings } from "./published.ts";
import { listRatings } from "./rating-list.ts";
import { keyOf, rateByPhone } from "./ways.ts";

const tags = ["ratings"];
const exact = { additionalProperties: false };
const params = Type.Object({ number: CaseNumber }, exact);

/** Ratings at the desk, and what is published of them. */
export function deskRoutes(app: App, services: Services): void {
  listRoutes(app, services);
  phoneRoutes(app, services);
  badRatingRoutes(app, services);
  publicRoutes(app, services);
}

function listRoutes(app: App, services: Services): void {
  const onRequest = allow("rating.read");
  const list = {
    tags,
    summary: "Ratings, the newest first, without whose they are",
    querystring: RatingsQuery,
  };
  const listSchema = { ...list, response: { 200: StaffRatings } };
  app.get("/api/staff/ratings", { onRequest, schema: listSchema }, (request) =>
    listRatings(services, requireActor(request, "staff"), request.query, services.now()),
  );
  const of = Type.Object({ id: Type.String({ format: "uuid" }) }, exact);
  const judge = { tags, summary: "Judge a rating that was set aside (R4.3)", params: of, body: JudgeHeld };
  const judgeSchema = { ...judge, response: { 200: Type.Object({ id: Type.String() }) } };
  const keeping = allow("rating.keep");
  app.post("/api/staff/ratings/:id/judge", { onRequest: keeping, schema: judgeSchema }, (request) =>
    judgeHeld(services, staffCall(request, services), request.params.id, request.body),
  );
}

function phoneRoutes(app: App, services: Services): void {
  const onRequest = allow("rating.keep");
  const look = { tags, summary: "Services of a case that a caller may ask about", params };
  const lookSchema = { ...look, response: { 200: RatedServices } };
  app.get("/api/staff/cases/:number/ratings", { onRequest, schema: lookSchema }, async (request) => {
    const actor = requireActor(request, "staff");
    const read = await readServed(services, services.db, keyOf(actor.division, request.params.number));
    if (!read) throw refuse("rating-service-unknown");
    permit(actor, "case.read", subjectOf(read.current));
    const shown = await servicesOf(services, read, services.now());
    // What was said before stays with whoever said it.
    return { ...shown, services: shown.services.filter(({ until }) => until !== undefined) };
  });
  const give = { tags, summary: "Note a rating that was given on the telephone (R4.2)", body: GiveByPhone };
  const schema = { ...give, response: { 200: Rated } };
  app.post("/api/staff/ratings/by-phone", { onRequest, schema }, (request) =>
    rateByPhone(services, staffCall(request, services), request.body),
  );
}

function badRatingRoutes(app: App, services: Services): void {
  const { now } = services;
  const onRequest = allowKind("staff");
  const show = { tags, summary: "A bad rating and what is done about it (R4.7)", params };
  const showSchema = { ...show, response: { 200: BadRatingView } };
  app.get("/api/bad-ratings/:number", { onRequest, schema: showSchema }, (request) => {
    const actor = requireActor(request, "staff");
    return showBadRating(services, actor, keyOf(actor.division, request.params.number), now());
  });
  const action = Type.Union(ownActions.map((each) => Type.Literal(each)));
  const step = {
    ...{ tags, summary: "A talk with whoever rated, or a check by somebody else (R4.7)" },
    ...{ params: Type.Object({ number: CaseNumber, action }, exact), body: ActRequest },
    response: { 200: ActAnswer },
  };
  app.post("/api/bad-ratings/:number/actions/:action", { onRequest, schema: step }, (request) => {
    const actor = requireActor(request, "staff");
    const key = keyOf(actor.division, request.params.number);
    return actOnBadRating(services, actor, key, request.params.action as OwnAction, request.body, now());
  });
  const body = Type.Object({ reason: Type.String({ minLength: 2, maxLength: 200 }) }, exact);
  const reveal = { tags, summary: "Who rated, for the call; audited with its reason (R4.10)", params, body };
  const revealSchema = { ...reveal, response: { 200: RatingRater } };
  app.post("/api/bad-ratings/:number/rater", { onRequest, schema: revealSchema }, (request) => {
    const call = staffCall(request, services);
    const key = keyOf(call.actor.division, request.params.number);
    return revealRater(services, call, key, request.body.reason);
  });
}

function publicRoutes(app: App, services: Services): void {
  const querystring = Type.Object(
    {
      item: Type.Optional(Type.String({ pattern: "^[a-z][a-z0-9-]{0,59}$" })),
      organ: Type.Optional(Type.String({ pattern: "^[0-9A-Z]{18}$" })),
      before: Type.Optional(Type.String({ format: "uuid" })),
    },
    exact,
  );
  const list = { tags, summary: "Ratings as everybody may read them (R4.10)", querystring };
  const schema = { ...list, response: { 200: PublishedRatings } };
  app.get("/api/ratings", { schema }, (request) => publishedRatings(services, request.query, services.now()));
}
