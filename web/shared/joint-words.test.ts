import assert from "node:assert/strict";
import { test } from "node:test";
import { waitWords, waveWords } from "./joint-words.ts";

test("waves are counted from the first step on", () => {
  assert.deepEqual([0, 4, 5].map(waveWords), ["第一步", "第五步", "第 6 步"]);
});

test("R2.30 a part says which results it waits for, an unnamed one by its item", () => {
  const waits = [{ subject: "公司设立登记", licence: "营业执照" }, { subject: "供水报装" }];
  assert.equal(waitWords(waits), "等《营业执照》《供水报装》办好，自动开始");
});
