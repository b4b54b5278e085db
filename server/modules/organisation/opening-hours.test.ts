import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { hoursInWords, hoursText, readHours } from "./opening-hours.ts";

test("opening hours read as people write them", () => {
  assert.deepEqual(readHours("1-5 9:00-12:00；6、7 09:30-11:30"), [
    { days: [1, 2, 3, 4, 5], from: "09:00", to: "12:00" },
    { days: [6, 7], from: "09:30", to: "11:30" },
  ]);
  assert.deepEqual(readHours(""), []);
  for (const odd of ["工作日", "1-8 09:00-12:00", "1-5 9-12", "1-5"])
    assert.equal(readHours(odd), undefined, odd);
});

test("what is written reads back", () => {
  const days = fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 });
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
  fc.assert(
    fc.property(
      fc.array(fc.record({ days, from: time, to: time }, { noNullPrototype: true }), { maxLength: 4 }),
      (hours) => {
        assert.deepEqual(readHours(hoursText(hours)), hours);
      },
    ),
  );
});

test("opening hours in words", () => {
  const hours = readHours("1-5 9:00-12:00；1-5 13:30-17:00；6、7 09:30-11:30")!;
  assert.equal(hoursInWords(hours), "周一至周五 9:00–12:00、13:30–17:00；周六、周日 9:30–11:30");
  assert.equal(hoursInWords([]), "");
});
