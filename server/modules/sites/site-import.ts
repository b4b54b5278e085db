/** What importing a workbook of service points would do, row by row. Pure; one refused row and nothing is written. */

import { isDeepStrictEqual } from "node:util";
import type { How, Site, SiteImportReport, SiteImportRow, SiteItem } from "#contract/sites.ts";
import { countStates } from "#server/platform/xlsx/index.ts";
import type { SiteGround } from "./ground.ts";
import { faultsOf, type KeptSite } from "./site.ts";

export interface ReadSite {
  row: number;
  hall: string;
  /** Without its matters; meaningless when there are faults. */
  site: Site;
  faults: string[];
}

export interface ReadItem {
  row: number;
  hall: string;
  item: string;
  how: How | undefined;
  faults: string[];
}

export interface ReadSites {
  sites: ReadSite[];
  /** Absent: the sheet is not there, and matters stay as they are. */
  items?: ReadItem[];
}

export interface SitePlan {
  report: SiteImportReport;
  /** Points to write, each with the version it has now; empty when any row is refused. */
  write: KeptSite[];
}

export function planImport(ground: SiteGround, read: ReadSites): SitePlan {
  const rows = [...siteRows(ground, read), ...itemFaults(ground, read)];
  const counts = countStates(rows);
  const changed = new Set(
    rows.filter(({ state }) => state === "new" || state === "changed").map((row) => row.name),
  );
  return {
    report: {
      ...counts,
      imported: false,
      rows: rows.map((row) => ({ ...row, name: nameOf(ground, row.name) })),
    },
    write: counts.refused > 0 ? [] : planned(ground, read).filter(({ hall }) => changed.has(hall)),
  };
}

const nameOf = ({ organisation }: SiteGround, hall: string) => organisation.hall.get(hall)?.name ?? hall;

/** Every point of either sheet as it will be. */
function planned(ground: SiteGround, { sites, items }: ReadSites): KeptSite[] {
  const halls = new Set([...sites, ...(items ?? [])].map(({ hall }) => hall));
  return [...halls].flatMap((hall) => {
    const point = ground.points.find((each) => each.hall.id === hall);
    if (!point) return [];
    const { items: before, ...base } = sites.find((each) => each.hall === hall)?.site ?? point.site;
    const listed = items?.filter((each) => each.hall === hall && each.how);
    const next = listed?.map(({ item, how }) => ({ item, how }) as SiteItem) ?? point.site.items;
    return [{ hall, site: { ...base, items: sorted(next) }, version: point.version }];
  });
}

const sorted = (items: readonly SiteItem[]) => [...items].sort((a, b) => (a.item < b.item ? -1 : 1));

function siteRows(ground: SiteGround, read: ReadSites): SiteImportRow[] {
  const keys = new Set(ground.matters.keys());
  const rowOf = new Map(read.sites.map((each) => [each.hall, each]));
  const twice = read.sites.filter((each) => rowOf.get(each.hall) !== each);
  const gone = new Set(twice.map(({ hall }) => hall));
  const known = planned(ground, read).map(({ hall, site, version }): SiteImportRow => {
    const point = ground.points.find((each) => each.hall.id === hall)!;
    const own = rowOf.get(hall);
    const faults = [
      ...(own?.faults ?? []),
      ...(own?.faults.length ? [] : faultsOf(site, point.hall.area, keys)),
    ];
    if (gone.has(hall)) faults.push("文件里有两行代号相同");
    const before = { ...point.site, items: sorted(point.site.items) };
    const changes = changedFields(before, site);
    const fresh = version === 0 ? "new" : changes.length > 0 ? "changed" : "unchanged";
    return {
      ...{ sheet: own ? "服务点" : "能办事项", row: own?.row ?? 0, name: hall, changes, faults },
      state: faults.length > 0 ? "refused" : fresh,
    };
  });
  const foreign = read.sites.filter(({ hall }) => !ground.points.some((each) => each.hall.id === hall));
  return [...known, ...foreign.map(({ row, hall }) => refusedRow("服务点", row, hall, "没有这个大厅"))];
}

function itemFaults(ground: SiteGround, { items = [] }: ReadSites): SiteImportRow[] {
  return items.flatMap(({ row, hall, faults }) => {
    if (!ground.points.some((each) => each.hall.id === hall)) {
      return [refusedRow("能办事项", row, hall, "没有这个大厅")];
    }
    return faults.map((fault) => refusedRow("能办事项", row, hall, fault));
  });
}

function refusedRow(sheet: string, row: number, name: string, fault: string): SiteImportRow {
  return { sheet, row, name, state: "refused", changes: [], faults: [fault] };
}

const fieldNames: Record<keyof Site, string> = {
  kind: "类别",
  position: "位置",
  accessibility: "无障碍",
  route: "怎么走",
  extra: "平常之外的时间",
  items: "能办事项",
};

/** What differs between two versions of a point, in words. */
export function changedFields(before: Site, after: Site): string[] {
  const fields = Object.keys(fieldNames) as (keyof Site)[];
  return fields
    .filter((field) => !isDeepStrictEqual(before[field], after[field]))
    .map((field) => fieldNames[field]);
}
