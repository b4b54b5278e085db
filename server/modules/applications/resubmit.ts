import type { Resubmission } from "#contract/application.ts";
import type { ResidentActor, StaffActor } from "#server/kernel/access/actor.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { engineOf, eventActor, findCase, rolesTowards, subjectOf, type Written } from "../../cases/index.ts";
import { contentRows, readContent } from "./application-store.ts";
import "./applications-refusals.ts";
import { contentDigest } from "./content.ts";
import { requireFiles } from "./file-store.ts";

/** Hands in what a correction notice asked for: the materials again, as a whole. */
export async function resubmit(
  services: Services,
  actor: ResidentActor | StaffActor,
  key: { division: string; id: number },
  request: Resubmission,
  at: Instant,
): Promise<Written> {
  const { db, sealing, pool } = services;
  const before = await readContent(db, sealing, key);
  const current = await findCase(pool, key);
  if (!before || !current) throw refuse("case-not-found");
  permit(actor, "case.read", subjectOf(current));
  await requireFiles(db, key.division, `${actor.kind}/${actor.id}`, request.materials, before.materials);
  const content = { ...before, materials: request.materials, answers: request.answers ?? before.answers };
  const { writer } = await engineOf(services);
  return await writer.act({
    ...{ key, requestKey: request.requestKey, version: request.version, at },
    action: "resubmit",
    actor: eventActor(actor, current),
    roles: (it) => rolesTowards(actor, it),
    data: { digest: contentDigest(content), ...(request.note && { note: request.note }) },
    satellites: (next, event) => contentRows(sealing, next, event.seq, content),
  });
}
