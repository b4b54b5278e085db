/** Service points as a workbook: 服务点, one row a point; 能办事项, one row a delegated matter. */
import { Value } from "typebox/value";
import { accessibilityNames, howNames, positionSourceNames, siteKindNames } from "#contract/site-words.ts";
import { Site } from "#contract/sites.ts";
import type { Sheet, StyledSheet } from "#server/platform/xlsx/index.ts";
import { extraText, readExtra } from "./extra-text.ts";
import type { SiteGround } from "./ground.ts";
import type { ReadItem, ReadSite, ReadSites } from "./site-import.ts";

const siteHeads = [
  "大厅代号",
  "名称",
  "类别",
  "经度",
  "纬度",
  "位置来源",
  "无障碍",
  "怎么走",
  "平常之外的时间",
];
const itemHeads = ["大厅代号", "大厅名称", "事项代号", "事项名称", "怎么办"];
const names = { sites: "服务点", items: "能办事项" };

export function writeSiteSheets({ points, matters }: SiteGround): StyledSheet[] {
  const sites = points.map(({ hall, site }) => {
    const { position } = site;
    const where = position
      ? [position.lon, position.lat, positionSourceNames[position.source]]
      : ["", "", ""];
    const access = site.accessibility.map((each) => accessibilityNames[each]).join("、");
    const own = [hall.id, hall.name, siteKindNames[site.kind], ...where];
    return [...own, access, site.route ?? "", extraText(site.extra)].map(String);
  });
  const items = points.flatMap(({ hall, site }) =>
    site.items.map(({ item, how }) => [
      ...[hall.id, hall.name, item, matters.get(item)?.name ?? ""],
      howNames[how],
    ]),
  );
  return [
    {
      name: names.sites,
      rows: [siteHeads, ...sites],
      headRows: 1,
      widths: [16, 32, 20, 12, 12, 12, 30, 40, 40],
    },
    { name: names.items, rows: [itemHeads, ...items], headRows: 1, widths: [16, 32, 34, 34, 12] },
  ];
}

/** Undefined when the workbook has none of our sheets. Names are there for the reader and are passed over. */
export function readSiteSheets(workbook: readonly Sheet[]): ReadSites | undefined {
  const sites = workbook.find(({ name }) => name.trim() === names.sites);
  const items = workbook.find(({ name }) => name.trim() === names.items);
  if (!sites && !items) return undefined;
  return {
    sites: sites ? rowsOf(sites).map(([row, cell]) => readSite(row, cell)) : [],
    ...(items && { items: rowsOf(items).map(([row, cell]) => readItem(row, cell)) }),
  };
}

type Cell = (heading: string) => string;

function rowsOf({ rows: [headings = [], ...rows] }: Sheet): [number, Cell][] {
  const places = new Map(headings.map((heading, index) => [heading.trim(), index]));
  return rows.flatMap((cells, index): [number, Cell][] => {
    const cell: Cell = (heading) => (cells[places.get(heading) ?? -1] ?? "").trim();
    return cells.some((each) => each.trim() !== "") ? [[index + 2, cell]] : [];
  });
}

const keyOf = (words: Record<string, string>, word: string) =>
  Object.keys(words).find((key) => words[key] === word);

function readSite(row: number, cell: Cell): ReadSite {
  const faults: string[] = [];
  const read = <T>(heading: string, value: T | undefined) => {
    if (value === undefined) faults.push(`“${heading}”看不懂`);
    return value;
  };
  const access = cell("无障碍")
    .split(/[,，、;；\s]+/)
    .filter(Boolean)
    .map((word) => keyOf(accessibilityNames, word));
  const [lon, lat] = [cell("经度"), cell("纬度")];
  const source = keyOf(positionSourceNames, cell("位置来源") || "实测");
  const site = {
    kind: read("类别", keyOf(siteKindNames, cell("类别"))),
    ...((lon || lat) && { position: { lon: Number(lon), lat: Number(lat), source } }),
    accessibility: read("无障碍", access.includes(undefined) ? undefined : access) ?? [],
    ...(cell("怎么走") && { route: cell("怎么走") }),
    extra: read("平常之外的时间", readExtra(cell("平常之外的时间"))) ?? [],
    items: [],
  };
  if (faults.length === 0) faults.push(...schemaFaults(site));
  return { row, hall: cell("大厅代号"), site: site as Site, faults };
}

const fieldHeads: Record<string, string> = {
  position: "经度、纬度、位置来源",
  route: "怎么走",
  extra: "平常之外的时间",
  accessibility: "无障碍",
  kind: "类别",
};

function schemaFaults(site: object): string[] {
  const fields = Value.Errors(Site, site).map(({ instancePath }) => instancePath.split("/")[1] ?? "");
  return [...new Set(fields)].map((field) => `“${fieldHeads[field] ?? field}”填写不正确`);
}

function readItem(row: number, cell: Cell): ReadItem {
  const how = keyOf(howNames, cell("怎么办")) as ReadItem["how"];
  const faults = how ? [] : ["“怎么办”要填当场办、代收转办或者只咨询"];
  return { row, hall: cell("大厅代号"), item: cell("事项代号"), how, faults };
}
