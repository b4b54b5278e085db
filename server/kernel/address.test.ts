import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addressFault, addressText, addressWords, readAddress, splitAddress } from "./address.ts";

const address = { division: "430482001", area: "湖南省衡阳市常宁市宜阳街道", detail: "劳动南路12号 2单元" };

test("an address is one text and comes back whole", () => {
  const text = addressText(address);
  assert.equal(text, "430482001 湖南省衡阳市常宁市宜阳街道 劳动南路12号 2单元");
  assert.deepEqual(readAddress(text), address);
  assert.equal(addressWords(text), "湖南省衡阳市常宁市宜阳街道劳动南路12号 2单元");
});

test("what is missing is named; other texts are left alone", () => {
  assert.equal(addressFault(addressText(address)), undefined);
  assert.equal(addressFault("430482 常宁市 "), "detail");
  assert.equal(addressFault("劳动南路12号"), "area");
  assert.equal(addressWords("劳动南路12号"), "劳动南路12号");
});

test("an address still being written keeps what there is; plain text is its detail", () => {
  const begun = { division: "", area: "", detail: "劳动南路 " };
  assert.deepEqual(splitAddress(addressText(begun)), begun);
  assert.deepEqual(splitAddress(addressText(address)), address);
  assert.deepEqual(splitAddress("劳动南路12号"), { division: "", area: "", detail: "劳动南路12号" });
  assert.equal(addressText({ division: "", area: "", detail: "" }).trim(), "");
});

test("reading any text never throws, and what is read writes back the same", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = readAddress(text);
      if (read) assert.deepEqual(readAddress(addressText(read)), read);
    }),
  );
});
