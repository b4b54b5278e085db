import assert from "node:assert/strict";
import { test } from "node:test";
import { directFor, faultsOf, noWish, personOf, takingOf, type Wish } from "./taking.ts";

const today = "2026-11-23";
const rules = {
  groups: [{ id: "disabled", name: "残疾人", proof: "残疾人证" }],
  personRequired: false,
};
const wish: Wish = { ...noWish, items: [{ key: "food-business-licence", name: "食品经营许可" }] };
const fields = (it: Wish, personRequired = false) =>
  faultsOf(it, { ...rules, personRequired }, today).map(({ field }) => field);

test("only the matter is needed; a queue chosen by hand stands for it", () => {
  assert.deepEqual(fields(noWish), ["what"]);
  assert.deepEqual(fields(wish), []);
  assert.deepEqual(fields({ ...noWish, queue: "food-health" }), []);
  assert.deepEqual(takingOf(wish), { items: ["food-business-licence"] });
  assert.deepEqual(takingOf({ ...noWish, queue: "food-health" }), { queue: "food-health" });
});

test("R12.1 whoever goes first shows the proof", () => {
  const first = { ...wish, group: "disabled" };
  assert.deepEqual(faultsOf(first, rules, today), [{ field: "proven", message: "请先看过证明：残疾人证" }]);
  assert.deepEqual(fields({ ...first, proven: true }), []);
  assert.equal(takingOf({ ...first, proven: true }).group, "disabled");
});

test("whoever says something of themselves says their name; what is said is right", () => {
  assert.deepEqual(fields({ ...wish, phone: "13800000001" }), ["name"]);
  assert.deepEqual(fields({ ...wish, name: "何秋月", idNumber: "430499198509230028" }), ["idNumber"]);
  assert.deepEqual(fields({ ...wish, name: "何秋月", phone: "12345" }), ["phone"]);
  assert.deepEqual(fields(wish, true), ["name", "idNumber"]);
  const whole = { ...wish, name: " 何秋月 ", idNumber: "4304 9919 8509 2300 29", phone: "138 0000 0002" };
  assert.deepEqual(fields(whole, true), []);
  assert.deepEqual(personOf(whole), { name: "何秋月", idNumber: "430499198509230029", phone: "13800000002" });
});

test("免叫号、免排队: a group of a service area is led there", () => {
  const direct = [{ name: "优待服务区", groups: ["military"], counters: ["C04"] }];
  assert.equal(directFor({ direct }, "military")?.name, "优待服务区");
  assert.equal(directFor({ direct }, "disabled"), undefined);
  assert.equal(directFor({ direct }, ""), undefined);
});
