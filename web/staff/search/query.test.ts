import assert from "node:assert/strict";
import { test } from "node:test";
import { kindOf } from "./query.ts";

test("what was typed says what it is", () => {
  assert.equal(kindOf("430482 20261121 01 000123 X"), "number");
  assert.equal(kindOf("43048219850312123x"), "id");
  assert.equal(kindOf("91430482MA4L16JQ9B"), "uscc");
  assert.equal(kindOf("13812341234"), "phone");
  assert.equal(kindOf("0734-7221234"), "phone");
  assert.equal(kindOf("欧阳建国"), "name");
  assert.equal(kindOf("常宁市宜阳街道老张家土菜馆"), "name");
});
