/** A service point as it is kept, what is presumed of one nobody described yet, and what is wrong with one. Pure. */
import type { Site, SiteKind } from "#contract/sites.ts";
import { isDay } from "#server/kernel/time/day.ts";

export interface KeptSite {
  hall: string;
  site: Site;
  version: number;
}

/** Of a hall that nobody described: its kind by where it lies; what its counters do, and nothing else. */
export function presumedSite(hall: { area: string; parent?: string | undefined }): Site {
  return { kind: kindOf(hall), accessibility: [], extra: [], items: [] };
}

function kindOf({ area, parent }: { area: string; parent?: string | undefined }): SiteKind {
  if (area.length === 12) return "village";
  if (area.length === 9) return "town";
  return parent === undefined ? "hall" : "branch";
}

/** What is wrong with it, in words for whoever typed it. `items` are the keys of all matters. */
export function faultsOf(site: Site, area: string, items: ReadonlySet<string>): string[] {
  const keys = site.items.map(({ item }) => item);
  const unknown = keys.filter((key) => !items.has(key));
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
  return [
    ...(levels[site.kind].includes(area.length) ? [] : ["类别和所在的行政区划对不上"]),
    ...(unknown.length > 0 ? [`没有这些事项：${unknown.slice(0, 5).join("、")}`] : []),
    ...(twice.length > 0 ? [`事项写了两遍：${twice.slice(0, 5).join("、")}`] : []),
    ...site.extra.flatMap(extraFaults),
    ...(new Set(site.extra.map((each) => JSON.stringify(each))).size < site.extra.length
      ? ["赶集日、约定日或临时关闭写了两遍"]
      : []),
  ];
}

/** A town's centre lies in a town, a village's point in a village; self-service areas anywhere. */
const levels: Record<SiteKind, number[]> = {
  hall: [6, 9],
  branch: [6, 9],
  town: [9],
  village: [12],
  "self-service": [6, 9, 12],
};

function extraFaults(each: Site["extra"][number]): string[] {
  if (each.kind === "closed") return each.from > each.to ? ["临时关闭的起止日期反了"] : [];
  if (each.from >= each.to) return ["赶集日或约定日的起止时间反了"];
  return each.kind === "agreed" && !isDay(each.on) ? ["约定日不是一个日期"] : [];
}
