import assert from "node:assert/strict";
import { test } from "node:test";
import { amountIn } from "./amount.ts";

test("amounts of facts are said in the units people use", () => {
  assert.deepEqual(amountIn({ kind: "budget.spent", amount: 123_456 }), { amount: 1234.56, unit: "元" });
  assert.deepEqual(amountIn({ kind: "ticket.wait", amount: 90_000 }), { amount: 1.5, unit: "分钟" });
  assert.deepEqual(amountIn({ kind: "case.received", amount: 1 }), { amount: 1 });
});
