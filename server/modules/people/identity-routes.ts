/** Going to the national identity and coming back. Both are addresses a browser opens, so refusals are pages there. */
import type { FastifyReply, FastifyRequest } from "fastify";
import * as oidc from "openid-client";
import Type from "typebox";
import { clientOf } from "#server/modules/access/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { escapeHtml, plainPage } from "#server/platform/http/plain-page.ts";
import { Refusal, refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { giveCookie, isSecure } from "./authenticate.ts";
import { mountDemonstrationIdentity } from "./demonstration-identity.ts";
import { acceptIdentity, beginTrip, endTrip, type IdentityProvider, type IdentityTrip } from "./identity.ts";

type ProviderOf = (request: FastifyRequest) => Promise<IdentityProvider>;

const tripCookie = "tongban-identity";
const tripPlace = "identity trip";
const tripPath = "/api/identity";
const tripSeconds = 600;

export function identityRoutes(app: App, services: Services): void {
  const { config } = services;
  const providerOf =
    config.mode === "demonstration" ? mountDemonstrationIdentity(app, services) : realProvider(services);
  const Next = Type.Object(
    { next: Type.Optional(Type.String({ maxLength: 400 })) },
    { additionalProperties: false },
  );
  app.get("/api/identity/start", { schema: { querystring: Next } }, (request, reply) =>
    inBrowser(request, reply, async () => {
      const { address, trip } = await beginTrip(await providerOf(request), ownPath(request.query.next));
      const sealed = services.sealing.seal(JSON.stringify(trip), tripPlace).toString("base64url");
      const kept = { path: tripPath, httpOnly: true, sameSite: "lax" as const, secure: isSecure(services) };
      void reply.setCookie(tripCookie, sealed, { ...kept, maxAge: tripSeconds });
      return await reply.redirect(address.href);
    }),
  );
  app.get("/api/identity/return", { schema: {} }, (request, reply) =>
    inBrowser(request, reply, async () => {
      const trip = openTrip(services, request);
      void reply.clearCookie(tripCookie, { path: tripPath });
      const at = services.now();
      const query = new URLSearchParams(request.url.split("?")[1] ?? "");
      const identity = await endTrip(await providerOf(request), trip, query, at);
      const { actor } = request;
      const resident = actor?.kind === "resident" ? { resident: actor.id } : {};
      const call = { division: config.division, ...resident, identity, client: clientOf(request), at };
      const token = await acceptIdentity(services, call);
      if (token) giveCookie(reply, token, isSecure(services));
      return await reply.redirect(trip.next);
    }),
  );
}

/** Only ever a path of ours: an address from outside would lead people away under our name. */
function ownPath(next = "/"): string {
  return /^\/(?![/\\])[^\\\s]*$/.test(next) ? next : "/";
}

function openTrip({ sealing }: Services, request: FastifyRequest): IdentityTrip {
  try {
    const sealed = Buffer.from(request.cookies[tripCookie] ?? "", "base64url");
    return JSON.parse(sealing.open(sealed, tripPlace)) as IdentityTrip;
  } catch (cause) {
    throw refuse("identity-failed", { cause });
  }
}

/** The provider the bureau configured; its description is fetched once, when first needed. */
function realProvider({ config }: Services): ProviderOf {
  const { identityUrl, identityClient, identitySecret } = config;
  let configuration: Promise<oidc.Configuration> | undefined;
  return async () => {
    if (!identityUrl || !identityClient) throw refuse("identity-absent");
    configuration ??= oidc.discovery(new URL(identityUrl), identityClient, identitySecret);
    configuration.catch(() => {
      configuration = undefined;
    });
    return { configuration: await configuration, returnTo: `${config.origin}/api/identity/return` };
  };
}

/** A refusal is a page for whoever sits before a browser, and the usual answer for a program. */
async function inBrowser(
  request: FastifyRequest,
  reply: FastifyReply,
  act: () => Promise<unknown>,
): Promise<unknown> {
  try {
    return await act();
  } catch (error) {
    const wantsPage = /text\/html/.test(request.headers.accept ?? "");
    if (!(error instanceof Refusal) || !wantsPage) throw error;
    const body = `<p>${escapeHtml(error.userMessage)}</p><p><a href="/sign-in">回到登录页</a></p>`;
    return await reply.code(error.status).type("text/html; charset=utf-8").send(plainPage("身份认证", body));
  }
}
