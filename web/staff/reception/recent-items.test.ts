import assert from "node:assert/strict";
import { test } from "node:test";
import { withItem } from "./recent-items.ts";

test("the item received last is offered first, each once, eight at most", () => {
  const known = Array.from({ length: 8 }, (_, at) => ({ key: `k${at}`, name: `事项 ${at}` }));
  const next = withItem(known, { key: "k3", name: "事项 3" });
  assert.deepEqual(
    next.map((item) => item.key),
    ["k3", "k0", "k1", "k2", "k4", "k5", "k6", "k7"],
  );
  assert.equal(withItem(known, { key: "k9", name: "事项 9" }).length, 8);
});
