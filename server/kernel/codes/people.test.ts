import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { maskAddress, maskId, maskName, maskPhone } from "./mask.ts";
import { checkPhone, isMobile } from "./phone.ts";
import { isQueryCode, queryCodeOf, queryCodes } from "./query-code.ts";

const phone = (text: string) => {
  const checked = checkPhone(text);
  return checked.ok ? checked.value.number : checked.reason;
};

test("mobile numbers, with or without +86", () => {
  assert.equal(phone("13812341234"), "13812341234");
  assert.equal(phone("+8619912341234"), "19912341234");
  assert.equal(phone("0086-13812341234"), "13812341234");
  assert.ok(isMobile("13812341234"));
  for (const wrong of ["12812341234", "1381234123", "138123412345", "23812341234", "1381234123４", ""]) {
    assert.equal(phone(wrong), "form", wrong);
  }
});

test("landlines need their area code", () => {
  assert.equal(phone("0734-7221234"), "0734-7221234");
  assert.equal(phone("07347221234-801"), "0734-7221234-801");
  assert.equal(phone("01066668888"), "010-66668888");
  assert.equal(phone("0731-84212345"), "0731-84212345");
  for (const wrong of ["7221234", "010-6666888", "0734-1221234", "0234-7221234", "0734-7221234-"]) {
    assert.equal(phone(wrong), "form", wrong);
  }
});

test("R1.9a: a query code is six digits", () => {
  assert.equal(queryCodeOf(42), "000042");
  assert.equal(queryCodeOf(999_999), "999999");
  for (const wrong of [-1, 1_000_000, 0.5, Number.NaN]) assert.equal(queryCodeOf(wrong), undefined);
  fc.assert(fc.property(fc.nat(queryCodes - 1), (n) => isQueryCode(queryCodeOf(n) ?? "")));
  for (const wrong of ["", "12345", "1234567", "12345a", "１２３４５６"]) assert.ok(!isQueryCode(wrong));
});

test("R13.5: names", () => {
  const names = [
    ["张三", "张*"],
    ["张小三", "张*三"],
    ["欧阳小三", "欧**三"],
    ["𠮷三", "𠮷*"],
    ["张", "*"],
    ["", ""],
  ] as const;
  for (const [name, masked] of names) assert.equal(maskName(name), masked);
});

test("R13.5: identity numbers", () => {
  assert.equal(maskId("430112199001011234"), "430112********1234");
  assert.equal(maskId("11010519491231002X"), "110105********002X");
  assert.equal(maskId("E12345678"), "*******78");
  assert.equal(maskId("12345"), "*****");
});

test("R13.5: telephone numbers", () => {
  assert.equal(maskPhone("13812341234"), "138****1234");
  assert.equal(maskPhone("+8613812341234"), "138****1234");
  assert.equal(maskPhone("0734-7221234-801"), "0734-****234");
  assert.equal(maskPhone("7221234"), "*******");
});

test("R13.5: addresses to the town", () => {
  const addresses = [
    ["湖南省衡阳市常宁市宜阳街道劳动南路12号", "湖南省衡阳市常宁市宜阳街道****"],
    ["湖南省衡阳市常宁市洋泉镇大塘村3组", "湖南省衡阳市常宁市洋泉镇****"],
    ["湖南省湘潭市湘乡市月山镇1号", "湖南省湘潭市湘乡市月山镇****"],
    ["江西省景德镇市浮梁县瑶里镇1号", "江西省景德镇市浮梁县瑶里镇****"],
    ["常宁市塔山瑶族乡狮园村", "常宁市塔山瑶族乡****"],
    ["常宁市宜阳街道", "常宁市宜阳街道"],
    ["常宁市劳动路1号阳光小区", "常宁市****"],
    ["常宁市1号城镇路", "常宁市****"],
    ["劳动路1号阳光小区", "****"],
    ["", ""],
  ] as const;
  for (const [address, masked] of addresses) assert.equal(maskAddress(address), masked);
});

test("R13.5: no digit of an address and no middle of a number is ever shown", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."市县区镇乡街道路号村湖南阳１23") }), (address) => {
      assert.doesNotMatch(maskAddress(address), /[0-9１]/);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      for (const mask of [maskName, maskId, maskPhone]) assert.equal(typeof mask(text), "string");
    }),
  );
});
