/** The public check, one's own licences, the certificate, and what the issuing organ may change. */
import Type from "typebox";
import { LicenceAct, type LicenceAction, LicenceCheck, LicenceView, MyLicences } from "#contract/licence.ts";
import { allowKind, permit, requireActor } from "#server/modules/access/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { once } from "#server/platform/requests/once.ts";
import type { Services } from "#server/platform/services.ts";
import { checkLicence } from "./licence-check.ts";
import { changeLicence } from "./licence-commands.ts";
import { readLicencePdf } from "./licence-copy.ts";
import { type LicenceReader, licenceActions, readableLicence, subjectOf } from "./licence-policy.ts";
import { licencesOf } from "./licence-store.ts";
import { licenceView, myLicence } from "./licence-view.ts";

const Key = Type.Object({ id: Type.String({ format: "uuid" }) });
const Pdf = {
  content: { "application/pdf": { schema: Type.Unsafe<Buffer>({ type: "string", format: "binary" }) } },
};
/** A guesser gets nowhere: 60 tries a minute from one address, against 119 random bits. */
const checkRate = { rateLimit: { max: 60, timeWindow: 60_000 } };

export function licenceRoutes(app: App, services: Services): void {
  const Token = Type.Object({ token: Type.String({ maxLength: 100 }) });
  const check = { config: checkRate, schema: { params: Token, response: { 200: LicenceCheck } } };
  app.get("/api/check/:token", check, async ({ params }, reply) => {
    void reply.header("cache-control", "no-store");
    return await checkLicence(services, services.db, params.token, services.now());
  });
  readingRoutes(app, services);
  for (const action of licenceActions) changeRoute(app, services, action);
}

function readingRoutes(app: App, services: Services): void {
  const { db, sealing, now } = services;
  const mine = { onRequest: allowKind("resident"), schema: { response: { 200: MyLicences } } };
  app.get("/api/licences/mine", mine, async (request) => {
    const { division, id, enterprises } = requireActor(request, "resident");
    const whose = { division, resident: id, enterprises: enterprises.map(({ uscc }) => uscc) };
    const licences = await licencesOf(db, sealing, whose);
    return { licences: licences.map((licence) => myLicence(licence, now())) };
  });

  const signedIn = allowKind("resident", "staff");
  const view = { onRequest: signedIn, schema: { params: Key, response: { 200: LicenceView } } };
  app.get("/api/licences/:id", view, async (request) => {
    const actor = readerOf(request);
    return licenceView(await readableLicence(services, db, actor, request.params.id), actor, now());
  });

  const pdf = { onRequest: signedIn, schema: { params: Key, response: { 200: Pdf } } };
  app.get("/api/licences/:id.pdf", pdf, async (request, reply) => {
    const actor = readerOf(request);
    const { id } = request.params;
    const { bytes, missing, fileName } = await readLicencePdf(services, actor, id);
    if (missing.length > 0) request.log.warn({ missing: missing.length, licence: id }, "glyphs are missing");
    const name = encodeURIComponent(fileName);
    void reply.header("content-disposition", `inline; filename="licence.pdf"; filename*=UTF-8''${name}`);
    return await reply.type("application/pdf").header("cache-control", "private, no-store").send(bytes);
  });
}

/** R6.4: a change of status by the organ that issued it. */
function changeRoute(app: App, services: Services, action: LicenceAction): void {
  const schema = { params: Key, body: LicenceAct, response: { 200: LicenceView } };
  app.post(`/api/licences/:id/${action}`, { onRequest: allowKind("staff"), schema }, async (request) => {
    const actor = requireActor(request, "staff");
    const { requestKey, version, reason } = request.body;
    const at = services.now();
    return await services.db.transaction().execute(async (tx) => {
      const licence = await readableLicence(services, tx, actor, request.params.id);
      permit(actor, "licence.revoke", subjectOf(licence));
      const { division, id } = licence;
      const asked = { division, requestKey, actor: actor.id, action: `licence.${action} ${id}`, at };
      return await once(tx, services.sealing, asked, async () => {
        const by = { reason: reason.trim(), at, actor: { kind: actor.kind, id: actor.id } };
        return licenceView(
          await changeLicence(services, tx, { division, id, version }, action, by),
          actor,
          at,
        );
      });
    });
  });
}

function readerOf(request: Parameters<typeof requireActor>[0]): LicenceReader {
  return requireActor(request, "resident", "staff");
}
