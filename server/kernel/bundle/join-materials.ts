/**
 * One material list for several items (R2.30, R2.34): each material once, with the larger count; none where another
 * chosen item's result, or a licence the applicant holds, provides it. Because only the chosen items are joined, it is
 * asked for again when the provider is not chosen.
 */
import type { Answers } from "#contract/form.ts";
import type { Item, Material } from "#contract/item.ts";
import type { Commitment, Deferral } from "#contract/item-promises.ts";
import { surelyLonger } from "../item/gate-limits.ts";
import { deferralBar } from "../promises.ts";
import { either, settleOne } from "./settle.ts";

/** A material that nobody needs to bring, and why. */
export interface Provided {
  material: Material;
  /** Key of the item that would ask for it. */
  for: string;
  /** Key of the chosen item whose result it is; absent: a licence the applicant holds. */
  by?: string;
  /** Name of that result or licence. */
  licence: string;
}

export interface JointMaterials {
  materials: Material[];
  provided: Provided[];
}

export function joinMaterials(
  items: readonly Item[],
  known: Answers,
  held: ReadonlySet<string>,
): JointMaterials {
  const joined = new Map<string, Material[]>();
  const provided: Provided[] = [];
  for (const item of items) {
    for (const material of item.materials.flatMap((each) => settleOne(settleDeferral(item, each), known))) {
      const source = provider(items, item, material, held);
      if (source) provided.push({ material, for: item.key, ...source });
      else joined.set(material.id, [...(joined.get(material.id) ?? []), material]);
    }
  }
  return { materials: [...joined.values()].map(joinOne), provided };
}

/** R2.32: what its own item does not let wait is wanted at once, whatever the others say. */
function settleDeferral(item: Item, material: Material): Material {
  if (material.necessity !== "deferrable" || deferralBar(item) === undefined) return material;
  return { ...material, necessity: "required" };
}

/** By when what may wait must be there, in a bundle: the shortest limit of the items that let something wait. */
export function joinDeferrals(items: readonly Item[], materials: readonly Material[]): Deferral | undefined {
  const waiting = new Set(materials.flatMap(({ id, necessity }) => (necessity === "deferrable" ? [id] : [])));
  const asking = items.filter((item) => item.materials.some(({ id }) => waiting.has(id)));
  const deferrals = asking.flatMap(({ deferral }) => deferral ?? []);
  return deferrals.toSorted((a, b) => (surelyLonger(a.limit, b.limit) ? 1 : -1))[0];
}

function provider(
  items: readonly Item[],
  item: Item,
  { licenceType }: Material,
  held: ReadonlySet<string>,
): Pick<Provided, "by" | "licence"> | undefined {
  if (licenceType === undefined) return undefined;
  const by = items.find((other) => other.key !== item.key && other.result?.name === licenceType);
  if (by) return { by: by.key, licence: licenceType };
  return held.has(licenceType) ? { licence: licenceType } : undefined;
}

const demanding = ["optional", "deferrable", "required"] as const;

function joinOne(same: readonly Material[]): Material {
  const { when: _, commitment: __, ...first } = same[0]!;
  const commitment = joinCommitments(same);
  const when = either(same.map((material) => material.when));
  const originals = most(same, "originals");
  const copies = most(same, "copies");
  const rank = Math.max(...same.map(({ necessity }) => demanding.indexOf(necessity)));
  return {
    ...first,
    ...(first.kind === "electronic" ? {} : { kind: kindOf(originals, copies, first.kind) }),
    originals,
    copies,
    necessity: demanding[rank] ?? "required",
    ...(commitment && { commitment }),
    ...(when && { when }),
    ...joinedWords(same, "notes"),
    ...joinedWords(same, "standard"),
  };
}

/** A commitment in its place must do for all who ask: the conditions of all, the strictest check. */
function joinCommitments(same: readonly Material[]): Commitment | undefined {
  const all = same.flatMap(({ commitment }) => commitment ?? []);
  const [first] = all;
  if (!first || all.length < same.length) return undefined;
  const distinct = (words: string[]) => [...new Set(words)];
  return {
    basis: distinct(all.map(({ basis }) => basis))
      .join("；")
      .slice(0, 500),
    conditions: distinct(all.flatMap(({ conditions }) => conditions)).slice(0, 20),
    checking: distinct(all.map(({ checking }) => checking))
      .join("；")
      .slice(0, 500),
    share: Math.max(...all.map(({ share }) => share)),
    onSite: all.some(({ onSite }) => onSite),
  };
}

function most(same: readonly Material[], count: "originals" | "copies"): number {
  return Math.max(...same.map((material) => material[count]));
}

function kindOf(originals: number, copies: number, kind: Material["kind"]): Material["kind"] {
  if (originals > 0 && copies > 0) return "original-and-copy";
  if (originals > 0) return "original";
  return copies > 0 ? "copy" : kind;
}

/** What each item says of it, one line each. */
function joinedWords(same: readonly Material[], part: "notes" | "standard"): Partial<Material> {
  const words = [...new Set(same.flatMap((material) => material[part] ?? []))];
  return words.length > 0 ? { [part]: words.join("\n").slice(0, 1000) } : {};
}
