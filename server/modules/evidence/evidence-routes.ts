/** Files of evidence over HTTP. */
import multipart from "@fastify/multipart";
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import { EvidenceFile } from "#contract/evidence.ts";
import { FileId } from "#contract/file.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { requireActor } from "#server/modules/access/index.ts";
import { staffCall } from "#server/modules/audit/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { keepEvidence, mayKeep, mayRead, readEvidence } from "./evidence.ts";

const tags = ["evidence"];
const at = "/api/staff/evidence";
const params = Type.Object({ id: FileId }, { additionalProperties: false });

const only = (may: (actor: StaffActor) => boolean) => async (request: FastifyRequest) => {
  if (!may(requireActor(request, "staff"))) throw refuse("not-permitted");
};

export async function evidenceRoutes(app: App, services: Services): Promise<void> {
  const { uploadMegabytes } = services.config;
  // One more than the store takes, so that the store, which says why, is the one to refuse.
  await app.register(multipart, { limits: { files: 1, fileSize: uploadMegabytes * 1024 * 1024 + 1 } });
  const summary = "Bring a file of evidence (multipart, field `file`)";
  const keep = { tags, summary, consumes: ["multipart/form-data"], response: { 201: EvidenceFile } };
  app.post(at, { onRequest: only(mayKeep), schema: keep }, async (request, reply) => {
    const call = staffCall(request, services);
    const part = await request.file();
    if (part?.fieldname !== "file") throw refuse("file-empty", { field: "file" });
    return reply.code(201).send(await keepEvidence(services, call, part));
  });
  const read = { tags, summary: "A file of evidence; audited", params };
  app.get(`${at}/:id`, { onRequest: only(mayRead), schema: read }, async (request, reply) => {
    const call = staffCall(request, services);
    const { name, type, content } = await readEvidence(services, call, request.params.id);
    return reply
      .type(type)
      .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header("cache-control", "private, no-store")
      .send(content);
  });
}
