/** A resident's own account: profile, enterprises, mandates. */
import Type from "typebox";
import { Uscc } from "#contract/organisation.ts";
import { EnterpriseAsk, MandateAsk, MandateView, ProfileEdit } from "#contract/people.ts";
import { Me, MyEnterprise } from "#contract/portal.ts";
import { allowKind } from "#server/modules/access/index.ts";
import { residentCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { demonstrationOf } from "./demonstration.ts";
import { type EnterpriseRegistry, simulatedRegistry } from "./enterprise-registry.ts";
import { addEnterprise, endMandateBy, giveMandate, listMandates, myEnterprises } from "./enterprises.ts";
import { editProfile, readMe } from "./profile.ts";
import { forgetHolder } from "./sessions.ts";

const own = { onRequest: allowKind("resident") };
const Done = Type.Object({});
const OfEnterprise = Type.Object({ uscc: Uscc }, { additionalProperties: false });
const Enterprises = Type.Object({ enterprises: Type.Array(MyEnterprise) });
const Mandates = Type.Object({ mandates: Type.Array(MandateView) });

export function residentRoutes(app: App, services: Services): void {
  const registry = registryOf(services);
  app.get("/api/me", { ...own, schema: { response: { 200: Me } } }, async (request) =>
    readMe(services, residentCall(request, services)),
  );
  app.put("/api/me", { ...own, schema: { body: ProfileEdit, response: { 200: Me } } }, async (request) => {
    const call = residentCall(request, services);
    await editProfile(services, { ...call, edit: request.body });
    return await readMe(services, call);
  });
  app.get("/api/me/enterprises", { ...own, schema: { response: { 200: Enterprises } } }, async (request) => ({
    enterprises: await myEnterprises(services, residentCall(request, services)),
  }));
  const add = { body: EnterpriseAsk, response: { 200: Enterprises } };
  app.post("/api/me/enterprises", { ...own, schema: add }, async (request) => {
    const call = residentCall(request, services);
    await addEnterprise(services, registry, { ...call, ask: request.body });
    forgetHolder(services, call.actor);
    return { enterprises: await myEnterprises(services, call) };
  });
  mandateRoutes(app, services);
}

function mandateRoutes(app: App, services: Services): void {
  const list = { params: OfEnterprise, response: { 200: Mandates } };
  app.get("/api/me/enterprises/:uscc/mandates", { ...own, schema: list }, async (request) => ({
    mandates: await listMandates(services, {
      ...residentCall(request, services),
      enterprise: request.params.uscc,
    }),
  }));
  const give = {
    params: OfEnterprise,
    body: MandateAsk,
    response: { 200: Type.Object({ id: Type.String() }) },
  };
  app.post("/api/me/enterprises/:uscc/mandates", { ...own, schema: give }, async (request) => {
    const { uscc: enterprise } = request.params;
    return await giveMandate(services, { ...residentCall(request, services), enterprise, ask: request.body });
  });
  const Id = Type.Object({ id: Type.String({ format: "uuid" }) });
  app.post(
    "/api/me/mandates/:id/end",
    { ...own, schema: { params: Id, response: { 200: Done } } },
    async (request) => {
      await endMandateBy(services, { ...residentCall(request, services), id: request.params.id });
      return {};
    },
  );
}

/** Only the demonstration has one built in; a bureau's own is connected here. */
function registryOf(services: Services): EnterpriseRegistry | undefined {
  if (services.config.mode !== "demonstration") return undefined;
  return simulatedRegistry(demonstrationOf(services).enterprises);
}
