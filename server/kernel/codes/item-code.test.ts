import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  appliedForTypes,
  checkBasicCode,
  checkImplementationCode,
  checkItemCode,
  itemTypes,
  levelsOfArea,
} from "./item-code.ts";
import { usccOf } from "./uscc.ts";

const basic = "370117002011";
const real = "11370800MB285591843370117002011";
const reason = (checked: { ok: true } | { ok: false; reason: string }) =>
  checked.ok ? "none" : checked.reason;
const organOf = (area: string) => usccOf(`11${area}006122244`) ?? "";

test("R1.5: a real basic code", () => {
  assert.deepEqual(checkBasicCode(basic), {
    ok: true,
    value: { setBy: "37", type: "01", department: "17", main: "002", sub: "011" },
  });
});

test("R1.5: each fault of a basic code has its reason", () => {
  assert.equal(reason(checkBasicCode("37011700201")), "length");
  assert.equal(reason(checkBasicCode("37011700201A")), "characters");
  for (const type of ["00", "11", "19", "21", "99"])
    assert.equal(reason(checkBasicCode(`37${type}17002011`)), "type");
  for (const type of itemTypes) assert.equal(reason(checkBasicCode(`00${type}17002000`)), "none");
});

test("R1.2: penalties, compulsory measures, levies and inspections are never applied for", () => {
  assert.deepEqual(
    [...itemTypes].filter((type) => !appliedForTypes.has(type)),
    ["02", "03", "04", "06"],
  );
});

test("R1.6: a real implementation code", () => {
  const checked = checkImplementationCode(real);
  assert.ok(checked.ok);
  assert.equal(checked.value.organ, "11370800MB28559184");
  assert.equal(checked.value.level, "3");
  assert.equal(checked.value.basic, basic);
  assert.equal(checked.value.basicParts.type, "01");
});

test("R1.6: the four faults (a)–(d), and form", () => {
  assert.equal(reason(checkImplementationCode(`11370800MB28559185${3}${basic}`)), "organ");
  assert.equal(reason(checkImplementationCode(`11370800MB28559184${7}${basic}`)), "level");
  assert.equal(reason(checkImplementationCode(`11370800MB28559184${0}${basic}`)), "level");
  assert.equal(reason(checkImplementationCode("11370800MB285591843371217002011")), "type");
  assert.equal(reason(checkImplementationCode(`11370800MB28559184${4}${basic}`)), "area");
  assert.equal(reason(checkImplementationCode(real.slice(1))), "length");
  assert.equal(reason(checkImplementationCode(real.toLowerCase())), "characters");
});

test("R1.6 d, R1.8: the level fits the area of the organ", () => {
  const cases: [string, string[]][] = [
    ["100000", ["1"]],
    ["430000", ["2"]],
    ["430400", ["3"]],
    ["430482", ["4", "5", "6"]],
    ["429004", ["4", "5", "6"]],
    ["441900", ["3", "5", "6"]],
  ];
  for (const [area, levels] of cases) {
    assert.deepEqual(levelsOfArea(area), levels);
    for (const level of ["1", "2", "3", "4", "5", "6"]) {
      const expected = levels.includes(level) ? "none" : "area";
      assert.equal(
        reason(checkImplementationCode(organOf(area) + level + basic)),
        expected,
        `${area} ${level}`,
      );
    }
  }
});

test("R1.7: a handling item has a serial from 01 to 99", () => {
  const checked = checkItemCode(`${real}07`);
  assert.ok(checked.ok);
  assert.equal(checked.value.serial, "07");
  assert.equal(checked.value.implementation, real);
  assert.equal(reason(checkItemCode(`${real}99`)), "none");
  assert.equal(reason(checkItemCode(`${real}00`)), "serial");
  assert.equal(reason(checkItemCode(`${real}1A`)), "serial");
  assert.equal(reason(checkItemCode(real)), "length");
  assert.equal(reason(checkItemCode(`11370800MB28559185${3}${basic}01`)), "organ");
});

test("R1.6 a: a changed character of the organ is always found", () => {
  const character = fc.constantFrom(..."0123456789ABCDEFGHJKLMNPQRTUWXY");
  fc.assert(
    fc.property(fc.nat(17), character, (place, other) => {
      fc.pre(real[place] !== other);
      assert.notEqual(
        reason(checkImplementationCode(real.slice(0, place) + other + real.slice(place + 1))),
        "none",
      );
    }),
  );
});

test("R1.5–R1.7: any text gets an answer", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      for (const check of [checkBasicCode, checkImplementationCode, checkItemCode]) {
        assert.notEqual(reason(check(text)), "none");
      }
    }),
  );
});
