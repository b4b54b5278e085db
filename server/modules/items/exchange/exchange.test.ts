import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Item } from "#contract/item.ts";
import { readWorkbook, type Sheet, writeWorkbook } from "#server/platform/xlsx/index.ts";
import { anyItem } from "#server/testing/any-item.ts";
import { completeItem, gateRules, incompleteItem, itemNumbered } from "#server/testing/item.ts";
import { candidatesFrom } from "./candidates.ts";
import { conditionText, readCondition } from "./condition-text.ts";
import { itemsWorkbook } from "./to-workbook.ts";

const workbook = (items: Item[]) => writeWorkbook(itemsWorkbook(items));
const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

function itemsOf(bytes: Uint8Array): Item[] {
  const { candidates, problems } = candidatesFrom(bytes, gateRules);
  assert.deepEqual(problems, []);
  return candidates.map((it) => {
    assert.deepEqual(it.problems, []);
    return it.item!;
  });
}

test("export and import give the same items, whatever is in them", () => {
  const items = fc.uniqueArray(anyItem, { minLength: 1, maxLength: 3, selector: (it) => it.key });
  const codes = (list: Item[]) => new Set(list.map((it) => it.code)).size === list.length;
  fc.assert(
    fc.property(items.filter(codes), (list) => {
      assert.deepEqual(itemsOf(workbook(list)), list);
      assert.deepEqual(itemsOf(json(list)), list);
    }),
    { numRuns: 150 },
  );
});

test("an exported file is exported again cell by cell", () => {
  const sheets = itemsWorkbook([completeItem(), incompleteItem({ key: "other", code: "0".repeat(33) })]);
  const again = itemsWorkbook(itemsOf(writeWorkbook(sheets)));
  assert.deepEqual(readWorkbook(writeWorkbook(again)), readWorkbook(writeWorkbook(sheets)));
});

test("the template alone is an empty file of items", () => {
  assert.deepEqual(candidatesFrom(workbook([]), gateRules), { candidates: [], problems: [] });
});

/** The exported sheets of two items, changed by hand. */
function edited(edit: (sheet: (name: string) => Sheet) => void): Uint8Array {
  const sheets = itemsWorkbook([completeItem(), itemNumbered(7)]);
  edit((name) => sheets.find((sheet) => sheet.name === name)!);
  return writeWorkbook(sheets);
}

/** Column letters are for people; tests say the title. */
function set(sheet: Sheet, row: number, title: string, value: string) {
  const column = sheet.rows[0]!.indexOf(title);
  assert.notEqual(column, -1, title);
  const cells = sheet.rows[row - 1]!;
  while (cells.length <= column) cells.push("");
  cells[column] = value;
}

function problemsOf(bytes: Uint8Array): [string | undefined, number | undefined, string | undefined][] {
  const { candidates, problems } = candidatesFrom(bytes, gateRules);
  return [...problems, ...candidates.flatMap((it) => it.problems)].map(({ sheet, row, column, message }) => {
    assert.match(message, /\p{Script=Han}.*。$/u);
    return [sheet, row, column];
  });
}

test("every broken cell is named by sheet, row and column, once", () => {
  const cells: [sheet: string, row: number, title: string, value: string][] = [
    ["事项", 3, "事项类型", "许可"],
    ["事项", 3, "承诺办结时限", "5天"],
    ["事项", 4, "到办事现场次数", "一次"],
    ["事项", 4, "业务办理项编码", "123"],
    ["事项", 4, "是否网办", "也许"],
    ["事项", 4, "计划生效日期", "明年"],
    ["材料", 3, "材料名称", ""],
    ["材料", 4, "适用条件", "饭店才要"],
    ["材料", 5, "原件份数", "1.5"],
    ["环节", 4, "办理岗位", "局长"],
    ["情形选项", 3, "问题标识", "nothing"],
    ["常见问题", 3, "事项标识", "moon"],
  ];
  const found = problemsOf(
    edited((sheet) => {
      for (const [name, ...rest] of cells) set(sheet(name), ...rest);
    }),
  );
  const expected = cells.map(([sheet, row, title]) => [sheet, row, title]);
  assert.deepEqual(found.sort(), expected.sort());
});

test("a sheet or column that is missing, unknown or repeated is refused: nothing is read as emptied", () => {
  const sheets = itemsWorkbook([completeItem()]);
  assert.deepEqual(problemsOf(writeWorkbook(sheets.filter(({ name }) => name !== "环节"))), [
    ["环节", undefined, undefined],
  ]);
  assert.deepEqual(problemsOf(writeWorkbook([...sheets, { name: "备忘", rows: [] }])), [
    ["备忘", undefined, undefined],
  ]);
  const renamed = edited((sheet) => {
    sheet("环节").rows[0]![2] = "名字";
  });
  assert.deepEqual(problemsOf(renamed), [
    ["环节", 1, "环节名称"],
    ["环节", 1, "名字"],
  ]);
});

test("the same key or code twice is refused with the first one's row", () => {
  const twice = edited((sheet) => {
    set(sheet("事项"), 4, "业务办理项编码", completeItem().code);
  });
  assert.deepEqual(problemsOf(twice), [["事项", 4, "业务办理项编码"]]);
});

test("columns in another order, codes instead of words and tidy variants are understood", () => {
  const turned = edited((sheet) => {
    for (const row of sheet("环节").rows) row.reverse();
    set(sheet("事项"), 3, "事项类型", "01");
    set(sheet("事项"), 3, "服务对象", " 1; 企业法人；5 ");
    set(sheet("事项"), 3, "承诺办结时限", "5 工作日");
    set(sheet("事项"), 3, "是否网办", "TRUE");
    set(sheet("材料"), 4, "适用条件", "并且（business＝restaurant；不（chain = yes））");
  });
  assert.deepEqual(itemsOf(turned), [completeItem(), itemNumbered(7)]);
});

test("JSON: one item or several; faults in the template's words", () => {
  assert.deepEqual(itemsOf(json(completeItem())), [completeItem()]);
  const broken = {
    ...completeItem(),
    name: "",
    materials: [{ ...completeItem().materials[0], when: { any: 5 } }],
    colour: "red",
  };
  assert.deepEqual(problemsOf(json([completeItem(), { ...broken, key: "b-b", code: "0".repeat(33) }])), [
    [undefined, 2, "事项名称"],
    [undefined, 2, "colour"],
    [undefined, 2, "材料第 1 项 适用条件"],
  ]);
  assert.deepEqual(problemsOf(json([5])), [[undefined, 1, ""]]);
  assert.deepEqual(problemsOf(new TextEncoder().encode("{")), [[undefined, undefined, undefined]]);
  assert.deepEqual(problemsOf(new Uint8Array([0x50, 0x4b, 1, 2])), [[undefined, undefined, undefined]]);
});

test("conditions that are none are not read", () => {
  for (const text of [
    "",
    "a",
    "a =",
    "= b",
    "a = b c",
    "并且()",
    "并且(a = b",
    "不(a = b; c = d)",
    '"a = b',
    "a 属于",
    "含",
  ]) {
    assert.equal(readCondition(text), undefined, text);
  }
  const nested = { all: [{ q: "a b", in: ["x|y", "含"] }, { not: { any: [{ q: "c", has: "(" }] } }] };
  assert.deepEqual(readCondition(conditionText(nested)), nested);
});
