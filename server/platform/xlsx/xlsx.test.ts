import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import readByLibrary from "read-excel-file/node";
import writeByLibrary from "write-excel-file/node";
import { readWorkbook, WorkbookError, writeWorkbook } from "./index.ts";
import { columnIndex, columnName } from "./text.ts";

const rows = [
  ["事项", "编码", "说明"],
  ["食品经营许可 <新办> & “变更”", "000131023000", "第一行\n第二行 _x0041_ 结尾 "],
  [],
  ["", "=1+1", "𠮷野家\r\n\u0007"],
];

test("what is written is read again, cell by cell", () => {
  assert.deepEqual(
    readWorkbook(
      writeWorkbook([
        { name: "a<b", rows },
        { name: "空", rows: [] },
      ]),
    ),
    [
      { name: "a<b", rows },
      { name: "空", rows: [] },
    ],
  );
});

test("any text survives", () => {
  const text = fc.string({ unit: "binary" }).filter((it) => it.isWellFormed());
  const cell = fc.oneof(text, fc.constantFrom("_x000D_", "_x", "&amp;", " ", "\r", "\t", "]]>", "\u0000"));
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 4 }), (table) => {
      const read = readWorkbook(writeWorkbook([{ name: "表", rows: table }]))[0]!.rows;
      assert.deepEqual(read.map(trimmed), table.map(trimmed));
    }),
  );
});

/** Empty cells at the end of a row are nothing. */
function trimmed(row: string[]): string[] {
  return row.slice(0, row.findLastIndex((cell) => cell !== "") + 1);
}

test("the same content is the same file", () => {
  assert.deepEqual(writeWorkbook([{ name: "表", rows }]), writeWorkbook([{ name: "表", rows }]));
});

test("another program reads what we write", async () => {
  const bytes = writeWorkbook([
    {
      name: "表",
      rows: [
        ["甲", "乙"],
        ["1", "二\n三"],
      ],
      headRows: 1,
      widths: [10, 20],
    },
  ]);
  const [sheet] = await readByLibrary(Buffer.from(bytes));
  assert.equal(sheet?.sheet, "表");
  assert.deepEqual(sheet?.data, [
    ["甲", "乙"],
    ["1", "二\n三"],
  ]);
});

const partOf = (bytes: Uint8Array, name: string) => strFromU8(unzipSync(bytes)[name]!);

test("a sheet prints on A4, as wide as the page, lying when it is wide, its head on every page, pages numbered", () => {
  const head = ["甲", "乙", "丙"];
  const bytes = writeWorkbook([
    { name: "宽的 '表'", rows: [head, ["1", "2", "3"]], headRows: 2, widths: [60, 60, 60] },
    { name: "窄的", rows: [head] },
  ]);
  const [wide, narrow] = [1, 2].map((n) => partOf(bytes, `xl/worksheets/sheet${n}.xml`));
  assert.match(wide!, /<worksheet[^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr><sheetViews>/);
  assert.match(
    wide!,
    /<\/sheetData><printOptions gridLines="1"\/><pageMargins [^>]*\/><pageSetup paperSize="9"/,
  );
  assert.match(
    wide!,
    /fitToHeight="0" orientation="landscape"\/><headerFooter><oddFooter>&amp;C第 &amp;P 页/,
  );
  assert.match(narrow!, /orientation="portrait"/);
  assert.match(
    partOf(bytes, "xl/workbook.xml"),
    /<\/sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'宽的 ''表'''!\$1:\$2<\/definedName><\/definedNames>/,
  );
});

test("cells that are joined say so; every other column of a table is as wide as its text", () => {
  const rows = [
    ["指标", "满意度（百分比）"],
    ["甲", "1"],
    ["", "2"],
  ];
  const joined = [{ row: 1, column: 0, rows: 2 }];
  const bytes = writeWorkbook([{ name: "表", rows, headRows: 1, widths: [9], joined }]);
  const sheet = partOf(bytes, "xl/worksheets/sheet1.xml");
  assert.match(
    sheet,
    /<\/sheetData><mergeCells count="1"><mergeCell ref="A2:A3"\/><\/mergeCells><printOptions/,
  );
  assert.match(sheet, /<col min="1" max="1" width="9" .*<col min="2" max="2" width="18" /);
});

test("a row is as high as its text wants, up to what programs allow", () => {
  const rows = [["项目"], ["一二三四"], ["一二三四五六七八九"], ["一\n二"], ["长".repeat(4000)]];
  const bytes = writeWorkbook([{ name: "表", rows, headRows: 1, widths: [10] }]);
  const sheet = partOf(bytes, "xl/worksheets/sheet1.xml");
  const heights = [...sheet.matchAll(/<row r="\d+"(?: ht="(\d+)")?/g)].map(([, height]) => height);
  assert.deepEqual(heights, [undefined, undefined, "30", "30", "409"]);
});

test("any decimal of a column of numbers is a number, and none loses a digit", () => {
  const rows = [["数"], ["679.94825"], ["12.50"], ["1.500"], ["7"], ["+3"]];
  const bytes = writeWorkbook([{ name: "表", rows, headRows: 1, numbers: [0] }]);
  const texts = partOf(bytes, "xl/worksheets/sheet1.xml").match(/t="inlineStr"/g)?.length;
  assert.equal(texts, 3, "the head, and what would be written otherwise");
  assert.deepEqual(readWorkbook(bytes)[0]?.rows.flat(), ["数", "679.94825", "12.5", "1.500", "7", "+3"]);
});

test("we read what another program writes: shared strings, numbers, days, yes and no", async () => {
  const day = new Date(Date.UTC(2026, 0, 31));
  const buffer = await writeByLibrary(
    [
      [{ value: "名称" }, { value: "份数" }],
      [
        { value: "身份证 <a>" },
        { value: 2 },
        { value: true },
        { value: day, format: "yyyy-mm-dd" },
        null,
        { value: 0.1 },
      ],
    ],
    { sheet: "材料" },
  ).toBuffer();
  assert.deepEqual(readWorkbook(buffer), [
    {
      name: "材料",
      rows: [
        ["名称", "份数"],
        ["身份证 <a>", "2", "TRUE", "2026-01-31", "", "0.1"],
      ],
    },
  ]);
});

test("prefixed names, rich text, pronunciation and sparse rows are understood", () => {
  const workbook =
    '<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="甲&amp;乙" r:id="rId9"/></x:sheets></x:workbook>';
  const sheet =
    '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="2"><x:c r="C2" t="s"><x:v>0</x:v></x:c></x:row>' +
    '<x:row r="4"/><x:row><x:c t="str"><x:f>A1</x:f><x:v>和</x:v></x:c><x:c><x:v>1E3</x:v></x:c></x:row></x:sheetData></x:worksheet>';
  const strings =
    '<sst><si><r><t>长</t></r><r><rPr/><t xml:space="preserve">沙 </t></r><rPh sb="0"><t>chang</t></rPh></si></sst>';
  const bytes = zipSync({
    "xl/workbook.xml": strToU8(workbook),
    "xl/_rels/workbook.xml.rels": strToU8(
      '<Relationships><Relationship Target="/xl/worksheets/a.xml" Id="rId9"/></Relationships>',
    ),
    "xl/worksheets/a.xml": strToU8(sheet),
    "xl/sharedStrings.xml": strToU8(strings),
  });
  assert.deepEqual(readWorkbook(bytes), [
    { name: "甲&乙", rows: [[], ["", "", "长沙 "], [], [], ["和", "1000"]] },
  ]);
});

test("what is no workbook is refused in a sentence", () => {
  const files = [
    strToU8("名称,份数"),
    new Uint8Array(),
    zipSync({ "a.txt": strToU8("a") }),
    writeWorkbook([{ name: "表", rows }]).slice(0, 300),
  ];
  for (const bytes of files) assert.throws(() => readWorkbook(bytes), WorkbookError);
  const large = writeWorkbook([{ name: "表", rows: Array.from({ length: 500 }, () => ["同样的内容"]) }]);
  assert.throws(() => readWorkbook(large, { most: 1000 }), /过大/);
});

test("columns have the names people see", () => {
  for (const [index, name] of [
    [0, "A"],
    [25, "Z"],
    [26, "AA"],
    [701, "ZZ"],
    [702, "AAA"],
  ] as const) {
    assert.equal(columnName(index), name);
    assert.equal(columnIndex(name), index);
  }
});
