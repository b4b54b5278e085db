import Type from "typebox";
import { CaseNumber } from "#contract/case.ts";
import { allowKind, requireActor } from "#server/modules/access/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import type { PackedFile } from "#server/platform/zip.ts";
import { caseKeyOf } from "../application-query.ts";
import { packResults, resultsOf } from "./results-query.ts";

const params = Type.Object({ number: CaseNumber }, { additionalProperties: false });
const binary = Type.Unsafe<Buffer>({ type: "string", format: "binary" });
const answered = (type: string) => ({ 200: { content: { [type]: { schema: binary } } } });

/** R2.34 the results of a bundle come as one pack, to its applicant. */
export function resultsRoutes(app: App, services: Services): void {
  const onRequest = allowKind("resident");
  const pdf = { tags: ["applications"], summary: "What came of each part of a bundle (PDF)", params };
  app.get(
    "/api/joint/:number/results.pdf",
    { onRequest, schema: { ...pdf, response: answered("application/pdf") } },
    async (request, reply) => {
      const actor = requireActor(request, "resident");
      const key = caseKeyOf(actor.division, request.params.number);
      const { summary } = await resultsOf(services, actor, key);
      void reply.header("content-disposition", disposition("inline", summary));
      return await reply.type("application/pdf").send(Buffer.from(summary.bytes));
    },
  );
  const zip = { tags: ["applications"], summary: "All documents and licences of a bundle", params };
  app.get(
    "/api/joint/:number/results.zip",
    { onRequest, schema: { ...zip, response: answered("application/zip") } },
    async (request, reply) => {
      const actor = requireActor(request, "resident");
      const key = caseKeyOf(actor.division, request.params.number);
      const pack = await packResults(services, actor, key);
      void reply.header("content-disposition", disposition("attachment", pack));
      void reply.header("cache-control", "private, no-store");
      return await reply.type("application/zip").send(Buffer.from(pack.bytes));
    },
  );
}

const disposition = (how: string, { name }: PackedFile) =>
  `${how}; filename*=UTF-8''${encodeURIComponent(name)}`;
