/** Photos of a round: pictures only, of a limited size, read by those who may read an entry they belong to. */
import type { Readable } from "node:stream";
import type { Static } from "typebox";
import type { Photo } from "#contract/conduct.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import type { StaffCall } from "#server/modules/audit/index.ts";
import { mediaTypes } from "#server/platform/files/file-type.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import "./conduct-refusals.ts";
import { organOn } from "./contest.ts";
import { findPhoto, notePhoto, photoEntries } from "./entry-store.ts";
import { sheetOf } from "./sheet.ts";
import { supervisorsOn } from "./term-store.ts";

interface Part {
  fieldname: string;
  filename: string;
  file: Readable;
}

/** By whoever goes rounds today, or keeps the appraisal. Refused: no picture, too large. */
export async function keepPhoto(
  services: Services,
  { actor, at }: StaffCall,
  part: Part | undefined,
): Promise<Static<typeof Photo>> {
  const { db, files } = services;
  const { division, id: by } = actor;
  const supervisors = (await supervisorsOn(db, division, shanghaiDay(at))).map(({ staff }) => staff);
  if (!can(actor, "conduct.check", { division, supervisors }) && !can(actor, "conduct.keep", { division }))
    throw refuse("not-permitted");
  if (part?.fieldname !== "file") throw refuse("file-empty", { field: "file" });
  const { id, type, size } = await files.keep(part.file);
  if (type !== "jpeg" && type !== "png") throw refuse("conduct-photo-type", { field: "file" });
  const most = sheetOf(services, shanghaiDay(at)).photo.mostMegabytes * 1024 * 1024;
  if (size > most) throw refuse("file-too-large", { size: most });
  const photo = { id, type: mediaTypes[type], size };
  await notePhoto(db, { division, by, at }, photo);
  return { ...photo, name: part.filename.slice(-100) || "照片" };
}

/** Refused as not there for anybody who may not read it. */
export async function readPhoto(
  services: Services,
  actor: StaffActor,
  id: string,
): Promise<{ type: string; content: Readable }> {
  const { db, files } = services;
  const photo = await findPhoto(db, actor.division, id);
  if (!photo || !(await maySee(services, actor, id))) throw refuse("not-found");
  const content = await files.read(id);
  if (!content) throw refuse("not-found");
  return { type: photo.type, content };
}

/** Whoever brought it, whom an entry with it concerns, who went its round, who reads the appraisal of the organ. */
async function maySee(services: Services, actor: StaffActor, id: string): Promise<boolean> {
  const { db } = services;
  const { division } = actor;
  if (await findPhoto(db, division, id, actor.id)) return true;
  for (const entry of await photoEntries(db, division, id)) {
    if ([entry.staff, entry.by, entry.first, entry.second].includes(actor.id)) return true;
    const organ = await organOn(services, division, entry);
    if (can(actor, "conduct.read", { division, organ })) return true;
  }
  return false;
}
