/** The catalogue's filters as they stand in the address, and its words. Pure. */
import type { CatalogueQuery, CatalogueRow, ItemChange } from "#contract/catalogue.ts";
import { itemTypes } from "#server/kernel/item/words.ts";
import type { TagKind } from "../../shared/ui/Tag.tsx";
import type { Choice } from "../form/asked.ts";

export const statuses: Choice[] = [
  { value: "published", label: "在用" },
  { value: "draft", label: "从未发布" },
  { value: "suspended", label: "已暂停" },
  { value: "cancelled", label: "已取消" },
];

export const waitings: Choice[] = [
  { value: "completion", label: "草稿待完善" },
  { value: "publication", label: "草稿待发布" },
];

export const types: Choice[] = Object.entries(itemTypes).map(([value, label]) => ({ value, label }));

const keys = ["q", "status", "waiting", "organ", "type"] as const;
export type CatalogueFilter = Pick<CatalogueQuery, (typeof keys)[number]>;

export function readCatalogueFilter(query: string): CatalogueFilter {
  const params = new URLSearchParams(query);
  const given = keys.flatMap((key) => {
    const value = params.get(key);
    return value ? [[key, value] as const] : [];
  });
  return Object.fromEntries(given) as CatalogueFilter;
}

export function catalogueAddress(filter: CatalogueFilter, after?: string): string {
  const params = new URLSearchParams();
  for (const key of keys) if (filter[key]) params.set(key, String(filter[key]));
  if (after) params.set("after", after);
  const query = params.toString();
  return `/items${query ? `?${query}` : ""}`;
}

const tags: Record<CatalogueRow["status"], TagKind> = {
  draft: "waiting",
  published: "good",
  suspended: "paused",
  cancelled: "ended",
};

export const statusTag = (status: CatalogueRow["status"]): TagKind => tags[status];
export const statusWord = (status: string): string =>
  statuses.find(({ value }) => value === status)?.label ?? status;

const changes: Record<ItemChange["kind"], string> = {
  published: "发布",
  suspended: "暂停",
  resumed: "恢复",
  cancelled: "取消",
  delegated: "下放",
  "taken-over": "承接",
};

export const changeWord = (kind: ItemChange["kind"]): string => changes[kind];

/** Who did it, as far as this page knows: ids of others mean nothing to people. */
export function doerWord(by: string, me: string): string {
  if (by === "system") return "系统";
  return by === me ? "您" : "其他同事";
}
