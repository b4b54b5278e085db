/** Signing in and out: residents by phone, staff by password. */
import Type from "typebox";
import { CodeAsk, CodeSent, PhoneSignIn } from "#contract/people.ts";
import { SignedIn, StaffSignIn } from "#contract/staff.ts";
import { tidyCode } from "#server/kernel/codes/tidy.ts";
import { clientOf } from "#server/modules/access/index.ts";
import { recordAudit } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { accessRulesOf } from "./access-rules.ts";
import { giveCookie, isSecure, takeCookie } from "./authenticate.ts";
import { endSession } from "./session-store.ts";
import { sessionsOf } from "./sessions.ts";
import { sendSignInCode, signInWithCode } from "./sign-in-code.ts";
import { signInStaff } from "./staff-sign-in.ts";

const Done = Type.Object({});

export function signInRoutes(app: App, services: Services): void {
  const { division } = services.config;
  app.post(
    "/api/sign-in/code",
    { schema: { body: CodeAsk, response: { 200: CodeSent } } },
    async (request) => {
      const phone = tidyCode(request.body.phone);
      await sendSignInCode(services, { division, phone, client: clientOf(request), at: services.now() });
      const { code, limits } = accessRulesOf(services);
      const shortest = Math.min(...limits["code-phone"].map(({ minutes }) => minutes));
      return { minutes: code.minutes, again: shortest * 60 };
    },
  );

  app.post(
    "/api/sign-in",
    { schema: { body: PhoneSignIn, response: { 200: Done } } },
    async (request, reply) => {
      const { phone, code } = request.body;
      const ask = {
        division,
        phone: tidyCode(phone),
        code: tidyCode(code),
        client: clientOf(request),
        at: services.now(),
      };
      giveCookie(reply, await signInWithCode(services, ask), isSecure(services));
      return {};
    },
  );

  const staffSchema = { body: StaffSignIn, response: { 200: SignedIn } };
  app.post("/api/staff/sign-in", { schema: staffSchema }, async (request, reply) => {
    const ask = { division, ...request.body, client: clientOf(request), at: services.now() };
    const { token, duty } = await signInStaff(services, ask);
    giveCookie(reply, token, isSecure(services));
    return duty ? { duty } : {};
  });

  app.post("/api/sign-out", { schema: { response: { 200: Done } } }, async (request, reply) => {
    takeCookie(reply, isSecure(services));
    const { session } = request;
    if (!session) return {};
    const { division, digest, actor } = session;
    await services.db.transaction().execute(async (tx) => {
      await endSession(tx, { division, digest });
      const client = clientOf(request);
      const { kind, id } = actor;
      const account = actor.kind === "staff" ? actor.account : undefined;
      await recordAudit(tx, {
        ...{ division, at: services.now(), client, action: `${kind}.sign-out`, result: "done" },
        actor: { kind, id, ...(account !== undefined && { account }) },
      });
    });
    sessionsOf(services).forget({ division, digest });
    return {};
  });
}
