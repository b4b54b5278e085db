import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import count from "./count-reporter.mjs";

test("passed and failed tests are counted, failed ones named once, by file", async () => {
  const file = join(process.cwd(), "server/one.test.ts");
  const failed = (name, failureType) => ({
    type: "test:fail",
    data: { name, file, details: { error: { failureType } } },
  });
  async function* events() {
    yield { type: "test:pass", data: { name: "good", file } };
    yield { type: "test:pass", data: { name: "left out", file, skip: true } };
    yield { type: "test:start", data: { name: "bad", file } };
    yield failed("bad", "testCodeFailure");
    yield failed("its parent", "subtestsFailed");
    yield failed("server/one.test.ts", "testCodeFailure");
  }
  const written = (await Array.fromAsync(count(events()))).join("");
  assert.deepEqual(JSON.parse(written), {
    passed: 1,
    failed: 3,
    names: ["server/one.test.ts: bad", "server/one.test.ts"],
  });
});
