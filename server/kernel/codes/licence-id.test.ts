import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { checkLicenceId, licenceId } from "./licence-id.ts";

const type = "11100000000013338W032";
const issuer = "11430000006122244L";
const character = fc.constantFrom(..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
const serial = fc.string({ unit: character, minLength: 1, maxLength: 32 });
const version = fc.integer({ min: 1, max: 999 });
const reason = (checked: { ok: true } | { ok: false; reason: string }) =>
  checked.ok ? "none" : checked.reason;

test("R6.1, R6.2: real ids", () => {
  const ids = [
    "1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001.F",
    "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U",
    "1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0",
  ];
  for (const id of ids) assert.equal(reason(checkLicenceId(id)), "none", id);
  assert.deepEqual(checkLicenceId(ids[2] ?? ""), {
    ok: true,
    value: { type: "11100000000013338W009", issuer: "11330105002500287C", serial: "2025052201", version: 2 },
  });
});

test("R6.1: what is made is read back", () => {
  fc.assert(
    fc.property(serial, version, (number, edition) => {
      const parts = { type, issuer, serial: number, version: edition };
      const id = licenceId(parts);
      assert.ok(id.ok);
      assert.deepEqual(checkLicenceId(id.value), { ok: true, value: parts });
    }),
  );
});

test("R6.1: a part that is wrong is named, written or read", () => {
  const parts = { type, issuer, serial: "1", version: 1 };
  assert.equal(reason(licenceId({ ...parts, type: "11100000000013338W03" })), "type");
  assert.equal(reason(licenceId({ ...parts, type: "11100000000013338X032" })), "type");
  assert.equal(reason(licenceId({ ...parts, issuer: "11440300007542785T" })), "issuer");
  for (const wrong of ["", "a", "1-2", "A".repeat(33)]) {
    assert.equal(reason(licenceId({ ...parts, serial: wrong })), "serial");
  }
  for (const wrong of [0, 1000, 1.5, -1, Number.NaN]) {
    assert.equal(reason(licenceId({ ...parts, version: wrong })), "version");
  }
  assert.equal(reason(checkLicenceId(`1.2.156.3005.2.${type}.11440300007542785T.1.001.F`)), "issuer");
  assert.equal(reason(checkLicenceId(`1.2.156.3005.2.${type}.${issuer}.1.000.F`)), "version");
});

test("R6.1: the form", () => {
  const id = licenceId({ type, issuer, serial: "1", version: 1 });
  assert.ok(id.ok);
  assert.equal(reason(checkLicenceId(id.value.slice(1))), "form");
  assert.equal(reason(checkLicenceId(`${id.value}.A`)), "form");
  assert.equal(reason(checkLicenceId(id.value.replace(".001.", ".1."))), "form");
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => reason(checkLicenceId(text)) === "form"));
});

test("R6.2: one changed character of serial, version or check is always found", () => {
  fc.assert(
    fc.property(serial, version, fc.nat(40), character, (number, edition, at, other) => {
      const id = licenceId({ type, issuer, serial: number, version: edition });
      assert.ok(id.ok);
      const start = `1.2.156.3005.2.${type}.${issuer}.`.length;
      const place = start + (at % (id.value.length - start));
      fc.pre(id.value[place] !== other && id.value[place] !== ".");
      const changed = id.value.slice(0, place) + other + id.value.slice(place + 1);
      assert.notEqual(reason(checkLicenceId(changed)), "none");
    }),
  );
});
