import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { tidyCode } from "./tidy.ts";
import { checkUscc, isUscc, usccCheckDigit, usccOf } from "./uscc.ts";

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const character = fc.constantFrom(...alphabet);
const first17 = fc
  .tuple(
    fc.string({ unit: character, minLength: 2, maxLength: 2 }),
    fc.integer({ min: 0, max: 999_999 }),
    fc.string({ unit: character, minLength: 9, maxLength: 9 }),
  )
  .map(([head, area, subject]) => head + String(area).padStart(6, "0") + subject);

test("R6.9: real codes are accepted and taken apart", () => {
  for (const code of [
    "11430000006122244L",
    "91350100M000100Y43",
    "11370800MB28559184",
    "11100000000013338W",
  ]) {
    assert.ok(isUscc(code), code);
  }
  assert.deepEqual(checkUscc("11430000006122244L"), {
    ok: true,
    value: { register: "1", kind: "1", area: "430000", subject: "006122244" },
  });
});

test("R6.9: each fault has its reason", () => {
  const reason = (code: string) => {
    const checked = checkUscc(code);
    return checked.ok ? "none" : checked.reason;
  };
  assert.equal(reason("11440300007542785T"), "check-digit");
  assert.equal(reason(""), "length");
  assert.equal(reason("11430000006122244"), "length");
  assert.equal(reason("11430000006122244I"), "characters");
  assert.equal(reason("11430000O06122244L"), "characters");
  assert.equal(reason("1143000000612224Z4L".slice(0, 18)), "characters");
  assert.equal(reason("11430000006122244l"), "characters");
  assert.equal(reason("1143000000612224４L"), "characters");
});

test("R6.9: a code typed with spaces, small or full-width letters passes once tidied", () => {
  assert.ok(isUscc(tidyCode(" 1143 0000 0061 2224 4l ")));
  assert.ok(isUscc(tidyCode("１１４３００００００６１２２２４４Ｌ")));
});

test("R6.9: the check digit completes any body", () => {
  fc.assert(
    fc.property(first17, (body) => {
      const code = usccOf(body);
      assert.equal(code, body + usccCheckDigit(body));
      assert.ok(isUscc(code ?? ""));
    }),
  );
  assert.equal(usccOf("1143000000612224"), undefined);
  assert.equal(usccOf("114300000061222四四"), undefined);
});

test("R6.9: one changed character is always found", () => {
  fc.assert(
    fc.property(first17, fc.nat(17), character, (body, place, other) => {
      const code = usccOf(body) ?? "";
      fc.pre(code[place] !== other);
      assert.ok(!isUscc(code.slice(0, place) + other + code.slice(place + 1)));
    }),
  );
});

test("R6.9: two neighbours exchanged are always found", () => {
  fc.assert(
    fc.property(first17, fc.nat(16), (body, place) => {
      const code = usccOf(body) ?? "";
      fc.pre(code[place] !== code[place + 1]);
      assert.ok(!isUscc(code.slice(0, place) + code[place + 1] + code[place] + code.slice(place + 2)));
    }),
  );
});

test("R6.9: any text gets an answer", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => typeof checkUscc(text).ok === "boolean"));
});
