import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dayNumber, dayOf } from "../time/day.ts";
import { checkCitizenId, citizenIdCheckDigit } from "./citizen-id.ts";
import { tidyCode } from "./tidy.ts";

const today = "2026-11-21";
const reason = (id: string) => {
  const checked = checkCitizenId(id, today);
  return checked.ok ? "none" : checked.reason;
};
const idOf = (first17: string) => first17 + citizenIdCheckDigit(first17);
const anyId = fc
  .tuple(
    fc.constantFrom("110105", "430482", "440524", "810000"),
    fc.integer({ min: dayNumber("1880-01-01"), max: dayNumber(today) }),
    fc.nat(999),
  )
  .map(([area, day, serial]) =>
    idOf(area + dayOf(day).replaceAll("-", "") + String(serial).padStart(3, "0")),
  );

test("R6.10: the numbers of the standard", () => {
  assert.deepEqual(checkCitizenId("11010519491231002X", today), {
    ok: true,
    value: { area: "110105", birth: "1949-12-31", sex: "female" },
  });
  assert.deepEqual(checkCitizenId("440524188001010014", today), {
    ok: true,
    value: { area: "440524", birth: "1880-01-01", sex: "male" },
  });
});

test("R6.10: each fault has its reason", () => {
  assert.equal(reason("110105194912310021"), "check-digit");
  assert.equal(reason("11010549123100"), "length");
  assert.equal(reason("11010519491231002x"), "characters");
  assert.equal(reason("1101051949123100X2"), "characters");
  assert.equal(reason(idOf("99010519491231002")), "area");
  assert.equal(reason(idOf("11010519490229002")), "date");
  assert.equal(reason(idOf("11010519491331002")), "date");
  assert.equal(reason(tidyCode("11010519491231002x")), "none");
});

test("R6.10: a birth today is one, a birth tomorrow is not yet", () => {
  assert.equal(reason(idOf("43048220261121001")), "none");
  assert.equal(reason(idOf("43048220261122001")), "future");
});

test("R6.10: one changed digit is always found", () => {
  fc.assert(
    fc.property(anyId, fc.nat(17), fc.constantFrom(..."0123456789X"), (id, place, other) => {
      fc.pre(id[place] !== other);
      assert.equal(reason(id), "none");
      assert.notEqual(reason(id.slice(0, place) + other + id.slice(place + 1)), "none");
    }),
  );
});

test("R6.10: any text gets an answer", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => reason(text).length > 0));
  assert.equal(citizenIdCheckDigit("1234"), undefined);
});
