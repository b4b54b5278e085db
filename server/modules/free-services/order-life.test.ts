import assert from "node:assert/strict";
import { test } from "node:test";
import type { FreeOrderList, FreeServicesOf, MyFreeOrder } from "#contract/free-services.ts";
import { newKey } from "#server/testing/hall.ts";
import {
  act,
  at,
  codeIn,
  contracted,
  decide,
  delivered,
  freeHall,
  handedIn,
  ok,
  ordered,
  orderOf,
  read,
  recipient,
  tryAct,
} from "./free-services.fixture.ts";

test("R12.9 “send the licence to me by post”: ordered ahead, begun with the licence, sent, signed for, served", async (t) => {
  const hall = await freeHall(t);
  await contracted(hall, "湘南快递", { "post-province": 1200 }, hall.courier);
  const about = await handedIn(hall);
  const { offers, recipient: usual } = ok<FreeServicesOf>(
    await hall.applicant.get(`/api/free-services?numbers=${about}`),
  );
  assert.deepEqual(
    offers.map(({ kind, waits }) => [kind, waits]),
    [["post-province", true]],
    "only what somebody has a price for",
  );
  assert.equal(usual?.name, "郭小明");

  const ask = orderOf(about);
  const first = ok<{ number: string; state: string }>(await hall.applicant.post("/api/free-services", ask));
  assert.equal(first.state, "waiting");
  assert.deepEqual(ok(await hall.applicant.post("/api/free-services", ask)), first, "asked again, one order");
  const { number } = first;
  await decide(hall, about);
  const begun = await read(hall.courier, number);
  assert.equal(begun.state, "ordered");
  assert.deepEqual(
    begun.clocks.map(({ id }) => id),
    ["dispatch"],
    "the promise runs from the licence on",
  );
  assert.equal(begun.recipient.name, "郭*明", "masked");

  const revealed = await hall.courier.post(`${at}/orders/${number}/reveal`, { reason: "填写运单" });
  assert.deepEqual(ok(revealed), recipient);
  await delivered(hall, hall.courier, number);
  const matter = ok<{ case: { state: string } }>(await hall.applicant.get(`/api/cases/${about}`));
  assert.equal(matter.case.state, "delivered", "nobody types the delivery of the licence a second time");
  const mine = ok<MyFreeOrder>(await hall.applicant.get(`/api/free-services/${number}`));
  assert.deepEqual([mine.state, mine.tracking, mine.mayCancel], ["delivered", "SF10001", false]);
  assert.deepEqual(mine.recipient, recipient);
  const late = await hall.courier.post(`${at}/orders/${number}/reveal`, { reason: "填写运单" });
  assert.equal(late.statusCode, 403, "once it is delivered the supplier needs the address no more");
  const told = ok<{ messages: { title: string }[] }>(await hall.applicant.get("/api/messages"));
  for (const title of ["已经寄出", "已经送到"]) assert.ok(told.messages.some((one) => one.title === title));
  const cases = ok<{ rows: { number: string }[] }>(await hall.applicant.get("/api/applications"));
  assert.ok(
    cases.rows.some((row) => row.number === number),
    "it stands in 我的办件",
  );
});

test("R12.9 a supplier sees and does their own orders only, and no case", async (t) => {
  const hall = await freeHall(t);
  await contracted(hall, "湘南快递", { "post-province": 1200 }, hall.courier);
  await contracted(hall, "别家快递", { "post-country": 2000 }, hall.other);
  const about = await handedIn(hall);
  await decide(hall, about);
  const { number } = await ordered(hall, about);
  const listed = async (who: typeof hall.courier) =>
    ok<FreeOrderList>(await who.get(`${at}/orders`)).rows.map((row) => row.number);
  assert.deepEqual(await listed(hall.courier), [number]);
  assert.deepEqual(await listed(hall.other), []);
  assert.deepEqual(await listed(hall.clerk), [number]);
  assert.equal((await hall.other.get(`${at}/orders/${number}`)).statusCode, 404);
  const foreign = { requestKey: newKey(), version: 1, data: {} };
  assert.equal((await hall.other.post(`${at}/orders/${number}/acts/accept`, foreign)).statusCode, 404);
  for (const path of [`/api/cases/${about}`, `/api/cases/${number}`, `/api/applications/${about}`])
    assert.notEqual((await hall.courier.get(path)).statusCode, 200, path);
  const somebody = await hall.resident("13900000009");
  assert.equal((await somebody.get(`/api/free-services/${number}`)).statusCode, 404);
  assert.equal((await somebody.post("/api/free-services", orderOf(about))).statusCode, 404);
});

test("R12.9 not delivered: sent again, kept for collection, returned; a supplier that cannot is replaced", async (t) => {
  const hall = await freeHall(t);
  await contracted(hall, "湘南快递", { "post-province": 1200 }, hall.courier);
  const { supplier } = await contracted(hall, "别家快递", { "post-country": 2000 }, hall.other);
  const about = await handedIn(hall);
  await decide(hall, about);
  const { number } = await ordered(hall, about);
  assert.equal(await act(hall, hall.courier, number, "decline", { reason: "capacity" }), "unplaced");
  assert.equal(codeIn(await tryAct(hall.clerk, number, "assign", { supplier })), "free-supplier-unknown");
  const contract = ok<{ suppliers: { id: string; contracts: { id: string }[] }[] }>(
    await hall.director.get(`${at}/suppliers`),
  ).suppliers.find(({ id }) => id === supplier)?.contracts[0]?.id;
  const price = { requestKey: newKey(), kind: "post-province", from: "2026-11-01", price: 1500 };
  ok(await hall.director.post(`${at}/contracts/${contract}/prices`, price));
  assert.equal(await act(hall, hall.clerk, number, "assign", { supplier }), "ordered");
  assert.equal((await hall.courier.get(`${at}/orders/${number}`)).statusCode, 404, "no longer theirs");
  assert.equal((await read(hall.other, number)).price, 1500, "at the price of whoever has it now");

  await act(hall, hall.other, number, "accept");
  await act(hall, hall.other, number, "ship", { tracking: "SF10001" });
  assert.equal(await act(hall, hall.other, number, "fail", { reason: "nobody" }), "failed");
  assert.equal(await act(hall, hall.other, number, "resend", { tracking: "SF10002" }), "shipped");
  await act(hall, hall.other, number, "fail", { reason: "address" });
  assert.equal(await act(hall, hall.clerk, number, "keep"), "ready");
  assert.equal((await tryAct(hall.other, number, "hand-over", { receivedBy: "我" })).statusCode, 403);
  assert.equal(await act(hall, hall.clerk, number, "hand-over", { receivedBy: "郭小明" }), "delivered");
  const { timeline } = await read(hall.clerk, number);
  assert.deepEqual(
    timeline.flatMap(({ tracking }) => tracking ?? []),
    ["SF10001", "SF10002"],
  );

  const { number: second } = await ordered(hall, about, { supplier });
  await act(hall, hall.clerk, second, "accept");
  await act(hall, hall.clerk, second, "ship", { tracking: "SF10003" });
  await act(hall, hall.clerk, second, "fail", { reason: "refused" });
  assert.equal(await act(hall, hall.clerk, second, "return"), "returned");
  const rows = await hall.services.db.selectFrom("free_supply").selectAll().execute();
  assert.equal(rows.length, 1, "what came back is not paid for");
});

test("R12.9 the seal set of a new enterprise: collected with the result, once", async (t) => {
  const hall = await freeHall(t);
  await contracted(hall, "泉峰印章", { "seal-set": 35000, "post-province": 1200 }, hall.courier);
  const about = await handedIn(hall, "seal");
  const { name, phone } = recipient;
  const seals = { kind: "seal-set", way: "collect", recipient: { name, phone } };
  const { number } = await ordered(hall, about, seals);
  const again = await hall.clerk.post(`${at}/orders`, orderOf(about, seals));
  assert.equal(codeIn(again), "free-not-for-this", "one set");
  await decide(hall, about);
  await act(hall, hall.courier, number, "accept");
  assert.equal((await tryAct(hall.courier, number, "ship", { tracking: "SF1" })).statusCode, 400);
  assert.equal((await tryAct(hall.courier, number, "ship", { tracking: "SF10001" })).statusCode, 409);
  assert.equal(await act(hall, hall.courier, number, "ready"), "ready");
  assert.equal(await act(hall, hall.clerk, number, "hand-over", { receivedBy: "郭小明" }), "delivered");
  const { state } = ok<{ case: { state: string } }>(await hall.applicant.get(`/api/cases/${about}`)).case;
  assert.equal(state, "delivered");
  const other = await handedIn(hall);
  const no = await hall.applicant.post("/api/free-services", orderOf(other, seals));
  assert.equal(codeIn(no), "free-not-for-this", "not for a matter that founds no enterprise");
});

test("R12.9 two orders at once of what may be had once are one; a cancelled one may be ordered anew", async (t) => {
  const hall = await freeHall(t);
  await contracted(hall, "泉峰印章", { "seal-set": 35000 });
  const about = await handedIn(hall, "seal");
  const { name, phone } = recipient;
  const seals = () => orderOf(about, { kind: "seal-set", way: "collect", recipient: { name, phone } });
  const both = await Promise.all(
    Array.from({ length: 5 }, () => hall.applicant.post("/api/free-services", seals())),
  );
  const numbers = both.flatMap((one) =>
    one.statusCode === 201 ? [one.json<{ number: string }>().number] : [],
  );
  assert.equal(new Set(numbers).size, 1, "one order, whoever was first");
  assert.ok(both.every((one) => one.statusCode === 201 || codeIn(one) === "free-not-for-this"));
  const number = numbers[0]!;
  const { version } = ok<MyFreeOrder>(await hall.applicant.get(`/api/free-services/${number}`));
  const cancel = { requestKey: newKey(), version };
  ok(await hall.applicant.post(`/api/free-services/${number}/cancel`, cancel));
  const anew = ok<{ number: string }>(await hall.applicant.post("/api/free-services", seals()));
  assert.notEqual(anew.number, number);
});

test("R12.9 what the matter loses, its services lose; what cannot be had says why", async (t) => {
  const hall = await freeHall(t);
  const about = await handedIn(hall);
  const tried = async (more: object) =>
    codeIn(await hall.applicant.post("/api/free-services", orderOf(about, more)));
  assert.equal(await tried({}), "free-no-supplier");
  const { supplier } = await contracted(hall, "湘南快递", { "post-province": 1200 });
  await contracted(hall, "别家快递", { "post-province": 1100 });
  await contracted(hall, "旧快递", { "post-province": 900 }, undefined, "2026-10-31");
  assert.equal(await tried({}), "free-choose-supplier");
  assert.equal(await tried({ quantity: 2 }), "free-quantity");
  assert.equal(await tried({ way: "collect" }), "free-way");
  assert.equal(await tried({ recipient: { name: "郭小明", phone: "13900000001" } }), "free-address-needed");
  assert.equal(await tried({ kind: "copy" }), "free-kind-unknown");
  const { number } = await ordered(hall, about, { supplier });
  const withdraw = ok<{ case: { version: number } }>(await hall.applicant.get(`/api/cases/${about}`)).case;
  const body = { requestKey: newKey(), version: withdraw.version, data: { reason: "不办了" } };
  ok(await hall.applicant.post(`/api/cases/${about}/actions/withdraw`, body));
  await hall.settle();
  assert.equal((await read(hall.clerk, number)).state, "cancelled");
  assert.equal(await tried({ supplier }), "free-not-for-this");
});
