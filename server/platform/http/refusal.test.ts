import assert from "node:assert/strict";
import { test } from "node:test";
import { refusalBody } from "./errors.ts";
import { defineRefusals, refuse } from "./refusal.ts";

defineRefusals({
  "sample-missing": { status: 404, message: "没有找到第 {n} 号样本，请核对后重试。", log: "sample missing" },
});

test("a refusal speaks its sentence with the details given", () => {
  const refused = refuse("sample-missing", { n: 3, field: "number" });
  const message = "没有找到第 3 号样本，请核对后重试。";
  assert.deepEqual(
    [refused.code, refused.status, refused.message],
    ["sample-missing", 404, "sample missing"],
  );
  const fields = [{ field: "number", message }];
  assert.deepEqual(refusalBody(refused), { code: "sample-missing", message, field: "number", fields });
});

test("a code means one thing; what says nothing or is no refusal cannot be declared", () => {
  const good = { status: 404, message: "没有。", log: "none" };
  assert.throws(() => defineRefusals({ "sample-missing": good }), /declared twice/);
  assert.throws(() => defineRefusals({ Sample: good }), /small words/);
  assert.throws(() => defineRefusals({ "sample-fault": { ...good, status: 500 } }), /not a refusal/);
  assert.throws(
    () => defineRefusals({ "sample-english": { ...good, message: "none." } }),
    /not a Chinese sentence/,
  );
  assert.throws(() => refuse("sample-undeclared"), /not declared/);
});
