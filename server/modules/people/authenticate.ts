/** Who asks: the session in the cookie, or the key in the `Authorization` header, becomes `request.actor`. */
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

/** Hooks the look-up into every route of the application. */
export function authenticate(app: FastifyInstance, services: Services): void {
  app.decorateRequest("actor");
  app.decorateRequest("duty");
  app.decorateRequest("session");
  const deafen = listenForNotices(services);
  app.addHook("onClose", async () => deafen());
  app.addHook("onRequest", async (request, reply) => {
    const token = tokenOf(request);
    if (!token) return;
    const now = services.now();
    const session = await sessionsOf(services).use(token, now);
    if (!session || isKey(session) !== (request.headers.authorization !== undefined)) return;
    request.session = session;
    void reply.header("cache-control", "no-store");
    const duty = dutyIn(session, services, now);
    if (duty) request.duty = duty;
    else request.actor = session.actor;
  });
}

/** Browsers send the cookie; devices and systems their key. Neither does in the other's place. */
function tokenOf(request: FastifyRequest): Token | undefined {
  const { authorization } = request.headers;
  if (authorization !== undefined) return readToken(/^Bearer (\S+)$/.exec(authorization)?.[1]);
  return readToken(request.cookies[sessionCookie]);
}

function isKey({ actor }: Session): boolean {
  return actor.kind === "device" || actor.kind === "connected";
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

export function takeCookie(reply: FastifyReply, secure: boolean): void {
  void reply.clearCookie(sessionCookie, { path: "/", httpOnly: true, sameSite: "lax", secure });
}

/** Whether people reach us by https, so that the cookie may ask for it. */
export function isSecure({ config }: Pick<Services, "config">): boolean {
  return config.origin.startsWith("https:");
}
