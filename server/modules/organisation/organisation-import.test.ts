import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Counter, Hall, Organ, Zone } from "#contract/organisation.ts";
import { readWorkbook, writeWorkbook } from "#server/platform/xlsx/index.ts";
import {
  changedFields,
  inOrder,
  keyOf,
  type Organisation,
  type OrganisationRow,
  withRows,
} from "./organisation.ts";
import { planImport, type ReadRow } from "./organisation-import.ts";
import { readSheets, writeSheets } from "./organisation-sheets.ts";

const bureau: Organ = {
  uscc: "11430482000000001K",
  name: "常宁市市场监督管理局",
  shortName: "市场监管局",
  parent: "11430482000000000G",
  area: "430482",
  kind: "organ",
  order: 2,
};
const { parent: _, ...root } = {
  ...bureau,
  uscc: "11430482000000000G",
  name: "常宁市人民政府",
  shortName: "市政府",
};
const hall: Hall = {
  id: "county",
  name: "常宁市政务服务大厅",
  area: "430482001",
  organ: root.uscc,
  address: "宜阳街道劳动南路",
  hours: [
    { days: [1, 2, 3, 4, 5], from: "09:00", to: "12:00" },
    { days: [6], from: "09:00", to: "11:30" },
  ],
  order: 1,
};
const zone: Zone = { hall: "county", id: "a", name: "企业开办区", floor: "1F", order: 1 };
const counter: Counter = {
  hall: "county",
  id: "A01",
  name: "综合窗口",
  zone: "a",
  kind: "comprehensive",
  organs: [bureau.uscc],
  items: ["food-business-licence", "company-registration"],
};

const empty: Organisation = {
  division: "430482",
  areas: new Set(["430482", "430482001"]),
  organ: new Map(),
  hall: new Map(),
  zone: new Map(),
  counter: new Map(),
};
const rows: OrganisationRow[] = [
  { kind: "organ", value: bureau },
  { kind: "organ", value: root },
  { kind: "hall", value: hall },
  { kind: "zone", value: zone },
  { kind: "counter", value: counter },
];
const full = withRows(empty, rows);
const numbered = (some: OrganisationRow[]): ReadRow[] =>
  some.map((row, index) => ({ ...row, row: index + 2 }));

/** Faults found when one row of the full organisation is replaced by `value`. */
function faults(kind: OrganisationRow["kind"], value: object): string[] {
  const { report } = planImport(full, numbered([{ kind, value } as OrganisationRow]));
  return report.rows[0]!.faults.map((fault) => fault.field);
}

test("a new organisation is all new, the same again all unchanged", () => {
  const first = planImport(empty, numbered(rows));
  assert.deepEqual(
    first.report.rows.flatMap((row) => row.faults),
    [],
  );
  assert.equal(first.report.new, 5);
  assert.equal(first.write.length, 5);
  const second = planImport(full, numbered(rows));
  assert.equal(second.report.unchanged, 5);
  assert.deepEqual(second.write, []);
});

test("a change names its fields and writes that row only", () => {
  const renamed: OrganisationRow = {
    kind: "organ",
    value: { ...bureau, shortName: "市监局", phone: "0734-7221234" },
  };
  const { report, write } = planImport(full, numbered([{ kind: "organ", value: root }, renamed]));
  assert.deepEqual(report.rows[1]!.changes.sort(), ["phone", "shortName"]);
  assert.deepEqual(write.map(keyOf), [bureau.uscc]);
});

test("nothing is half-imported: one refused row and nothing is written", () => {
  const { report, write } = planImport(
    empty,
    numbered([...rows, { kind: "zone", value: { ...zone, id: "b", hall: "x" } }]),
  );
  assert.equal(report.refused, 1);
  assert.equal(report.new, 5);
  assert.deepEqual(write, []);
});

test("what is wrong is named by field", () => {
  assert.deepEqual(faults("organ", { ...bureau, uscc: "114304820000000012" }), ["uscc", "name"]);
  assert.deepEqual(faults("organ", { ...bureau, area: "430481" }), ["area"]);
  assert.deepEqual(faults("organ", { ...bureau, parent: "11430482000000002N" }), ["parent"]);
  assert.deepEqual(faults("organ", { ...root, parent: bureau.uscc }), ["parent"]);
  assert.deepEqual(faults("organ", { ...root, closedOn: "2026-11-21" }), ["closedOn", "closedOn"]);
  assert.deepEqual(faults("organ", { ...bureau, name: root.name }), ["name"]);
  assert.deepEqual(faults("hall", { ...hall, parent: "county" }), ["parent"]);
  assert.deepEqual(faults("hall", { ...hall, organ: "11430482000000002N" }), ["organ"]);
  assert.deepEqual(faults("hall", { ...hall, hours: [{ days: [1], from: "12:00", to: "09:00" }] }), [
    "hours.0",
  ]);
  assert.deepEqual(faults("zone", { ...zone, closedOn: "2026-11-21" }), ["closedOn"]);
  assert.deepEqual(faults("counter", { ...counter, zone: "b" }), ["zone"]);
  assert.deepEqual(faults("counter", { ...counter, organs: ["11430482000000002N"] }), ["organs.0"]);
});

test("two rows of one key are both refused", () => {
  const { report } = planImport(empty, numbered([rows[1]!, rows[1]!]));
  assert.equal(report.refused, 2);
});

test("parents are written before their children, whatever the order of the file", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
      const keys = inOrder(shuffled).map((row) => `${row.kind} ${keyOf(row)}`);
      const at = (key: string) => keys.indexOf(key);
      return (
        keys.length === rows.length &&
        at(`organ ${root.uscc}`) < at(`organ ${bureau.uscc}`) &&
        at(`organ ${bureau.uscc}`) < at("hall county") &&
        at("hall county") < at("zone county/a") &&
        at("zone county/a") < at("counter county/A01")
      );
    }),
  );
});

test("a workbook written and read back gives the same organisation", () => {
  const read = readSheets(readWorkbook(writeWorkbook(writeSheets(full))));
  const { report } = planImport(full, read!);
  assert.deepEqual(
    report.rows.flatMap((row) => [...row.faults, ...row.changes]),
    [],
  );
  assert.equal(report.unchanged, 5);
});

test("a sheet's odd cells are refused by their headings, and rows keep their numbers", () => {
  const headings = ["名称", "统一社会信用代码", "类别", "行政区划代码", "停用日期", "不认识的列"];
  const rows = [
    headings,
    [],
    ["某局", "11430482000000001K", "衙门", "430482", "2026-02-31", "x"],
    ["", "", "机关", "430482"],
  ];
  const read = readSheets([{ name: "机构", rows }])!;
  assert.deepEqual(
    read.map((row) => [row.row, row.value === undefined && row.faults.map((fault) => fault.message).sort()]),
    [
      [3, ["“停用日期”填写不正确", "“简称”必须填写", "“类别”看不懂"]],
      [4, ["“名称”必须填写", "“简称”必须填写", "“统一社会信用代码”必须填写"]],
    ],
  );
});

test("a workbook without any of our sheets is none of ours", () => {
  assert.equal(readSheets([{ name: "Sheet1", rows: [["名称"]] }]), undefined);
});

test("the order of keys inside a value is no change", () => {
  const hours = [
    { to: "12:00", days: [1, 2, 3, 4, 5], from: "09:00" },
    { to: "11:30", from: "09:00", days: [6] },
  ];
  assert.deepEqual(changedFields(hall, { ...hall, hours }), []);
});
