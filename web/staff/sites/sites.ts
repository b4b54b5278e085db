/** What the form of a service point asks, and what it sends. Pure. */
import { accessibilityNames, howNames, positionSourceNames, siteKindNames } from "#contract/site-words.ts";
import type { Site, SiteRow } from "#contract/sites.ts";
import type { AskedField, Choice } from "../form/asked.ts";
import type { Filled } from "../form/filled.ts";

export const path = "/staff/sites";

export const choices = (names: Record<string, string>): Choice[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

export const siteFields: AskedField[] = [
  { name: "kind", label: "类别", required: true, kind: "choice", options: choices(siteKindNames) },
  { name: "route", label: "怎么走", required: false, kind: "paragraph", max: 300 },
  {
    ...{ name: "accessibility", label: "无障碍条件", required: false, kind: "several" },
    options: choices(accessibilityNames),
  },
  {
    ...{ name: "lon", label: "经度", required: false, kind: "number", min: 70, max: 140 },
    hint: "可以不填；没有位置的点不参加按距离排序，也不算进 15 分钟圈",
  },
  { name: "lat", label: "纬度", required: false, kind: "number", min: 0, max: 60 },
  {
    ...{ name: "source", label: "位置来源", required: false, kind: "choice" },
    options: choices(positionSourceNames),
  },
];

export function startOfSite({ site }: SiteRow): Filled {
  const { kind, route = "", accessibility, position } = site;
  return {
    ...{ kind, route, accessibility },
    ...{ lon: position?.lon ?? null, lat: position?.lat ?? null, source: position?.source ?? "" },
  };
}

/** What is kept of it after the form; hours and matters stay as they were. */
export function siteFrom(before: Site, data: Record<string, unknown>): Site {
  const { lon, lat, source = "measured", ...own } = data;
  const position = lon !== undefined && lat !== undefined ? { position: { lon, lat, source } } : {};
  const { extra, items } = before;
  return { ...{ extra, items, accessibility: [] }, ...own, ...position } as unknown as Site;
}

export const howField: AskedField = {
  ...{ name: "how", label: "怎么办", required: true, kind: "choice" },
  options: choices(howNames),
};

/** Points as one walks through them: each below the one it belongs to. */
export function siteTree(rows: readonly SiteRow[]): { row: SiteRow; depth: number }[] {
  const ids = new Set(rows.map(({ id }) => id));
  const below = Map.groupBy(rows, ({ parent }) => (parent !== undefined && ids.has(parent) ? parent : ""));
  const walk = (parent: string, depth: number): { row: SiteRow; depth: number }[] =>
    (below.get(parent) ?? []).flatMap((row) => [{ row, depth }, ...walk(row.id, depth + 1)]);
  return walk("", 0);
}
