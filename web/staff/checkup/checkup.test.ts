import assert from "node:assert/strict";
import { test } from "node:test";
import type { Finding } from "#contract/checkup.ts";
import { checkupAddress, chosen, kindsFound, sparedInAll, sparedWords } from "./checkup.ts";

const finding = (changes: Partial<Finding>): Finding => ({
  ...{ code: "visit-for-nothing", kind: "item", key: "a", name: "甲", organ: "x" },
  ...{ path: "p", message: "m", proposal: "n", cases: 1, spares: {} },
  ...changes,
});

test("F19 findings by kind and organ, with what mending them would spare", () => {
  const all = [
    finding({ spares: { trips: 3 } }),
    finding({ code: "limit-above-usual", organ: "y", spares: { days: 40 } }),
    finding({ organ: "y", spares: { trips: 2 } }),
  ];
  assert.deepEqual(
    kindsFound(all).map(({ code, count }) => [code, count]),
    [
      ["limit-above-usual", 1],
      ["visit-for-nothing", 2],
    ],
  );
  assert.equal(chosen(all, { code: "visit-for-nothing", organ: "y" }).length, 1);
  assert.equal(chosen(all, {}).length, 3);
  assert.equal(sparedInAll(all), "少等 40 个工作日，少跑 5 次");
  assert.equal(sparedWords({}), "");
});

test("the filter stands in the address", () => {
  assert.equal(checkupAddress({}), "/checkup");
  assert.equal(
    checkupAddress({ code: "visit-for-nothing", organ: "x" }),
    "/checkup?code=visit-for-nothing&organ=x",
  );
});
