import assert from "node:assert/strict";
import { test } from "node:test";
import { figuresAddress, foretoldWords, readBy } from "./figures.ts";

test("the page of a hall's figures is told by its address; what it does not know is by queue", () => {
  assert.equal(figuresAddress("changning", "hour"), "/hall/figures?hall=changning&by=hour");
  assert.equal(
    figuresAddress("a", "day", { from: "2026-11-01", to: "" }),
    "/hall/figures?hall=a&by=day&from=2026-11-01",
  );
  assert.deepEqual([readBy("counter"), readBy("toString"), readBy(null)], ["counter", "queue", "queue"]);
});

test("how the wait was foretold is said honestly, on which side it missed", () => {
  assert.equal(foretoldWords({ within: null, bias: null }), "—");
  assert.equal(foretoldWords({ within: 84.5, bias: 0.4 }), "84.5% 说准了");
  assert.equal(foretoldWords({ within: 60, bias: 4.2 }), "60% 说准了，平均实际更久 4.2 分钟");
  assert.equal(foretoldWords({ within: 60, bias: -3 }), "60% 说准了，平均实际更短 3 分钟");
});
