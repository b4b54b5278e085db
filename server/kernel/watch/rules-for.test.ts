import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { editionFor, rulesFor } from "./rules-for.ts";
import { watchRules } from "./watch.fixture.ts";

describe("R3.2 [A] configuration", () => {
  const scope = { division: "430482", type: "application", traits: ["licence"] };
  const with_ = (overrides: object[]) => ({ ...watchRules(), overrides: overrides as never });

  test("a division, a type, an item may have other thresholds, or none; the later wins", () => {
    const past = { past: { n: 2, unit: "W" } };
    const rules = with_([
      { rule: "past-promise", item: "noodles", moment: past, reason: "试行" },
      { rule: "step-late", division: "430482", off: true, reason: "试行" },
      { rule: "step-late", type: "application", off: false, light: "red", reason: "恢复" },
      { rule: "nearly-due", division: "430481", off: true, reason: "别县" },
    ]);
    const find = (id: string, more = {}) =>
      rulesFor(rules, { ...scope, ...more }).find((rule) => rule.id === id);
    assert.deepEqual(find("past-promise", { item: "noodles" }), { ...find("past-promise"), moment: past });
    assert.equal(find("step-late")?.light, "red");
    assert.equal(find("step-late", { type: "joint" }), undefined);
    assert.ok(find("nearly-due"));
  });

  test("a case is watched to its end by the rules of the day it opened", () => {
    const first = { from: "2026-01-01T00:00:00.000Z", rules: watchRules() };
    const second = { from: "2026-06-01T00:00:00.000Z", rules: with_([]) };
    assert.equal(editionFor([first, second], "2026-03-02T00:00:00.000Z"), first);
    assert.equal(editionFor([first, second], "2026-06-01T00:00:00.000Z"), second);
    assert.equal(editionFor([first, second], "2020-01-01T00:00:00.000Z"), first);
  });
});
