/** What an applicant has promised in writing, where it is handed in (R2.31, R2.32). */
import type { DraftContent, MaterialEntry } from "#contract/draft.ts";
import type { Demand } from "#contract/item.ts";
import type { ResidentActor } from "#server/kernel/access/actor.ts";
import { owed, promiseProblem } from "#server/kernel/promises.ts";
import { standingOf } from "#server/modules/credit/index.ts";
import { readResident } from "#server/modules/people/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import type { Applicant, ApplicationContent } from "../application.ts";
import "../applications-refusals.ts";

/**
 * Refuses promises that were not signed with the applicant's own name, or that a serious record keeps them from; the
 * demand has been checked already. Without promises nothing is asked.
 */
export async function requirePromises(
  services: Services,
  demand: Demand,
  content: DraftContent,
  applicant: Applicant,
): Promise<void> {
  const promised = content.materials.filter(({ promise }) => promise !== undefined);
  if (promised.length === 0) return;
  const { division } = services.config;
  const holder = applicant.enterprise?.uscc ?? applicant.idNumber;
  const standing = await standingOf(services, division, [holder, applicant.idNumber]);
  const fields = promised.flatMap(({ material: id, promise }) => {
    const material = demand.materials.find((one) => one.id === id);
    const problem = material && promise && promiseProblem(demand, material, promise.kind, standing);
    const signed = sameName(promise?.signedBy ?? "", applicant.name);
    const message = problem ?? (signed ? undefined : "承诺要由申请人本人签名，请填写与申请人一致的姓名");
    return message === undefined ? [] : [{ field: `materials.${id}`, message }];
  });
  if (fields.length > 0) throw refuse("application-incomplete", { field: fields[0]!.field, fields });
}

/** R2.31, R2.32: whether a serious record of the resident, or of whom they act for, keeps them from promises. */
export async function keptFromPromises(
  services: Services,
  { division, id }: ResidentActor,
  actingFor?: string,
): Promise<boolean> {
  const person = await readResident(services.db, services.sealing, division, id);
  const numbers = [actingFor, person?.idNumber].filter((number) => number !== undefined);
  if (numbers.length === 0) return false;
  return (await standingOf(services, division, numbers)).seriousRecord === true;
}

function sameName(signed: string, name: string): boolean {
  const plain = (text: string) => text.replace(/\s/g, "");
  return plain(signed) === plain(name);
}

/** A correction changes nothing of what was promised: it is handed in by its own request, once accepted. */
export function keepPromises(
  { materials: before }: ApplicationContent,
  materials: readonly MaterialEntry[],
): MaterialEntry[] {
  const promised = before.filter(({ promise }) => promise !== undefined);
  const kept = new Set(promised.map(({ material }) => material));
  const others = materials.filter(({ material, promise }) => !kept.has(material) && promise === undefined);
  return [...others, ...promised];
}

/** The content with what is brought now; what nobody is waiting for is refused. */
export function withSupplied(
  content: ApplicationContent,
  brought: readonly MaterialEntry[],
): ApplicationContent {
  const open = new Set(owed(content).map(({ material }) => material));
  const stranger = brought.find(({ material }) => !open.has(material));
  if (stranger) throw refuse("supply-unasked", { field: `materials.${stranger.material}` });
  const materials = content.materials.map((entry) => {
    const now = brought.find(({ material }) => material === entry.material);
    return now && entry.promise ? { ...now, promise: entry.promise } : entry;
  });
  return { ...content, materials };
}
