/** Proofs that were abolished may not be asked for (证明事项清理). */
import type { Item, Material } from "#contract/item.ts";
import type { AbolishedProof } from "#contract/materials.ts";
import { type Problem, problem } from "./problem.ts";

/** Each material that is an abolished proof, naming it and what does instead. */
export function abolishedProblems(item: Item, proofs: readonly AbolishedProof[]): Problem[] {
  return item.materials.flatMap((material, index) => {
    const proof = proofs.find((each) => isAbolished(material, each));
    if (!proof) return [];
    const { document, number } = proof.source;
    const source = number === undefined ? document : `${document}（${number}）`;
    const words = `材料“${material.name}”是已取消的证明“${proof.name}”，不能再要。${proof.instead}。依据：${source}。`;
    return [problem("proof-abolished", `materials[${index}].name`, words)];
  });
}

/**
 * Named like it, whatever is added in brackets or said of originals and copies. A proof that only certain bodies may no
 * longer issue counts where one of them is named as the issuer, or nobody is.
 */
export function isAbolished(
  { name, issuedBy, sourceNote }: Pick<Material, "name" | "issuedBy" | "sourceNote">,
  proof: AbolishedProof,
): boolean {
  const asked = bare(name);
  if (![proof.name, ...proof.aliases].some((each) => bare(each) === asked)) return false;
  const issuer = `${issuedBy ?? ""}${sourceNote ?? ""}`;
  return proof.issuedBy === undefined || issuer === "" || proof.issuedBy.some((by) => issuer.includes(by));
}

function bare(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/^\(无\)/, "无")
    .replace(/\([^)]*\)|（[^）]*）/g, "")
    .replace(/(原件|复印件|材料)+$/, "")
    .replace(/[\s《》“”"]/g, "");
}

/**
 * The item as it may be applied for: a proof that was abolished after the item was published is on its list and not
 * demanded, like what is shared by data. The same object when it asks for none.
 */
export function withoutAbolished(item: Item, proofs: readonly AbolishedProof[]): Item {
  const spared = (material: Material) => proofs.some((proof) => isAbolished(material, proof));
  if (!item.materials.some(spared)) return item;
  const free = { kind: "electronic", source: "20", originals: 0, copies: 0 } as const;
  return {
    ...item,
    materials: item.materials.map((material) => (spared(material) ? { ...material, ...free } : material)),
  };
}
