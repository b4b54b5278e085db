/** What of the materials stands where it is handed in: kept ones that stand in, and those that are not demanded. */
import type { MaterialEntry } from "#contract/draft.ts";
import type { Demand, Material } from "#contract/item.ts";
import type { AbolishedProof } from "#contract/materials.ts";
import { isAbolished } from "#server/kernel/item/gate-abolished.ts";
import { askedMaterials, isShared } from "#server/kernel/submission.ts";
import { type Day, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { abolishedProofsOf, type MaterialUse, takeStored } from "#server/modules/materials/index.ts";
import { readResident } from "#server/modules/people/index.ts";
import type { Services } from "#server/platform/services.ts";
import type { ApplicationContent } from "../application.ts";

/** How it comes in. At a counter a clerk has seen who applies. */
interface Coming {
  at: Instant;
  counter: boolean;
}

/**
 * The content with the files of kept materials, and with the one record of everything that was asked for and not
 * demanded (R1.17, R1.19). What the results of other parts waive (R2.30) is known already and stays. Refused with
 * `material-not-reusable`, naming every kept material that does not stand in.
 */
export async function settleMaterials<T extends ApplicationContent>(
  services: Services,
  demand: Demand,
  content: T,
  { at, counter }: Coming,
): Promise<T> {
  const today = shanghaiDay(at);
  const asked = askedMaterials(demand, content);
  const { applicant, answers } = content;
  const identified = counter || (await isIdentified(services, applicant.resident));
  const asking = { materials: asked, applicant, answers, identified, today };
  // What stood in when it was handed in first goes on standing in when a correction is handed in.
  const before = content.uses ?? [];
  const standing = before.filter((use) => content.materials.some((entry) => isOf(use, entry)));
  const old = content.materials.filter((entry) => standing.some((use) => isOf(use, entry)));
  const fresh = content.materials.filter((entry) => !old.includes(entry));
  const stored = await takeStored(services, asking, fresh);
  const waived = before.filter(({ reason }) => reason === "result" || reason === "held");
  const known = new Set(waived.map(({ material }) => material));
  const proofs = abolishedProofsOf(services);
  const shared = sharedUses(asked, proofs, today).filter(({ material }) => !known.has(material));
  const uses = [...waived, ...shared, ...standing, ...stored.uses];
  const { uses: _, ...rest } = content;
  return { ...rest, materials: [...old, ...stored.materials], ...(uses.length > 0 && { uses }) } as T;
}

function isOf({ record, material }: MaterialUse, entry: MaterialEntry): boolean {
  return record !== undefined && record === entry.record && material === entry.material;
}

/** R1.17, R1.17b: what another body issued and shows by data, and what nobody may ask for any more. */
function sharedUses(asked: readonly Material[], proofs: readonly AbolishedProof[], on: Day): MaterialUse[] {
  return asked.filter(isShared).map((material): MaterialUse => {
    const { id, issuedBy = "发证部门" } = material;
    const proof = proofs.find((each) => isAbolished(material, each));
    if (!proof) return { material: id, reason: "shared", because: `由${issuedBy}共享数据核验，不用交`, on };
    return { material: id, reason: "abolished", because: `证明已取消：${proof.instead}`, on };
  });
}

/** The national identity confirmed who they are; what somebody merely typed is not enough to see what is kept. */
export async function isIdentified({ db, sealing, config }: Services, resident: string): Promise<boolean> {
  return (await readResident(db, sealing, config.division, resident))?.verifiedAt !== undefined;
}
