import Type from "typebox";
import { AbolishedProofs, DeleteMaterial, MyMaterials, RecordId } from "#contract/materials.ts";
import { allowKind } from "#server/modules/access/index.ts";
import { residentCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import type { Services } from "#server/platform/services.ts";
import { abolishedProofsOf } from "./abolished.ts";
import { deleteMaterial, myMaterials, openMaterialFile } from "./my-materials.ts";

const tags = ["materials"];
const exact = { additionalProperties: false };
const ById = Type.Object({ id: RecordId }, exact);

export function materialsRoutes(app: App, services: Services): void {
  const list = { tags, summary: "Proofs nobody may ask for any more", response: { 200: AbolishedProofs } };
  app.get("/api/abolished-proofs", { schema: list }, async () => ({ proofs: abolishedProofsOf(services) }));

  const onRequest = allowKind("resident");
  const mine = { tags, summary: "What is kept of me", response: { 200: MyMaterials } };
  app.get("/api/materials/mine", { onRequest, schema: mine }, async (request) => ({
    materials: await myMaterials(services, residentCall(request, services)),
  }));

  const summary = "Throw away a material of mine that nobody has issued or checked";
  const drop = { tags, summary, params: ById, body: DeleteMaterial, response: { 204: Type.Null() } };
  app.post("/api/materials/:id/delete", { onRequest, schema: drop }, async (request, reply) => {
    const { id } = request.params;
    const { requestKey } = request.body;
    await deleteMaterial(services, { ...residentCall(request, services), id, requestKey });
    return reply.code(204).send(null);
  });

  const params = Type.Object({ id: RecordId, file: Type.String({ pattern: "^[0-9a-f]{64}$" }) }, exact);
  const read = { tags, summary: "A file of a kept material of mine; audited", params };
  app.get("/api/materials/:id/files/:file", { onRequest, schema: read }, async (request, reply) => {
    const call = { ...residentCall(request, services), ...request.params };
    const { name, content } = await openMaterialFile(services, call);
    return reply
      .type("application/octet-stream")
      .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header("cache-control", "private, no-store")
      .send(content);
  });
}
