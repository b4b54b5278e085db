import type { Resubmission } from "#contract/application.ts";
import type { MaterialEntry } from "#contract/draft.ts";
import type { Answers } from "#contract/form.ts";
import type { Item } from "#contract/item.ts";
import type { ResidentActor, StaffActor } from "#server/kernel/access/actor.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import { correctedAnswers } from "#server/kernel/submission.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { permit } from "#server/modules/access/index.ts";
import { usageRows } from "#server/modules/materials/index.ts";
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
import { type ApplicationContent, withAsked } from "../application.ts";
import { contentRows, findApplication, readContent } from "../application-store.ts";
import "../applications-refusals.ts";
import { requireFiles, requireFitting } from "../files/file-store.ts";
import { itemVersionOf } from "../item-of.ts";
import { settleMaterials } from "../materials/settle-materials.ts";
import { keepPromises } from "../promises/promised.ts";
import { contentDigest } from "./content.ts";

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
  const given = { materials: request.materials, answers: request.answers ?? {} };
  await requireFiles(db, key.division, `${actor.kind}/${actor.id}`, given, before);
  const item = await itemOfCase(services, key);
  const answers = request.answers ? corrected(item, before, request.answers, at) : before.answers;
  await requireFitting(db, key.division, item, answers);
  const again = { ...before, materials: kept(before, request), answers };
  const settled = await settleMaterials(services, item, again, { at, counter: actor.kind === "staff" });
  const content = withAsked(item, settled);
  const { writer } = await engineOf(services);
  return await writer.act({
    ...{ key, requestKey: request.requestKey, version: request.version, at },
    action: "resubmit",
    actor: eventActor(actor, current),
    roles: (it) => rolesTowards(actor, it),
    data: { digest: contentDigest(content), ...(request.note && { note: request.note }) },
    satellites: (next, event) => [
      ...contentRows(sealing, next, event.seq, content),
      ...usageRows(next, event.seq, content.uses ?? []),
    ],
  });
}

/** What stands in from the store stays as it is until something is handed in for it. */
function kept(content: ApplicationContent, { materials }: Resubmission): MaterialEntry[] {
  const { materials: before } = content;
  const again = new Set(materials.map(({ material }) => material));
  const stored = before.filter(({ material, record }) => record && !again.has(material));
  return keepPromises(content, [...materials, ...stored]);
}

async function itemOfCase(services: Services, key: CaseKey): Promise<Item> {
  const application = await findApplication(services.db, key);
  if (!application) throw refuse("case-not-found");
  return await itemVersionOf(services, key.division, application.itemKey, application.itemVersion);
}

/** Corrected answers under the rule of every handing in: checked, and what is hidden is not kept. */
function corrected(item: Item, before: ApplicationContent, answers: Answers, at: Instant): Answers {
  const checked = correctedAnswers(item, { ...before, answers }, shanghaiDay(at));
  if (checked.problems.length === 0) return checked.kept;
  const fields = checked.problems.map(({ part, id, message }) => ({ field: `${part}.${id}`, message }));
  throw refuse("application-incomplete", { field: fields[0]!.field, fields });
}
