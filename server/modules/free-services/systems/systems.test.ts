import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { FreeSuppliers } from "#contract/free-money.ts";
import type { SupplyOrder, SupplyOrders } from "#contract/supply.ts";
import { type Browser, newKey } from "#server/testing/hall.ts";
import { picture } from "#server/testing/upload.ts";
import {
  at,
  codeIn,
  contracted,
  decide,
  freeHall,
  handedIn,
  ok,
  ordered,
  read,
  recipient,
} from "../free-services.fixture.ts";

const scope = ["supply.orders"];

/** Two couriers under contract, each with a system of its own. */
async function couriers(t: TestContext) {
  const hall = await freeHall(t);
  const one = await contracted(hall, "快递甲", { "post-province": 1200 });
  const other = await contracted(hall, "快递乙", { "post-country": 2000 });
  const tied = async (supplier: string) => {
    const system = await hall.keyed("connected", scope);
    const tie = { requestKey: newKey(), system: system.id };
    ok(await hall.director.post(`${at}/suppliers/${supplier}/systems`, tie));
    return system;
  };
  const system = await tied(one.supplier);
  const stranger = await tied(other.supplier);
  const about = await handedIn(hall);
  await decide(hall, about);
  const { number } = await ordered(hall, about);
  return { ...hall, ...one, system, stranger, number };
}

const list = async (who: Browser) => ok<SupplyOrders>(await who.get("/api/supply/orders")).rows;
const show = async (who: Browser, number: string) =>
  ok<SupplyOrder>(await who.get(`/api/supply/orders/${number}`));
const report = async (who: Browser, number: string, action: string, data: object = {}, version?: number) => {
  const body = { requestKey: newKey(), version: version ?? (await show(who, number)).version, data };
  return await who.post(`/api/supply/orders/${number}/acts/${action}`, body);
};

test("R12.9 a supplier's own system reads its order and reports it sent and delivered with its proof", async (t) => {
  const hall = await couriers(t);
  const { system, number, settle } = hall;
  const [row] = await list(system);
  assert.deepEqual([row?.number, row?.state, row?.kindName], [number, "ordered", "结果免费邮寄（省内）"]);
  const order = await show(system, number);
  assert.deepEqual(order.recipient, recipient);
  assert.deepEqual(
    order.allowed.map(({ action }) => action),
    ["accept", "decline"],
  );
  ok(await report(system, number, "accept"));
  assert.equal(codeIn(await report(system, number, "ship", {})), "case-data-invalid");
  ok(await report(system, number, "ship", { tracking: "XN20260001" }));
  assert.equal((await show(system, number)).tracking, "XN20260001");
  const unproven = await report(system, number, "deliver", { proof: "photo", receivedBy: "郭小明" });
  assert.equal(codeIn(unproven), "free-photo-missing");
  ok(await report(system, number, "deliver", { proof: "signature", receivedBy: "郭小明" }));
  await settle();
  const after = await show(system, number);
  assert.deepEqual([after.state, after.recipient, after.allowed], ["delivered", undefined, []]);
  assert.deepEqual(await list(system), []);
  const { timeline } = await read(hall.clerk, number);
  assert.match(timeline.at(-1)!.proof ?? "", /签收/);
  assert.equal(timeline.at(-1)!.by, "供应商的系统");
  const { rows } = await hall.services.pool.query("select actor_kind, action from audit_entry order by seq");
  const mine = rows.filter(({ actor_kind }) => actor_kind === "connected").map(({ action }) => action);
  assert.ok(mine.includes("person.reveal") && mine.includes("supply.deliver"));
});

test("R12.9 another's orders are as good as not there; without scope, tie or key nothing is", async (t) => {
  const hall = await couriers(t);
  const { stranger, system, number, visitor, director, supplier } = hall;
  assert.deepEqual(await list(stranger), []);
  assert.equal(codeIn(await stranger.get(`/api/supply/orders/${number}`)), "free-order-not-found");
  assert.equal(codeIn(await report(stranger, number, "accept", {}, 1)), "free-order-not-found");
  const untied = await hall.keyed("connected", scope);
  assert.deepEqual(await list(untied), []);
  assert.equal(
    (await (await hall.keyed("connected", ["sms.reply"])).get("/api/supply/orders")).statusCode,
    403,
  );
  assert.equal((await hall.courier.get("/api/supply/orders")).statusCode, 403);
  assert.equal((await visitor.get("/api/supply/orders")).statusCode, 401);
  assert.equal(
    (await system.get(`${at}/orders`)).statusCode,
    403,
    "the desk's own routes are not for systems",
  );
  const again = await director.post(`${at}/suppliers/${supplier}/systems`, {
    ...{ requestKey: newKey(), system: stranger.id },
  });
  assert.equal(codeIn(again), "free-system-unknown");
  const page = ok<FreeSuppliers>(await director.get(`${at}/suppliers`));
  assert.deepEqual(
    page.freeSystems.map(({ id }) => id),
    [untied.id],
  );
});

test("R12.9 a photo that the system brought proves the delivery; one that somebody else brought does not", async (t) => {
  const { app, system, stranger, number } = await couriers(t);
  const bring = async (who: Browser) => {
    const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\n';
    const payload = Buffer.concat([Buffer.from(head), picture, Buffer.from("\r\n--b--\r\n")]);
    const headers = { ...who.sent, "content-type": "multipart/form-data; boundary=b" };
    const sent = await app.inject({ method: "POST", url: "/api/supply/photos", headers, payload });
    return ok<{ id: string }>(sent).id;
  };
  ok(await report(system, number, "accept"));
  ok(await report(system, number, "ship", { tracking: "XN20260002" }));
  const proof = { proof: "photo", receivedBy: "门卫", photo: await bring(stranger) };
  assert.equal(codeIn(await report(system, number, "deliver", proof)), "free-photo-missing");
  await bring(system);
  assert.equal(ok<{ state: string }>(await report(system, number, "deliver", proof)).state, "delivered");
});

test("a report repeated with its key changes nothing more; an old version is refused", async (t) => {
  const { system, number } = await couriers(t);
  const { version } = await show(system, number);
  const body = { requestKey: newKey(), version, data: {} };
  const url = `/api/supply/orders/${number}/acts/accept`;
  const first = ok<{ version: number; repeated: boolean }>(await system.post(url, body));
  const second = ok<{ version: number; repeated: boolean }>(await system.post(url, body));
  assert.deepEqual([first.repeated, second.repeated, second.version], [false, true, first.version]);
  assert.equal((await report(system, number, "ship", { tracking: "XN1234" }, version)).statusCode, 409);
});
