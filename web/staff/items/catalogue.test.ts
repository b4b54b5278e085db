import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogueAddress, doerWord, readCatalogueFilter, statusWord } from "./catalogue.ts";

test("the address holds the catalogue's filter, and gives it back", () => {
  const filter = { q: "食品", waiting: "publication" as const, organ: "11430482000000001K" };
  const address = catalogueAddress(filter);
  assert.deepEqual(readCatalogueFilter(address.split("?")[1] ?? ""), filter);
  assert.equal(catalogueAddress({}), "/items");
  assert.equal(catalogueAddress({ status: "draft" }, "k"), "/items?status=draft&after=k");
});

test("words for a status and for who did it", () => {
  assert.equal(statusWord("draft"), "从未发布");
  assert.equal(doerWord("system", "u1"), "系统");
  assert.equal(doerWord("u1", "u1"), "您");
  assert.equal(doerWord("u2", "u1"), "其他同事");
});
