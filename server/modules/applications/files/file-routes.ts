/** Files of an application: brought by whoever applies or receives, read by whoever may read the case. */
import multipart from "@fastify/multipart";
import Type from "typebox";
import { CaseNumber } from "#contract/case.ts";
import { FileView } from "#contract/draft.ts";
import { FileId } from "#contract/file.ts";
import type { Actor } from "#server/kernel/access/actor.ts";
import { allowKind, permit, requireActor } from "#server/modules/access/index.ts";
import type { App } from "#server/platform/http/app-frame.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { subjectOf } from "../../../cases/index.ts";
import { caseKeyOf, fileIds, readWhole } from "../application-query.ts";
import { isOwner, noteFile, readFiles } from "./file-store.ts";

const tags = ["files"];

export async function fileRoutes(app: App, services: Services): Promise<void> {
  const { config, db, files, now } = services;
  // One more than the store takes, so that the store, which says why, is the one to refuse.
  await app.register(multipart, { limits: { files: 1, fileSize: config.uploadMegabytes * 1024 * 1024 + 1 } });
  const onRequest = allowKind("resident", "staff");

  const summary = "Bring a file (multipart, field `file`)";
  const keep = { tags, summary, consumes: ["multipart/form-data"], response: { 201: FileView } };
  app.post("/api/files", { onRequest, schema: keep }, async (request, reply) => {
    const { division, kind, id } = requireActor(request, "resident", "staff");
    const part = await request.file();
    if (part?.fieldname !== "file") throw refuse("file-empty", { field: "file" });
    const stored = await files.keep(part.file);
    const file = { ...stored, name: nameOf(part.filename), at: now() };
    return reply.code(201).send(await noteFile(db, division, `${kind}/${id}`, file));
  });

  const params = Type.Object({ id: FileId }, { additionalProperties: false });
  const querystring = Type.Object({ case: Type.Optional(CaseNumber) }, { additionalProperties: false });
  const read = { tags, summary: "A file of mine, or one of a case I may read", params, querystring };
  app.get("/api/files/:id", { onRequest, schema: read }, async (request, reply) => {
    const actor = requireActor(request, "resident", "staff");
    const { id } = request.params;
    if (!(await mayRead(services, actor, id, request.query.case))) throw refuse("not-found");
    const [file] = await readFiles(db, actor.division, [id]);
    const content = file && (await files.read(id));
    if (!content) throw refuse("not-found");
    const shown = file.type.startsWith("image/") || file.type === "application/pdf";
    const name = encodeURIComponent(file.name);
    return reply
      .type(file.type)
      .header("content-disposition", `${shown ? "inline" : "attachment"}; filename*=UTF-8''${name}`)
      .header("cache-control", "private, max-age=3600")
      .send(content);
  });
}

async function mayRead(services: Services, actor: Actor, id: string, number?: string): Promise<boolean> {
  if (await isOwner(services.db, actor.division, `${actor.kind}/${actor.id}`, id)) return true;
  if (number === undefined) return false;
  const { current, content } = await readWhole(services, caseKeyOf(actor.division, number));
  permit(actor, "case.read", subjectOf(current));
  return fileIds(content).includes(id);
}

/** The last part of what the browser calls it, and not too long. */
function nameOf(name: string): string {
  const last = name.split(/[\\/]/).at(-1)?.trim() ?? "";
  return (last || "文件").slice(-200);
}
