import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dayNumber, dayOf } from "../time/day.ts";
import { caseId, caseNumber, parseCaseNumber, partsOfCaseId } from "./case-number.ts";
import { tidyCode } from "./tidy.ts";

const division = fc.integer({ min: 110000, max: 659999 }).map(String);
const day = fc.integer({ min: dayNumber("2019-01-01"), max: dayNumber("2999-12-31") }).map(dayOf);
const digits = fc.nat(99).map((n) => String(n).padStart(2, "0"));
const serial = fc.integer({ min: 1, max: 999_999 });

test("R1.9a: id and number as they are printed", () => {
  const id = caseId("2026-11-21", "01", 42);
  assert.equal(id, 2026112101000042);
  const number = caseNumber("430482", 2026112101000042);
  assert.match(number, /^4304822026112101000042[0-9A-Z]$/);
  assert.deepEqual(parseCaseNumber(number), { ok: true, value: { division: "430482", id } });
  assert.deepEqual(parseCaseNumber(tidyCode(`${number.slice(0, 6)} ${number.slice(6).toLowerCase()}`)), {
    ok: true,
    value: { division: "430482", id },
  });
});

test("R1.9a: id and number come back from each other", () => {
  fc.assert(
    fc.property(division, day, digits, serial, (d, on, type, n) => {
      const id = caseId(on, type, n) ?? Number.NaN;
      assert.deepEqual(partsOfCaseId(id), { day: on, digits: type, serial: n });
      assert.deepEqual(parseCaseNumber(caseNumber(d, id)), { ok: true, value: { division: d, id } });
    }),
  );
});

test("R1.9a: ids of one day and type grow with the serial, ids of a later day are larger", () => {
  fc.assert(
    fc.property(day, day, digits, serial, serial, (a, b, type, m, n) => {
      const [first, second] = [caseId(a, type, m) ?? 0, caseId(b, type, n) ?? 0];
      if (a === b) assert.equal(Math.sign(first - second), Math.sign(m - n));
      else assert.equal(first < second, a < b);
    }),
  );
});

test("R1.9a: one changed character is always found", () => {
  const character = fc.constantFrom(..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  fc.assert(
    fc.property(division, day, serial, fc.nat(22), character, (d, on, n, place, other) => {
      const number = caseNumber(d, caseId(on, "01", n) ?? 0);
      fc.pre(number[place] !== other);
      assert.ok(!parseCaseNumber(number.slice(0, place) + other + number.slice(place + 1)).ok);
    }),
  );
});

test("R1.9a: there is no id when the serials of the day are used up or an argument is none", () => {
  assert.equal(caseId("2026-11-21", "01", 999_999), 2026112101999999);
  assert.equal(caseId("2026-11-21", "01", 1_000_000), undefined);
  assert.equal(caseId("2026-11-21", "01", 0), undefined);
  assert.equal(caseId("2026-11-21", "01", 1.5), undefined);
  assert.equal(caseId("2026-11-21", "1", 1), undefined);
  assert.equal(caseId("2026-02-29", "01", 1), undefined);
  assert.equal(caseId("9999-12-31", "01", 1), undefined);
});

test("R1.9a: each fault of a number has its reason", () => {
  const reason = (number: string) => {
    const parsed = parseCaseNumber(number);
    return parsed.ok ? "none" : parsed.reason;
  };
  assert.equal(reason(""), "length");
  assert.equal(reason("43048220261121010000423X"), "length");
  assert.equal(reason("43048220261121010000-42"), "characters");
  assert.equal(reason(caseNumber("430482", 2026133101000042)), "id");
  assert.equal(reason(caseNumber("430482", 2026112101000000)), "id");
  assert.equal(reason(caseNumber("4304", 2026112101000042)), "length");
  assert.equal(reason(caseNumber("常宁市430", 2026112101000042)), "length");
  assert.equal(reason(caseNumber("430482", Number.NaN)), "length");
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => reason(text) !== "none"));
});
