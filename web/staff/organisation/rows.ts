/** What can be edited of the organisation's four kinds of rows, as small forms. Pure. */
import type {
  CounterRow,
  Division,
  HallRow,
  OrganisationKind,
  OrganRow,
  ZoneRow,
} from "#contract/organisation.ts";
import { counterKindNames, organKindNames } from "#contract/words.ts";
import type { AskedField, Choice } from "../form/asked.ts";
import type { Filled } from "../form/filled.ts";

/** Everything the organisation page has read. */
export interface Organisation {
  organs: readonly OrganRow[];
  halls: readonly HallRow[];
  zones: readonly ZoneRow[];
  counters: readonly CounterRow[];
  divisions: readonly Division[];
}

export type AnyRow = OrganRow | HallRow | ZoneRow | CounterRow;

/** A row to be written: a new one, or one that is there. */
export interface Editing {
  kind: OrganisationKind;
  row?: AnyRow;
  /** What a new one starts from: the hall it stands in. */
  start?: Record<string, unknown>;
}

export const kindNames: Record<OrganisationKind, string> = {
  organ: "机构",
  hall: "大厅",
  zone: "分区",
  counter: "窗口",
};

const paths: Record<OrganisationKind, string> = {
  organ: "/staff/organs",
  hall: "/staff/halls",
  zone: "/staff/zones",
  counter: "/staff/counters",
};

export const createPath = (kind: OrganisationKind): string => paths[kind];

/** The address of one row: `/staff/zones/changning/a`. */
export function rowPath(kind: OrganisationKind, row: AnyRow): string {
  const key = "uscc" in row ? [row.uscc] : "hall" in row ? [row.hall, row.id] : [row.id];
  return `${paths[kind]}/${key.map(encodeURIComponent).join("/")}`;
}

/** Fields that name a row: they cannot be changed once it is there. */
const keyFields: Record<OrganisationKind, string[]> = {
  organ: ["uscc"],
  hall: ["id"],
  zone: ["hall", "id"],
  counter: ["hall", "id"],
};

const line = (name: string, label: string, max: number, required = true): AskedField => ({
  ...{ name, label, kind: "line", max, required },
});
const order: AskedField = {
  ...{ name: "order", label: "排列次序", kind: "number", min: 0, max: 1_000_000, required: false },
  hint: "小的在前",
};
const closedOn: AskedField = {
  ...{ name: "closedOn", label: "从哪天起撤销、关闭", kind: "date", required: false },
  hint: "撤销的仍然保留，因为办过的件上有它",
};

const choices = (names: Record<string, string>): Choice[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

function parts(kind: OrganisationKind, { organs, halls, zones, divisions }: Organisation): AskedField[] {
  const organ = organs.map(({ uscc, name }) => ({ value: uscc, label: name }));
  const hall = halls.map(({ id, name }) => ({ value: id, label: name }));
  const area = divisions.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }));
  const zone = zones.map((each) => ({ value: each.id, label: `${each.name}（${each.hall}）` }));
  const choice = (name: string, label: string, options: Choice[], required = false): AskedField => ({
    ...{ name, label, kind: "choice", options, required },
  });
  switch (kind) {
    case "organ":
      return [
        line("uscc", "统一社会信用代码", 18),
        line("name", "全称", 100),
        line("shortName", "简称", 30),
        choice("parent", "上级机构", organ),
        choice("area", "行政区划", area, true),
        choice("kind", "性质", choices(organKindNames), true),
        line("phone", "电话", 30, false),
        order,
        closedOn,
      ];
    case "hall":
      return [
        line("id", "代号", 40),
        line("name", "名称", 60),
        choice("parent", "属于", hall),
        choice("area", "行政区划", area, true),
        choice("organ", "由谁管", organ),
        line("address", "地址", 200, false),
        line("phone", "电话", 30, false),
        order,
        closedOn,
      ];
    case "zone":
      return [
        choice("hall", "在哪个大厅", hall, true),
        line("id", "代号", 40),
        line("name", "名称", 60),
        line("floor", "楼层", 10, false),
        order,
        closedOn,
      ];
    case "counter":
      return [
        choice("hall", "在哪个大厅", hall, true),
        line("id", "窗口号", 40),
        line("name", "名称", 60),
        choice("zone", "在哪个分区", zone),
        choice("kind", "类型", choices(counterKindNames), true),
        {
          ...{ name: "organs", label: "收哪些机构的件", kind: "several", options: organ, required: false },
          hint: "都不选，就是全都收",
        },
        closedOn,
      ];
  }
}

/** The form of a new row, or of one that is there. */
export function rowFields(kind: OrganisationKind, organisation: Organisation, isNew: boolean): AskedField[] {
  const fields = parts(kind, organisation);
  return isNew ? fields : fields.filter(({ name }) => !keyFields[kind].includes(name));
}

/** What the form starts from: a row as it is. */
export function rowStart(row: AnyRow): Filled {
  return { ...row };
}

/** What is sent: what the form has, and what it does not show, as it was. */
export function rowBody(
  kind: OrganisationKind,
  data: Record<string, unknown>,
  row: AnyRow | undefined,
): Record<string, unknown> {
  const hidden = hiddenOf(kind, row);
  const order = kind === "counter" ? {} : { order: 0 };
  return { ...order, ...hidden, ...data, ...(row && { version: row.version }) };
}

/** Lists and texts the schema wants even when they are empty; hours and a counter's items come from the workbook. */
function hiddenOf(kind: OrganisationKind, row: AnyRow | undefined): Record<string, unknown> {
  if (kind === "hall") {
    return { hours: row && "hours" in row ? row.hours : [], address: "" };
  }
  if (kind !== "counter") return {};
  const items = row && "items" in row && row.items ? { items: row.items } : {};
  return { organs: [], ...items };
}
