/**
 * A made-up national identity, mounted at /dev/identity while demonstrating: a real OpenID Connect provider
 * (oidc-provider), where one chooses which of the demonstration's people to be instead of proving it.
 */
import { generateKeyPairSync, randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import { LRUCache } from "lru-cache";
import type Provider from "oidc-provider";
import * as oidc from "openid-client";
import type { App } from "#server/platform/http/app-frame.ts";
import { escapeHtml, plainPage } from "#server/platform/http/plain-page.ts";
import type { Services } from "#server/platform/services.ts";
import { demonstrationOf } from "./demonstration.ts";
import { memoryAdapter } from "./demonstration-identity-memory.ts";
import type { IdentityProvider } from "./identity.ts";

const mount = "/dev/identity";
const client = { id: "tongban", secret: randomBytes(24).toString("base64url") };

interface Desk {
  provider: Provider;
  /** What our side knows of it: asked of the provider itself, so it must be there first. */
  known: Promise<IdentityProvider>;
}

/** One for each address the demonstration is opened under: 127.0.0.1, localhost, a test's own port. */
const mostAddresses = 5;

/** Mounts the provider and answers how to reach it from a request's own address. */
export function mountDemonstrationIdentity(
  app: App,
  services: Services,
): (request: FastifyRequest) => Promise<IdentityProvider> {
  const desks = new LRUCache<string, Promise<Desk>>({ max: mostAddresses });
  const deskOf = (request: FastifyRequest): Promise<Desk> => {
    const base = new URL(`${request.protocol}://${request.host}`).origin;
    const desk = desks.get(base) ?? openDesk(app, services, base);
    desks.set(base, desk);
    return desk;
  };
  void app.register(async (scope) => mountRoutes(scope as App, services, deskOf));
  return async (request) => (await deskOf(request)).known;
}

/** The package is loaded only when somebody first goes there. */
async function openDesk(app: App, services: Services, base: string): Promise<Desk> {
  const { default: Provider } = await import("oidc-provider");
  const returnTo = `${base}/api/identity/return`;
  const provider = new Provider(`${base}${mount}`, settings(services, returnTo));
  const known = discover(app, base, returnTo);
  known.catch(() => undefined); // Told to whoever asks for it.
  return { provider, known };
}

async function discover(app: App, base: string, returnTo: string): Promise<IdentityProvider> {
  const configuration = await oidc.discovery(
    new URL(`${base}${mount}`),
    client.id,
    client.secret,
    undefined,
    {
      execute: [oidc.allowInsecureRequests],
      [oidc.customFetch]: (url, init) => askProvider(app, url, init as RequestInit),
    },
  );
  return { configuration, returnTo };
}

/** The provider is asked inside this process: whatever the demonstration's address, nothing goes over the network. */
async function askProvider(app: App, url: string, init: RequestInit): Promise<Response> {
  const { host, pathname, search } = new URL(url);
  const answer = await app.inject({
    method: (init.method ?? "GET") as "GET" | "POST",
    url: pathname + search,
    headers: { ...Object.fromEntries(new Headers(init.headers)), host },
    ...(init.body != null && { payload: String(init.body) }),
  });
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers))
    if (value !== undefined) headers.set(name, String(value));
  return new Response(answer.rawPayload as Uint8Array<ArrayBuffer>, { status: answer.statusCode, headers });
}

function settings(services: Services, returnTo: string): Record<string, unknown> {
  const people = demonstrationOf(services).identities;
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    clients: [
      { client_id: client.id, client_secret: client.secret, redirect_uris: [returnTo], ...authentication },
    ],
    jwks: {
      keys: [{ ...privateKey.export({ format: "jwk" }), alg: "RS256", use: "sig", kid: "demonstration" }],
    },
    adapter: memoryAdapter(),
    cookies: { keys: [randomBytes(24).toString("base64url")] },
    claims: { openid: ["sub"], profile: ["name"], identity: ["id_number", "phone_number"] },
    scopes: ["openid", "profile", "identity"],
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `${mount}/choose/${uid}` },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 60, AuthorizationCode: 60, IdToken: 60 },
    findAccount: (_: unknown, subject: string) => {
      const person = people.find((one) => one.subject === subject);
      return person && { accountId: subject, claims: () => claimsOf(person) };
    },
    loadExistingGrant: grantAll,
  };
}

const authentication = { token_endpoint_auth_method: "client_secret_post" };

function claimsOf({ subject: sub, name, idNumber, phone }: Person) {
  return { sub, name, id_number: idNumber, phone_number: phone };
}

type Person = ReturnType<typeof demonstrationOf>["identities"][number];

/** Nobody is asked for consent: it is the State's own hall that asks who they are. */
async function grantAll(context: {
  oidc: { provider: Provider; client: { clientId: string }; session: { accountId: string } };
}) {
  const { provider, client: asked, session } = context.oidc;
  const grant = new provider.Grant({ clientId: asked.clientId, accountId: session.accountId });
  grant.addOIDCScope("openid profile identity");
  await grant.save();
  return grant;
}

function mountRoutes(app: App, services: Services, deskOf: (request: FastifyRequest) => Promise<Desk>): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, _payload, done) => done(null));
  const hidden = { schema: { hide: true } };
  app.get(`${mount}/choose/:uid`, hidden, async (request, reply) => {
    const { uid } = request.params as { uid: string };
    return await reply
      .type("text/html; charset=utf-8")
      .send(choosePage(uid, demonstrationOf(services).identities));
  });
  app.post(`${mount}/choose/:uid/:subject`, hidden, async (request, reply) => {
    const { subject } = request.params as { subject: string };
    const { provider } = await deskOf(request);
    reply.hijack();
    await provider.interactionFinished(request.raw, reply.raw, {
      login: { accountId: subject, remember: false },
    });
  });
  app.all(`${mount}/*`, hidden, async (request, reply) => {
    const { provider } = await deskOf(request);
    await handOver(provider, request, reply);
  });
}

/** The provider counts its paths from where it is mounted. */
async function handOver(provider: Provider, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.hijack();
  const raw = request.raw as IncomingMessage & { originalUrl?: string };
  raw.originalUrl = request.url;
  raw.url = request.url.slice(mount.length);
  await provider.callback()(raw, reply.raw);
}

function choosePage(uid: string, people: readonly Person[]): string {
  const buttons = people.map(
    ({ subject, name, idNumber }) =>
      `<form method="post" action="${mount}/choose/${encodeURIComponent(uid)}/${encodeURIComponent(subject)}">
<p><button>以 ${escapeHtml(name)} 的身份登录</button> ${escapeHtml(idNumber)}</p></form>`,
  );
  const intro = "<p>这是演示用的统一身份认证，人物和号码都是虚构的。请选择以谁的身份登录：</p>";
  return plainPage("演示：统一身份认证", intro + buttons.join("\n"));
}
