/**
 * Who asks: the session in the cookie, or the key in the `Authorization` header, becomes `request.actor`. A machine of
 * the hall has a cookie of its own and becomes `request.device`, and the actor too while nobody is signed in at it.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { accessRulesOf } from "./access-rules.ts";
import { readToken, type Token } from "./session.ts";
import type { Session } from "./session-store.ts";
import { listenForNotices, sessionsOf } from "./sessions.ts";
import { dutyOf } from "./staff.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The session it came with, also while a duty is to be done first. */
    session?: Session;
  }
}

export const sessionCookie = "tongban";
/** Of a machine: beside the cookie of whoever is signed in there. */
export const deviceCookie = "tongban-device";

/** What browsers keep a cookie for at most. */
const mostDays = 400;

/** Hooks the look-up into every route of the application. */
export function authenticate(app: FastifyInstance, services: Services): void {
  app.decorateRequest("actor");
  app.decorateRequest("duty");
  app.decorateRequest("session");
  app.decorateRequest("device");
  const deafen = listenForNotices(services);
  app.addHook("onClose", async () => deafen());
  app.addHook("onRequest", async (request, reply) => {
    const now = services.now();
    const device = await deviceOf(request, services, now);
    const session = (await personOf(request, services, now, device?.actor.id)) ?? device;
    if (!session) return;
    if (device?.actor.kind === "device") request.device = device.actor;
    request.session = session;
    void reply.header("cache-control", "no-store");
    const duty = dutyIn(session, services, now);
    if (duty) request.duty = duty;
    else request.actor = session.actor;
  });
}

/** The machine the request comes from: only its own cookie says so. */
async function deviceOf(request: FastifyRequest, services: Services, now: string) {
  if (request.headers.authorization !== undefined) return undefined;
  const token = readToken(request.cookies[deviceCookie]);
  const session = token && (await sessionsOf(services).use(token, now));
  return session?.actor.kind === "device" ? session : undefined;
}

/** Who asks: people by their cookie, systems by their key; neither does in the other's place. */
async function personOf(
  request: FastifyRequest,
  services: Services,
  now: string,
  device: string | undefined,
): Promise<Session | undefined> {
  const token = tokenOf(request);
  const session = token && (await sessionsOf(services).use(token, now));
  if (!session || session.actor.kind === "device") return undefined;
  if (session.kiosk !== undefined && session.kiosk !== device) return undefined;
  const byKey = request.headers.authorization !== undefined;
  return (session.actor.kind === "connected") === byKey ? session : undefined;
}

function tokenOf(request: FastifyRequest): Token | undefined {
  const { authorization } = request.headers;
  if (authorization !== undefined) return readToken(/^Bearer (\S+)$/.exec(authorization)?.[1]);
  return readToken(request.cookies[sessionCookie]);
}

function dutyIn({ staff, actor }: Session, services: Services, now: string) {
  if (!staff || actor.kind !== "staff") return undefined;
  return dutyOf(staff, actor.posts, accessRulesOf(services).password, now);
}

/** The session of a request that may have a duty to do; refused (401) without one. */
export function requireSession(request: FastifyRequest): Session {
  if (!request.session) throw refuse("not-signed-in");
  return request.session;
}

/** An `onRequest` hook for routes about one's own staff account: open also while a duty is to be done first. */
export async function allowOwnAccount(request: FastifyRequest): Promise<void> {
  if (requireSession(request).actor.kind !== "staff") throw refuse("not-permitted");
}

/** Gives the browser its session. Lax keeps it out of requests that other sites start; no script can read it. */
export function giveCookie(reply: FastifyReply, token: Token, secure: boolean): void {
  void reply.setCookie(sessionCookie, token.text, { path: "/", httpOnly: true, sameSite: "lax", secure });
}

/** Gives a machine its session, for as long as browsers keep anything; only our own pages send it along. */
export function giveDeviceCookie(reply: FastifyReply, token: Token, secure: boolean): void {
  const kept = { path: "/", httpOnly: true, sameSite: "strict" as const, secure };
  void reply.setCookie(deviceCookie, token.text, { ...kept, maxAge: mostDays * 24 * 3600 });
}

export function takeCookie(reply: FastifyReply, secure: boolean): void {
  void reply.clearCookie(sessionCookie, { path: "/", httpOnly: true, sameSite: "lax", secure });
}

/** Whether people reach us by https, so that the cookie may ask for it. */
export function isSecure({ config }: Pick<Services, "config">): boolean {
  return config.origin.startsWith("https:");
}
