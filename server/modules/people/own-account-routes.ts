/** The account of the member of staff signed in: who they are, their password, their second factor. */
import type { FastifyRequest } from "fastify";
import QRCode from "qrcode";
import Type from "typebox";
import { ChangePassword, StaffMe, TotpCode, TotpSetUp } from "#contract/staff.ts";
import { clientOf } from "#server/modules/access/index.ts";
import type { StaffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { accessRulesOf } from "./access-rules.ts";
import { allowOwnAccount, requireSession } from "./authenticate.ts";
import { forgetHolder } from "./sessions.ts";
import { changePassword } from "./staff-password.ts";
import { readStaffMe } from "./staff-query.ts";
import { beginTotp, confirmTotp } from "./staff-totp.ts";

const Done = Type.Object({});
const own = { onRequest: allowOwnAccount };

export function ownAccountRoutes(app: App, services: Services): void {
  const { db } = services;
  app.get(
    "/api/staff/me",
    { ...own, schema: { response: { 200: StaffMe } } },
    async (request) => await readStaffMe(db, requireSession(request), request.duty, accessRulesOf(services)),
  );
  const password = { ...own, schema: { body: ChangePassword, response: { 200: Done } } };
  app.post("/api/staff/password", password, async (request) => {
    const { digest, actor } = requireSession(request);
    await changePassword(services, { ...ownCall(request, services), ...request.body, session: digest });
    forgetHolder(services, actor);
    return {};
  });
  app.get("/api/staff/totp", { ...own, schema: { response: { 200: TotpSetUp } } }, async (request) => {
    const { secret, address } = await beginTotp(services, ownCall(request, services));
    return { secret, address, qr: await QRCode.toString(address, { type: "svg" }) };
  });
  app.post(
    "/api/staff/totp",
    { ...own, schema: { body: TotpCode, response: { 200: Done } } },
    async (request) => {
      const call = ownCall(request, services);
      await confirmTotp(services, { ...call, ...request.body });
      forgetHolder(services, call.actor);
      return {};
    },
  );
}

/** The call of somebody about their own account, who may have a duty to do first. */
function ownCall(request: FastifyRequest, { now }: Services): StaffCall {
  const { actor } = requireSession(request);
  if (actor.kind !== "staff") throw refuse("not-permitted");
  return { actor, client: clientOf(request), at: now() };
}
