import assert from "node:assert/strict";
import { test } from "node:test";
import { type Called, placeOf, startOf, ticketIn } from "./called.ts";
import { nobody } from "./reception.ts";

const at = "2026-11-23T02:00:00.000Z";
const ticket: Called["ticket"] = {
  ...{ id: 7, number: "C012", state: "serving", since: at, queue: "food-health", queueName: "食品药品" },
  ...{ class: "walk-in", className: "现场取号", takenAt: at, dueAt: at, calls: 1, others: [], allowed: [] },
  items: [{ key: "food-business-licence", name: "食品经营许可" }],
};
const person = { name: "何秋月", idNumber: "430499198509230029", phone: "13800000002" };

test("who was called and what for is not typed again (B1)", () => {
  const { item, walkin } = startOf({ ticket, person });
  assert.equal(item, "food-business-licence");
  assert.deepEqual(walkin, { ...nobody, ...person });
});

test("without a person, or with several matters, what is not known is asked", () => {
  const two = { ...ticket, items: [...ticket.items, { key: "tax-registration", name: "税务登记" }] };
  assert.deepEqual(startOf({ ticket: two }), { walkin: nobody });
  assert.deepEqual(startOf(undefined), { walkin: nobody });
});

test("each number keeps its own reception, a walk-in without a number another", () => {
  assert.equal(placeOf({ ticket }), "reception.7");
  assert.equal(placeOf(undefined), "reception");
  assert.equal(ticketIn(new URLSearchParams("ticket=7")), 7);
  assert.equal(ticketIn(new URLSearchParams("ticket=7;x")), undefined);
  assert.equal(ticketIn(new URLSearchParams("")), undefined);
});
