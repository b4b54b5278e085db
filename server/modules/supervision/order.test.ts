import assert from "node:assert/strict";
import { test } from "node:test";
import type { OrderList, OrderView } from "#contract/supervision-orders.ts";
import { numberOf } from "#server/cases/index.ts";
import { type Browser, marketBureau, newKey } from "#server/testing/hall.ts";
import { orderBySystem } from "./index.ts";
import { openCase, recorded, type WatchedHall, watchedHall } from "./supervision.fixture.ts";

const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00+08:00`).toISOString();
const page = async (who: Browser, number: string) =>
  (await who.get(`/api/orders/${number}`)).json<OrderView>();
const list = async (who: Browser, query = "") => (await who.get(`/api/orders?${query}`)).json<OrderList>();
const ask = { title: "督促办结积压件", matter: "三件积压件限期办结并说明原因", organ: marketBureau, days: 3 };

async function open(hall: WatchedHall, who: Browser, more: object = {}): Promise<string> {
  const answer = await who.post("/api/orders", { requestKey: newKey(), ...ask, ...more });
  assert.equal(answer.statusCode, 201, answer.body);
  await hall.engine.react();
  return answer.json<{ number: string }>().number;
}

async function act(hall: WatchedHall, who: Browser, number: string, action: string, data: object = {}) {
  const { version } = (await page(hall.supervisor, number)).case;
  const answer = await who.post(`/api/orders/${number}/actions/${action}`, {
    requestKey: newKey(),
    version,
    data,
  });
  await hall.engine.react();
  return answer;
}

test("R3.1 an order by a supervisor about a case: received, answered, returned, answered again, closed", async (t) => {
  const hall = await watchedHall(t);
  hall.clock.now = at("2026-03-02");
  const about = numberOf(await openCase(hall, at("2026-03-02")));
  const { supervisor, approver, examiner } = hall;
  const number = await open(hall, supervisor, { about, person: examiner.id });
  const shown = await page(examiner, number);
  assert.deepEqual(
    [shown.matter, shown.order.sourceName, shown.aboutCase?.number],
    [ask.matter, "监察督办", about],
  );
  assert.equal((await act(hall, examiner, number, "receive")).statusCode, 200);
  assert.equal((await act(hall, supervisor, number, "reply", { result: "已办" })).statusCode, 403);
  assert.equal(
    (await act(hall, approver, number, "reply", { result: "已全部办结" })).json().state,
    "replied",
  );
  const again = { reason: "没有说明原因", limit: { n: 2, unit: "W" } };
  assert.equal((await act(hall, supervisor, number, "return", again)).json().state, "received");
  assert.equal((await act(hall, examiner, number, "reply", { result: "办结并说明原因" })).statusCode, 200);
  assert.equal(
    (await act(hall, supervisor, number, "close", { opinion: "同意办结" })).json().state,
    "closed",
  );
  assert.deepEqual(
    (await list(supervisor, "state=closed")).rows.map((row) => row.number),
    [number],
  );
  const { rows } = await hall.services.pool.query("select content::text as sealed from supervision_order");
  assert.ok(!rows[0].sealed.includes(Buffer.from("积压件").toString("hex")), "sealed");
});

test("a leader orders by a mark, in their words; the director anywhere, a head in their own organ", async (t) => {
  const hall = await watchedHall(t);
  const director = await hall.staff("director");
  const { head, supervisor } = hall;
  const bare = await head.post("/api/orders", { requestKey: newKey(), ...ask });
  assert.equal(bare.json().code, "order-mark-needed");
  const mark = { mark: "请限期办结，结果报我" };
  const number = await open(hall, head, mark);
  assert.deepEqual(
    [(await page(head, number)).mark, (await page(head, number)).order.source],
    [mark.mark, "mark"],
  );
  const abroad = await head.post("/api/orders", {
    requestKey: newKey(),
    ...ask,
    ...mark,
    organ: "11430482000000002N",
  });
  assert.equal(abroad.statusCode, 403);
  await open(hall, director, { ...mark, organ: "11430482000000002N" });
  assert.equal((await list(supervisor)).rows.length, 2);
  assert.equal((await list(head)).rows.length, 1);
});

test("R3.2 an order answered late is watched like any other promise; one by the system opens once", async (t) => {
  const hall = await watchedHall(t);
  const { services, division, supervisor } = hall;
  hall.clock.now = at("2026-03-02");
  const system = { division, ...ask, requestKey: newKey(), at: hall.clock.now };
  const number = await orderBySystem(services, system);
  assert.equal(await orderBySystem(services, system), number);
  await hall.engine.react();
  await hall.sweepAt(at("2026-03-06"));
  assert.ok((await list(supervisor, "state=late")).rows.some((row) => row.number === number));
  assert.deepEqual(
    (await recorded(services)).filter((line) => !line.startsWith("warning")),
    ["yellow task-late/reply/1"],
  );
  await hall.sweepAt(at("2026-03-10"));
  assert.ok((await recorded(services)).includes("red task-very-late/reply/1"));
});
