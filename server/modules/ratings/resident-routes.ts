import type { FastifyRequest } from "fastify";
import Type from "typebox";
import { CaseNumber } from "#contract/case.ts";
import {
  AddFollowUp,
  GiveAtKiosk,
  GiveAtTablet,
  GiveByToken,
  GiveRating,
  Rated,
  RatedServices,
  RatingInvitation,
  RatingReceipt,
  RatingToken,
  TabletView,
} from "#contract/rating.ts";
import { instantOf, msOf } from "#server/kernel/time/day.ts";
import { allowKind, clientOf, requireActor } from "#server/modules/access/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { invitationOf, ownServices, servicesOf, tabletView } from "./given.ts";
import { invitationAt, makeLink } from "./link-store.ts";
import { ratingsDataOf } from "./ratings-data.ts";
import { caseOfReceipt, followUp, openLink, rateAtKiosk, rateAtTablet, rateByLink, rateOwn } from "./ways.ts";

const tags = ["ratings"];
const params = Type.Object({ number: CaseNumber }, { additionalProperties: false });
const Done = Type.Object({});
/** Whoever guesses tokens is slowed down; many phones may share one address, and a hall's kiosks do. */
const config = { rateLimit: { max: 60, timeWindow: "1 minute" } };

/** Rating by the people served: signed in, by a link, at a device of the hall. */
export function giveRoutes(app: App, services: Services): void {
  ownRoutes(app, services);
  linkRoutes(app, services);
  tabletRoutes(app, services);
  kioskRoutes(app, services);
}

function ownRoutes(app: App, services: Services): void {
  const { now } = services;
  const onRequest = allowKind("resident");
  const look = { tags, summary: "The services of my matter, and my ratings of them", params };
  const lookSchema = { ...look, response: { 200: RatedServices } };
  app.get("/api/cases/:number/ratings", { onRequest, schema: lookSchema }, (request) =>
    ownServices(services, requireActor(request, "resident"), request.params.number, now()),
  );
  const give = { tags, summary: "Rate a service, once (R4.3)", params, body: GiveRating };
  const giveSchema = { ...give, response: { 200: Rated } };
  app.post("/api/cases/:number/ratings", { onRequest, schema: giveSchema }, (request) =>
    rateOwn(services, requireActor(request, "resident"), request.params.number, request.body, {
      ...{ address: clientOf(request), at: now() },
    }),
  );
  const more = { tags, summary: "Add to my rating, once (R4.4)", params, body: AddFollowUp };
  const moreSchema = { ...more, response: { 200: Done } };
  app.post("/api/cases/:number/ratings/follow-up", { onRequest, schema: moreSchema }, async (request) => {
    const actor = requireActor(request, "resident");
    await followUp(services, actor, request.params.number, request.body, now());
    return {};
  });
}

/** Nobody rates in another's place from a staff account, whatever link they hold (R4.3). */
async function notByStaff(request: FastifyRequest): Promise<void> {
  if (request.session?.actor.kind === "staff") throw refuse("rating-by-staff");
}

/** Tokens travel in the body, so that no address in any log holds one. */
function linkRoutes(app: App, services: Services): void {
  const { now } = services;
  const look = {
    tags,
    summary: "What a link is for",
    body: RatingToken,
    response: { 200: RatingInvitation },
  };
  const lookOptions = { onRequest: notByStaff, config, schema: look };
  app.post("/api/rating-links/look", lookOptions, async (request) => {
    const address = clientOf(request);
    const link = await openLink(services, request.body.token, { address, now: now() });
    return await invitationOf(services, link);
  });
  const give = { tags, summary: "Rate by a link, without signing in", body: GiveByToken };
  const options = { onRequest: notByStaff, config, schema: { ...give, response: { 200: Rated } } };
  app.post("/api/rating-links/rate", options, (request) =>
    rateByLink(services, request.body, { address: clientOf(request), at: now() }),
  );
}

function tabletRoutes(app: App, services: Services): void {
  const { now } = services;
  const onRequest = allowKind("device");
  const look = { tags, summary: "What the tablet of a counter shows now", response: { 200: TabletView } };
  app.get("/api/tablet/rating", { onRequest, schema: look }, (request) =>
    tabletView(services, requireActor(request, "device"), now()),
  );
  const give = { tags, summary: "Rate at the tablet of a counter", body: GiveAtTablet };
  app.post("/api/tablet/ratings", { onRequest, schema: { ...give, response: { 200: Rated } } }, (request) =>
    rateAtTablet(services, requireActor(request, "device"), request.body, now()),
  );
  const Link = Type.Object({ token: RatingToken.properties.token });
  const code = { tags, summary: "A code to scan with one's own phone", response: { 200: Link } };
  app.post("/api/tablet/rating-link", { onRequest, schema: code }, async (request) => {
    const { division, hall, counter } = requireActor(request, "device");
    if (counter === undefined) throw refuse("not-permitted");
    const at = now();
    const link = await invitationAt(services.db, { division, hall, counter, now: at });
    if (!link) throw refuse("rating-nothing-here");
    const expiresAt = instantOf(msOf(at) + ratingsDataOf(services).rules.link.minutes * 60_000);
    const place = { division, id: link.id, service: link.service, channel: 3 as const };
    const token = await makeLink(services.db, { ...place, madeAt: at, expiresAt });
    if (token === undefined) throw refuse("rating-nothing-here");
    return { token };
  });
}

function kioskRoutes(app: App, services: Services): void {
  const { now } = services;
  const onRequest = allowKind("device");
  const look = { tags, summary: "The services of a receipt, at a kiosk", body: RatingReceipt };
  const lookOptions = { onRequest, config, schema: { ...look, response: { 200: RatedServices } } };
  app.post("/api/kiosk/rating-services", lookOptions, async (request) => {
    const { division } = requireActor(request, "device");
    const shown = await servicesOf(services, await caseOfReceipt(services, division, request.body), now());
    // Whoever holds a receipt sees what can be rated, not what was said.
    return { ...shown, services: shown.services.filter(({ until }) => until !== undefined) };
  });
  const give = { tags, summary: "Rate at a kiosk with a receipt", body: GiveAtKiosk };
  const options = { onRequest, config, schema: { ...give, response: { 200: Rated } } };
  app.post("/api/kiosk/ratings", options, (request) =>
    rateAtKiosk(services, requireActor(request, "device"), request.body, now()),
  );
}
