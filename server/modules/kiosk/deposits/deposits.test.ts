import assert from "node:assert/strict";
import { test } from "node:test";
import type { DepositReceipt, DepositView } from "#contract/kiosk.ts";
import { approvalBureau, type Browser, newKey } from "#server/testing/hall.ts";
import { engineOf } from "../../../cases/index.ts";
import { type KioskHall, kioskHall, machine, signIn } from "../kiosk.fixture.ts";
import { depositReactor } from "./deposit-reactor.ts";

const phone = "13900000009";

async function drop(who: Browser, more: object = {}): Promise<DepositReceipt> {
  const body = { requestKey: newKey(), purpose: "apply", item: "senior-card", sheets: 3, phone, ...more };
  const answer = await who.post("/api/kiosk/deposits", body);
  assert.equal(answer.statusCode, 201, answer.body);
  return answer.json();
}

const clerkOf = (hall: KioskHall, halls = ["changning"]) =>
  hall.staff("clerk", { organ: approvalBureau, reach: "all-organs", halls });

const inventory = [{ name: "身份证复印件", sheets: 2 }];

async function act(clerk: Browser, number: string, action: string, body: object): Promise<DepositView> {
  const { version } = (await clerk.get(`/api/staff/deposits/${number}`)).json();
  const answer = await clerk.post(`/api/staff/deposits/${number}/${action}`, {
    requestKey: newKey(),
    version,
    ...body,
  });
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
}

test("自助投件: an envelope is a case that is taken up by the next working day, with a slip", async (t) => {
  const hall = await kioskHall(t);
  const requestKey = newKey();
  const receipt = await drop(hall.kiosk, { requestKey });
  assert.deepEqual([receipt.takenUpBy, receipt.paper], ["2026-11-23", "printed"], "Friday to Monday");
  assert.equal(receipt.number.slice(14, 16), "12");
  assert.deepEqual(await drop(hall.kiosk, { requestKey }), receipt, "a repeat gets the same number");
  const { rows } = await hall.services.pool.query("select count(*)::int as n from kiosk_print");
  assert.equal(rows[0].n, 1, "and no second slip (ZMS 1363)");
});

test("a clerk writes down what lay in it and forwards it; whoever holds the slip follows", async (t) => {
  const hall = await kioskHall(t);
  const { number, code } = await drop(hall.kiosk);
  const clerk = await clerkOf(hall);
  const { rows } = (await clerk.get("/api/staff/deposits")).json() as { rows: DepositView[] };
  assert.deepEqual([rows[0]?.case.number, rows[0]?.phone.includes("****")], [number, true], "masked");
  const bare = { requestKey: newKey(), version: 1 };
  const refused = await clerk.post(`/api/staff/deposits/${number}/take-up`, bare);
  assert.equal(refused.json().code, "deposit-inventory");
  const taken = await act(clerk, number, "take-up", { inventory });
  assert.deepEqual(taken.steps[0]?.inventory, inventory);
  const progress = async () =>
    (await hall.kiosk.post("/api/kiosk/progress", { number, code })).json().deposit;
  assert.equal((await progress()).words, "工作人员已经取出并清点");
  await act(clerk, number, "forward", {});
  assert.equal((await progress()).stateName, "已转窗口");
  const wrong = await hall.kiosk.post("/api/kiosk/progress", {
    number,
    code: code === "000000" ? "1" : "000000",
  });
  assert.equal(wrong.json().code, "progress-not-found");
});

test("what cannot be worked on is fetched back, and the slip says why; another hall's clerk sees nothing of it", async (t) => {
  const hall = await kioskHall(t);
  const { number, code } = await drop(hall.kiosk);
  const clerk = await clerkOf(hall);
  await act(clerk, number, "take-up", { inventory });
  const silent = await clerk.post(`/api/staff/deposits/${number}/return`, {
    requestKey: newKey(),
    version: 2,
  });
  assert.equal(silent.json().code, "deposit-note");
  await act(clerk, number, "return", { note: "少了照片，请补两张" });
  const { deposit } = (await hall.kiosk.post("/api/kiosk/progress", { number, code })).json();
  assert.match(deposit.words, /请来领回|领回.*少了照片/);
  const elsewhere = await clerkOf(hall, ["xiling"]);
  assert.equal((await elsewhere.get(`/api/staff/deposits/${number}`)).statusCode, 403);
  assert.deepEqual((await elsewhere.get("/api/staff/deposits?state=done")).json().rows, []);
});

test("whoever put it in hears by SMS: received, taken up, to be fetched back", async (t) => {
  const hall = await kioskHall(t);
  const engine = await engineOf(hall.services);
  engine.addReactor(depositReactor(hall.services));
  const { number } = await drop(hall.kiosk);
  const clerk = await clerkOf(hall);
  await act(clerk, number, "take-up", { inventory });
  await act(clerk, number, "return", { note: "少了照片，请补两张" });
  while ((await engine.react()) > 0);
  const { rows } = await hall.services.pool.query("select template from sms order by template");
  assert.deepEqual(
    rows.map(({ template }) => template),
    ["deposit-received", "deposit-returned", "deposit-taken-up"],
  );
});

test("without signing in a phone is needed; signed in the account's is kept, sealed", async (t) => {
  const hall = await kioskHall(t);
  const body = { requestKey: newKey(), purpose: "other", sheets: 1 };
  assert.equal((await hall.kiosk.post("/api/kiosk/deposits", body)).json().code, "kiosk-phone");
  const person = await signIn(hall);
  await drop(person, { phone: undefined });
  const { rows } = await hall.services.pool.query("select encode(content, 'escape') as text from deposit");
  assert.ok(!rows[0].text.includes("13800000001"));
});

test("without paper the deposit stands, and the screen is told to show the number", async (t) => {
  const hall = await kioskHall(t);
  await machine(hall.kiosk, { paper: "out" });
  assert.equal((await drop(hall.kiosk)).paper, "no-paper");
});
