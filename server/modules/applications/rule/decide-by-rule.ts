/** Deciding an application by rule (秒批, A15): judged as it is handed in, granted at once where the rule grants. */
import type { Item } from "#contract/item.ts";
import { engineOf, followingKey, type Written } from "#server/cases/index.ts";
import type { CaseKey, EventActor } from "#server/kernel/case-type/case.ts";
import { askedMaterials, formAnswers, isShared } from "#server/kernel/submission.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import {
  basisWords,
  type Judged,
  type Judgement,
  judgeByRule,
  readTrace,
  ruleInForce,
  type Trace,
  traceDigest,
} from "#server/modules/decisions/index.ts";
import { Refusal } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import type { ApplicationContent } from "../application.ts";

/** Who grants by rule: no person, and no clock. */
export const ruleActor: EventActor = { kind: "system", id: "decision-rule" };

/** What the rule of the item makes of this content; undefined where no rule is switched on. */
export async function judgeContent(
  services: Services,
  division: string,
  item: Item,
  content: ApplicationContent,
  at: Instant,
): Promise<Judgement | undefined> {
  return await judgeByRule(services, judgedOf(division, item, content, at));
}

export function judgedOf(division: string, item: Item, content: ApplicationContent, at: Instant): Judged {
  const { resident, name, idNumber, enterprise } = content.applicant;
  return {
    ...{ division, item: item.key, at },
    applicant: { resident, name, idNumber, ...(enterprise && { enterprise }) },
    answers: formAnswers(item, content),
    materialsOpen: openMaterials(item, content),
  };
}

/** Materials that must be there and of which nothing is in hand: promised for later, or replaced by a promise. */
function openMaterials(item: Item, { uses = [], ...content }: ApplicationContent): number {
  const spared = new Set(uses.map(({ material }) => material));
  const inHand = new Set(
    content.materials
      .filter(({ paper, record, files }) => paper === true || record !== undefined || files.length > 0)
      .map(({ material }) => material),
  );
  return askedMaterials(item, content).filter(
    (material) =>
      material.necessity !== "optional" &&
      !isShared(material) &&
      !spared.has(material.id) &&
      !inHand.has(material.id),
  ).length;
}

/** Grants by this trace, once, however often it is asked for. Undefined: a person was there first. */
async function grantByTrace(
  services: Services,
  key: CaseKey,
  trace: Trace,
  at: Instant,
): Promise<Written | undefined> {
  if (trace.outcome !== "grant") return undefined;
  const { writer } = await engineOf(services);
  const { item: table, version, rows } = trace;
  const data = { table, version, rows: rows.map(({ id }) => id), basis: basisWords(trace) };
  try {
    return await writer.act({
      ...{ key, requestKey: followingKey(`${key.division}/${key.id}`, "decide-by-rule"), at },
      ...{ action: "decide-by-rule", actor: ruleActor, data: { ...data, digest: traceDigest(trace) } },
      roles: () => ["system"],
    });
  } catch (error) {
    if (error instanceof Refusal && error.status < 500) return undefined;
    throw error;
  }
}

/** In the request that handed it in. Whatever stands in the way: it is in, its trace is kept, the reactor goes on. */
export async function grantAtOnce(
  services: Services,
  key: CaseKey,
  judged: Judgement | undefined,
  at: Instant,
): Promise<Written | undefined> {
  if (!judged) return undefined;
  return await grantByTrace(services, key, judged.trace, at).catch((err: unknown) => {
    services.log.warn({ err, case: key.id }, "not granted at once by rule");
    return undefined;
  });
}

/** Grants what a kept trace says may be granted, unless the rule was switched off or the hall stopped meanwhile. */
export async function grantKept(services: Services, key: CaseKey, at: Instant): Promise<Written | undefined> {
  const trace = await readTrace(services.db, services.sealing, key);
  if (trace?.outcome !== "grant") return undefined;
  const rule = await ruleInForce(services, { division: key.division, item: trace.item });
  if (!rule || rule.halted) return undefined;
  return await grantByTrace(services, key, trace, at);
}
