/** What the module keeps of a service item, and how the kept parts make the item again. Pure. */
import type { Item } from "#contract/item.ts";

export type VersionStatus = "draft" | "published" | "suspended" | "cancelled";

/** `file`: came from an import and was never touched by hand. */
export type VersionSource = "hand" | "file";

/** One version as stored. Published ones never change (R1.4), but for their status and the day they end. */
export interface ItemVersion {
  key: string;
  version: number;
  status: VersionStatus;
  source: VersionSource;
  /** Grows with every saving of a draft: what an editor must name to save again. */
  revision: number;
  draftedBy: string;
  draftedAt: string;
  publishedBy?: string;
  publishedAt?: string;
  /** Those of the item's aliases that staff added; a file neither has nor loses them. */
  staffAliases: string[];
  item: Item;
}

/** What an item holds besides what the tables keep in columns of their own. */
export type ItemContent = Omit<
  Item,
  "key" | "version" | "status" | "effectiveFrom" | "cancelledFrom" | "aliases"
>;

export function contentOf(item: Item): ItemContent {
  const { key, version, status, effectiveFrom, cancelledFrom, aliases, ...content } = item;
  return content;
}

export interface ItemParts {
  key: string;
  version: number;
  status: VersionStatus;
  content: ItemContent;
  effectiveFrom: string | null;
  cancelledFrom: string | null;
  aliases: string[];
}

export function itemOf({
  key,
  version,
  status,
  content,
  effectiveFrom,
  cancelledFrom,
  aliases,
}: ItemParts): Item {
  return {
    key,
    version,
    status: status === "suspended" || status === "cancelled" ? status : "in-use",
    ...(effectiveFrom !== null && { effectiveFrom }),
    ...(cancelledFrom !== null && { cancelledFrom }),
    ...content,
    aliases,
  };
}

/** A version as far as time decides about it. */
export interface DatedVersion {
  version: number;
  status: VersionStatus;
  effectiveFrom?: string | null;
  cancelledFrom?: string | null;
}

/** The version that counts on a day: the newest published one that has taken effect (R1.4). */
export function versionOn<V extends DatedVersion>(versions: readonly V[], day: string): V | undefined {
  return versions
    .filter((it) => it.status !== "draft" && (!it.effectiveFrom || it.effectiveFrom <= day))
    .reduce<V | undefined>((best, it) => (best && best.version > it.version ? best : it), undefined);
}

/** Whether it may be applied for on that day: neither suspended nor cancelled, by decision or by plan. */
export function isOpenOn({ status, cancelledFrom }: DatedVersion, day: string): boolean {
  return status === "published" && (!cancelledFrom || day < cancelledFrom);
}

/** What may be done to a version in this status, and what it becomes. */
export const statusMoves = {
  suspend: { from: ["published"], to: "suspended", kind: "suspended" },
  resume: { from: ["suspended"], to: "published", kind: "resumed" },
  cancel: { from: ["published", "suspended"], to: "cancelled", kind: "cancelled" },
} as const satisfies Record<string, { from: VersionStatus[]; to: VersionStatus; kind: string }>;

export type StatusMove = keyof typeof statusMoves;
