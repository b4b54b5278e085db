/** Photos that prove a delivery: pictures only, read by those who may read the order. */
import type { Readable } from "node:stream";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import type { ConnectedCall, StaffCall } from "#server/modules/audit/index.ts";
import { mediaTypes } from "#server/platform/files/file-type.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { orderForStaff } from "./acting.ts";
import { findPhoto } from "./free-order-store.ts";
import { freeServicesOf } from "./free-service-rules.ts";
import { keyOfNumber } from "./place-order.ts";

interface Part {
  fieldname: string;
  file: Readable;
}

/** Refused: no picture, too large. */
export async function keepPhoto(
  services: Services,
  { actor, at }: StaffCall | ConnectedCall,
  part: Part | undefined,
): Promise<{ id: string }> {
  if (part?.fieldname !== "file") throw refuse("file-empty", { field: "file" });
  const { id, type, size } = await services.files.keep(part.file);
  if (type !== "jpeg" && type !== "png") throw refuse("free-photo-type", { field: "file" });
  const most = freeServicesOf(services).photoMegabytes * 1024 * 1024;
  if (size > most) throw refuse("file-too-large", { size: most });
  await services.db
    .insertInto("free_photo")
    .values({ division: actor.division, id, brought_by: actor.id, type: mediaTypes[type], at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return { id };
}

/** The photo of a step of this order; refused as not there for anybody who may not read the order. */
export async function readPhoto(
  services: Services,
  actor: StaffActor,
  number: string,
  seq: number,
): Promise<{ type: string; content: Readable }> {
  const { division } = actor;
  const { steps } = await orderForStaff(services, actor, keyOfNumber(division, number));
  const id = steps.find((step) => step.seq === seq)?.photo;
  const photo = id && (await findPhoto(services.db, division, id));
  const content = id && (await services.files.read(id));
  if (!photo || !content) throw refuse("not-found");
  return { type: photo.type, content };
}
