import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { sm3 as otherSm3 } from "sm-crypto-v2";
import { canonical } from "./canonical.ts";
import { sm3 } from "./sm3.ts";

test("R6.8: SM3 of the standard's examples", () => {
  assert.equal(
    sm3("abc").toString("hex"),
    "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
  );
  const blocks = "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732";
  assert.equal(sm3("abcd".repeat(16)).toString("hex"), blocks);
});

test("R6.8: SM3 agrees with another implementation, and parts are taken one after the other", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(300), (bytes, cut) => {
      const hex = sm3(bytes).toString("hex");
      assert.equal(hex, otherSm3(bytes));
      assert.equal(sm3(bytes.subarray(0, cut), bytes.subarray(cut)).toString("hex"), hex);
    }),
  );
  assert.deepEqual(sm3("常宁市"), sm3(Buffer.from("常宁市", "utf8")));
});

test("the examples of RFC 8785", () => {
  const value = {
    numbers: [Number("333333333.33333329"), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '€$\u000f\nA\'B"\\\\"/',
    literals: [null, true, false],
  };
  const text =
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}';
  assert.equal(canonical(value), text);
  const names = { "€": 1, "\r": 2, "\ufb33": 3, "1": 4, "😀": 5, "\u0080": 6, ö: 7 };
  assert.deepEqual(Object.keys(JSON.parse(canonical(names))), [
    "1",
    "\r",
    "\u0080",
    "ö",
    "€",
    "😀",
    "\ufb33",
  ]);
  assert.match(canonical(names), /^\{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3\}$/u);
});

test("what is left out, and what is left as it is", () => {
  assert.equal(canonical({ b: undefined, a: 1 }), '{"a":1}');
  assert.equal(canonical({ b: undefined }), "{}");
  assert.equal(canonical(-0), "0");
  assert.equal(canonical({ "": [[], {}] }), '{"":[[],{}]}');
  assert.notEqual(canonical("é"), canonical("e\u0301"));
  assert.equal(canonical("\ud800"), '"\\ud800"');
});

test("what JSON cannot hold is refused", () => {
  const wrong = [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    undefined,
    1n,
    () => 1,
    Symbol("a"),
    new Date(0),
    new Map(),
  ];
  for (const value of wrong) {
    assert.throws(() => canonical(value), TypeError);
    assert.throws(() => canonical([value]), TypeError);
    if (value !== undefined) assert.throws(() => canonical({ value }), TypeError);
  }
  assert.throws(() => canonical(new Array(1)), TypeError);
});

test("equal values have one text, whatever the order of their properties, and it is JSON", () => {
  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shuffled);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).reverse();
    return Object.fromEntries(entries.map(([name, item]) => [name, shuffled(item)]));
  };
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonical(value);
      assert.equal(canonical(shuffled(value)), text);
      assert.equal(canonical(JSON.parse(text)), text);
      assert.equal(JSON.stringify(JSON.parse(text)).length, text.length);
    }),
  );
});

test("different values have different texts", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      const [left, right] = [JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b))];
      let equal = true;
      try {
        assert.deepEqual(left, right);
      } catch {
        equal = false;
      }
      assert.equal(canonical(a) === canonical(b), equal);
    }),
  );
});
