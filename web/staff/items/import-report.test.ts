import assert from "node:assert/strict";
import { test } from "node:test";
import { placeText } from "./import-report.ts";

test("a fault is named where the spreadsheet shows it", () => {
  assert.equal(placeText({ sheet: "材料", row: 12, column: "份数" }), "材料 表第 12 行，“份数”列");
  assert.equal(placeText({ sheet: "材料" }), "材料 表");
  assert.equal(placeText({ row: 3 }), "第 3 个事项");
  assert.equal(placeText({}), "");
});
