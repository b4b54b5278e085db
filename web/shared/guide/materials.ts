/** What a guide says of each material, in words. Pure. */
import type { Material } from "#contract/item.ts";
import type { AskedMaterial } from "#server/kernel/situation.ts";
import { isShared } from "#server/kernel/submission.ts";

/** “原件 1 份、复印件 2 份（A4）”, “电子材料”, “不用交，系统核验” (R1.16, R1.17). */
export function copiesWords(material: Material): string {
  if (isShared(material)) return "不用交，由系统核验";
  const counts = [
    material.originals > 0 && `原件 ${material.originals} 份`,
    material.copies > 0 && `复印件 ${material.copies} 份`,
  ].filter(Boolean);
  if (counts.length === 0) return "电子材料";
  return `${counts.join("、")}${material.paper ? `（${material.paper}）` : ""}`;
}

export interface MaterialGroups {
  /** To be brought for sure. */
  bring: AskedMaterial[];
  /** Perhaps: an open question decides. */
  perhaps: AskedMaterial[];
  /** Looked up by the system. */
  shared: AskedMaterial[];
}

export function groupMaterials(asked: readonly AskedMaterial[]): MaterialGroups {
  const shared = asked.filter(({ material }) => isShared(material));
  const own = asked.filter(({ material }) => !isShared(material));
  return {
    bring: own.filter((each) => each.certain),
    perhaps: own.filter((each) => !each.certain),
    shared: shared.filter((each) => each.certain),
  };
}
