/** Materials that nobody needs, that the county has itself, or that go by two names (R1.16–R1.18). */
import type { Finding } from "#contract/checkup.ts";
import type { Item, Material } from "#contract/item.ts";
import { isShared } from "../submission.ts";
import { canHold } from "./can-hold.ts";
import { aboutItem, type CheckedCatalogue } from "./finding.ts";

export function materialFindings(catalogue: CheckedCatalogue): Finding[] {
  const issued = resultsOf(catalogue.items);
  return [
    ...catalogue.items.flatMap((item) => neverNeeded(catalogue, item)),
    ...catalogue.items.flatMap((item) => issuedByUs(catalogue, item, issued)),
    ...oneProofManyNames(catalogue),
  ];
}

/** A material as it stands in its item. */
interface Place {
  item: Item;
  material: Material;
  path: string;
}

function placesOf(item: Item): Place[] {
  return item.materials.map((material, index) => ({ item, material, path: `materials[${index}]` }));
}

function neverNeeded(catalogue: CheckedCatalogue, item: Item): Finding[] {
  return placesOf(item)
    .filter(({ material }) => !canHold(material.when, item))
    .map(({ material, path }) =>
      aboutItem(catalogue, item, "material-never-needed", {
        path,
        message: `材料“${material.name}”的条件在任何情形下都不成立，谁也不会被要求提交。`,
        proposal: "删除这份材料，或改正它的条件。",
      }),
    );
}

/** A paper's name without what does not make it another paper: 复印件, brackets, spaces. */
export function plainName(name: string): string {
  return name
    .replace(/[（(【[][^）)】\]]*[）)】\]]/g, "")
    .replace(/原件|复印件|影印件|扫描件|电子版|[及和、\s“”"《》]/g, "");
}

function resultsOf(items: readonly Item[]): Map<string, Item> {
  const named = items.flatMap((item) =>
    item.result && ["1", "2"].includes(item.result.type)
      ? [[plainName(item.result.name), item] as const]
      : [],
  );
  return new Map(named);
}

function issuedByUs(catalogue: CheckedCatalogue, item: Item, issued: ReadonlyMap<string, Item>): Finding[] {
  return placesOf(item).flatMap(({ material, path }) => {
    if (isShared(material)) return [];
    const by =
      issued.get(plainName(material.licenceType ?? material.name)) ?? issued.get(plainName(material.name));
    if (!by || by.key === item.key) return [];
    const organ = catalogue.organs.get(by.implementation.organ) ?? by.implementation.organ;
    const cases = catalogue.experience.get(item.key)?.cases ?? 0;
    return [
      aboutItem(catalogue, item, "material-issued-here", {
        path,
        message: `材料“${material.name}”就是${organ}办理“${by.name}”的结果，不应再向申请人要。`,
        proposal: "来源改为“政府部门核发”，份数改为 0，由系统共享获取。",
        spares: material.when || cases === 0 ? {} : { materials: cases },
      }),
    ];
  });
}

/** The same paper must have the same id everywhere, or a bundle asks for it twice and nothing can be reused. */
function oneProofManyNames(catalogue: CheckedCatalogue): Finding[] {
  const places = catalogue.items.flatMap(placesOf);
  const byName = Map.groupBy(places, ({ material }) => plainName(material.name));
  const twice = [...byName.values()].flatMap((same) => {
    const usual = mostUsed(same.map(({ material }) => material.id));
    return same
      .filter(({ material }) => material.id !== usual)
      .map((place) => twoIds(catalogue, place, same.find(({ material }) => material.id === usual)!));
  });
  const byId = Map.groupBy(places, ({ material }) => material.id);
  const named = [...byId.values()].flatMap((same) => {
    const usual = mostUsed(same.map(({ material }) => plainName(material.name)));
    return same
      .filter(({ material }) => plainName(material.name) !== usual)
      .map((place) => twoNames(catalogue, place, same.find((it) => plainName(it.material.name) === usual)!));
  });
  return [...twice, ...named];
}

function twoIds(catalogue: CheckedCatalogue, { item, material, path }: Place, usual: Place): Finding {
  return aboutItem(catalogue, item, "material-two-ids", {
    path: `${path}.id`,
    message: `材料“${material.name}”在这里的标识是 ${material.id}，在“${usual.item.name}”等事项里是 ${usual.material.id}，一件事里会被要两次。`,
    proposal: `标识改为 ${usual.material.id}；如果确是两种材料，请改成能区分的名称。`,
  });
}

function twoNames(catalogue: CheckedCatalogue, { item, material, path }: Place, usual: Place): Finding {
  return aboutItem(catalogue, item, "material-two-names", {
    path: `${path}.name`,
    message: `同一份材料（${material.id}）在这里叫“${material.name}”，在“${usual.item.name}”等事项里叫“${usual.material.name}”。`,
    proposal: `统一叫“${usual.material.name}”；如果确是两种材料，请用不同的标识。`,
  });
}

/** The one that most places use; among equals the first. */
function mostUsed(ids: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}
