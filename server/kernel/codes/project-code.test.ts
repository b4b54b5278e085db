import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { checkProjectCode, projectCheckDigit } from "./project-code.ts";

const reason = (code: string) => {
  const checked = checkProjectCode(code);
  return checked.ok ? "none" : checked.reason;
};

test("R1.10: real codes verify", () => {
  for (const code of ["2603-141124-89-05-346948", "2411-130202-89-01-637015", "2509-140602-89-05-864976"]) {
    assert.equal(reason(code), "none", code);
  }
  assert.deepEqual(checkProjectCode("2603-141124-89-05-346948"), {
    ok: true,
    value: { edition: "current", year: 2026, month: 3, area: "141124", department: "89", type: "05" },
  });
});

test("R1.10: a code from before 2021 has no check digit and says so", () => {
  assert.deepEqual(checkProjectCode("2020-430482-48-03-012345"), {
    ok: true,
    value: { edition: "old", year: 2020, area: "430482", department: "48", type: "03" },
  });
  assert.equal(reason("2017-430482-48-03-000001"), "none");
});

test("R1.10: each fault has its reason", () => {
  assert.equal(reason("260314112489053469480"), "form");
  assert.equal(reason("2603-141124-89-05-34694"), "form");
  assert.equal(reason("2603-14112A-89-05-346948"), "form");
  assert.equal(reason("2600-141124-89-05-346948"), "month");
  assert.equal(reason("2613-141124-89-05-346948"), "month");
  assert.equal(reason("2021-141124-89-05-346948"), "month");
  assert.equal(reason("2603-141124-89-05-346949"), "check-digit");
  assert.equal(projectCheckDigit("123"), undefined);
});

test("R1.10: one changed digit is always found, outside the year and month", () => {
  fc.assert(
    fc.property(
      fc.nat(999_999_999_999_999),
      fc.integer({ min: 4, max: 19 }),
      fc.nat(9),
      (rest, at, other) => {
        const body = `2603${String(rest).padStart(15, "0")}`;
        const digits = body + projectCheckDigit(body);
        fc.pre(digits[at] !== String(other));
        const written = (d: string) =>
          [d.slice(0, 4), d.slice(4, 10), d.slice(10, 12), d.slice(12, 14), d.slice(14)].join("-");
        assert.equal(reason(written(digits)), "none");
        assert.equal(reason(written(digits.slice(0, at) + other + digits.slice(at + 1))), "check-digit");
      },
    ),
  );
});

test("R1.10: any text gets an answer", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => reason(text) === "form"));
});
