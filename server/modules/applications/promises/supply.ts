import type { Supply } from "#contract/application.ts";
import type { ResidentActor, StaffActor } from "#server/kernel/access/actor.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import { isThere, owed } from "#server/kernel/promises.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import {
  engineOf,
  eventActor,
  findCase,
  rolesTowards,
  subjectOf,
  type Written,
} from "../../../cases/index.ts";
import type { ApplicationContent } from "../application.ts";
import { contentRows, readContent } from "../application-store.ts";
import "../applications-refusals.ts";
import { requireFiles } from "../files/file-store.ts";
import { contentDigest } from "../handing-in/content.ts";
import { withSupplied } from "./promised.ts";

/**
 * Brings materials that were to come later (R2.32), by the applicant or at a counter; all of
 * them at once, which stops the clock of the promise. Paper is only taken at a counter. Refused: what nobody waits for,
 * nothing at all, a part of it; whoever only reads the case.
 */
export async function supply(
  services: Services,
  actor: ResidentActor | StaffActor,
  key: CaseKey,
  request: Supply,
  at: Instant,
): Promise<Written> {
  const { db, sealing, pool } = services;
  const before = await readContent(db, sealing, key);
  const current = await findCase(pool, key);
  if (!before || !current) throw refuse("case-not-found");
  permit(actor, "case.act", { ...subjectOf(current), role: actor.kind === "staff" ? "clerk" : "applicant" });
  const named = { materials: request.materials, answers: {} };
  await requireFiles(db, key.division, `${actor.kind}/${actor.id}`, named, before);
  const content = suppliedContent(before, request, actor.kind === "staff");
  const supplied = request.materials.map(({ material }) => material);
  const { writer } = await engineOf(services);
  return await writer.act({
    ...{ key, requestKey: request.requestKey, version: request.version, at },
    action: "supply",
    actor: eventActor(actor, current),
    roles: (it) => rolesTowards(actor, it),
    data: { supplied, digest: contentDigest(content) },
    satellites: (next, event) => contentRows(sealing, next, event.seq, content),
  });
}

/** What is kept once everything owed has been brought. */
function suppliedContent(
  before: ApplicationContent,
  { materials }: Supply,
  counter: boolean,
): ApplicationContent {
  const brought = materials.map(({ material, files, papers }) => ({
    ...{ material, files },
    ...(counter && papers && { paper: true, papers }),
  }));
  const empty = brought.find((entry) => !isThere(entry));
  if (empty) throw refuse("supply-empty", { field: `materials.${empty.material}` });
  const content = withSupplied(before, brought);
  const missing = owed(content).map(({ material }) => ({
    field: `materials.${material}`,
    message: "这份材料也要一起补交",
  }));
  if (missing.length > 0) throw refuse("supply-incomplete", { field: missing[0]!.field, fields: missing });
  return content;
}
