import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type { CaseType } from "#contract/case-type.ts";
import { dataRows, labelOf, wordsOf } from "./data-words.ts";

test("what an action recorded is told in words, once", () => {
  const data = {
    opinion: "符合条件",
    officers: ["王强", "李霞"],
    surveyedOn: "2026-06-09",
    limit: { n: 10, unit: "W" },
    method: "post",
    deceived: true,
    digest: "abc",
  };
  assert.deepEqual(dataRows(data, "符合条件"), [
    { label: "勘验人员", text: "王强、李霞" },
    { label: "勘验日期", text: "2026-06-09" },
    { label: "期限", text: "10 个工作日" },
    { label: "送达方式", text: "邮寄送达" },
    { label: "申请人隐瞒、造假或欺骗", text: "是" },
  ]);
});

test("R2.9 a correction names each material with what is wrong with it", () => {
  const data = { materials: [{ material: "布局图", problem: "看不清面积" }] };
  assert.deepEqual(dataRows(data, undefined), [{ label: "布局图", text: "看不清面积" }]);
});

/** What its data may say in codes: units of limits are told with their number. */
function codesIn(schema: object): string[] {
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key === "enum" && Array.isArray(value)) return value.filter((code) => !["W", "D"].includes(code));
    return typeof value === "object" && value !== null ? codesIn(value) : [];
  });
}

test("every piece of data of every action of every case type has a Chinese name, and so has every code in it", () => {
  const folder = new URL("../../../data/case-types/", import.meta.url);
  for (const file of readdirSync(folder)) {
    const type = JSON.parse(readFileSync(new URL(file, folder), "utf8")) as CaseType;
    for (const [id, action] of Object.entries(type.actions)) {
      const { properties = {} } = (action.data ?? {}) as { properties?: Record<string, { title?: string }> };
      const nameless = Object.entries(properties)
        .filter(([name, { title }]) => name !== "digest" && !/[一-鿿]/.test(labelOf(name, title)))
        .map(([name]) => name);
      assert.deepEqual(nameless, [], `${file} ${id}`);
      const codes = codesIn(action.data ?? {}).filter((code) => !/[一-鿿]/.test(wordsOf(code)));
      assert.deepEqual(codes, [], `${file} ${id}`);
    }
  }
});
