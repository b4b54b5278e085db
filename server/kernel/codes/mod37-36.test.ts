import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { hasMod37CheckCharacter, mod37CheckCharacter } from "./mod37-36.ts";

const character = fc.constantFrom(..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");

test("R6.2: check characters of real licence ids", () => {
  assert.equal(mod37CheckCharacter("11100000000013338W03211220000013544541J2430599001"), "F");
  assert.equal(mod37CheckCharacter("11100000000013338W01111430000006122244L20230000403001"), "U");
  assert.equal(mod37CheckCharacter("11100000000013338W00911330105002500287C2025052201002"), "0");
});

test("R6.2: nothing to check is no check", () => {
  for (const body of ["", "a", "1.2", "Ａ", "1 2"]) assert.equal(mod37CheckCharacter(body), undefined);
  assert.ok(!hasMod37CheckCharacter(""));
  assert.ok(!hasMod37CheckCharacter("7"));
});

test("R6.2: one changed character is always found", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: character, minLength: 1, maxLength: 40 }),
      fc.nat(40),
      character,
      (body, at, other) => {
        const whole = body + mod37CheckCharacter(body);
        const place = at % whole.length;
        fc.pre(whole[place] !== other);
        assert.ok(hasMod37CheckCharacter(whole));
        assert.ok(!hasMod37CheckCharacter(whole.slice(0, place) + other + whole.slice(place + 1)));
      },
    ),
  );
});
