import assert from "node:assert/strict";
import { test } from "node:test";
import type { DeviceView, NewDeviceCode } from "#contract/devices.ts";
import { approvalBureau, type Browser, browser, type Hall, newKey, testHall } from "#server/testing/hall.ts";

const state = { version: "1", sound: "on", paper: "ok", page: "home" };

async function register(security: Browser, more: object = {}): Promise<NewDeviceCode> {
  const device = { requestKey: newKey(), name: "一楼自助机", kind: "kiosk", hall: "changning", ...more };
  const answer = await security.post("/api/staff/devices", device);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
}

const enter = (hall: Hall, code: string, more: object = {}) =>
  hall.visitor.post("/api/device/enrol", { requestKey: newKey(), kind: "kiosk", code, ...more });

/** The machine a code was entered at. */
async function machine(hall: Hall, code: string, more: object = {}): Promise<Browser> {
  const answer = await enter(hall, code, more);
  assert.equal(answer.statusCode, 200, answer.body);
  const [cookie] = answer.cookies as { name: string; value: string }[];
  return browser(hall.app, answer.json().id, { cookie: `${cookie!.name}=${cookie!.value}` });
}

const listed = async (reader: Browser): Promise<DeviceView[]> =>
  (await reader.get("/api/staff/devices")).json().devices;

test("the key of a machine is in no script's reach (ZMS 1002: taken over from localStorage)", async (t) => {
  const hall = await testHall(t);
  const { code, id } = await register(await hall.staff("security-admin"));
  const answer = await enter(hall, code);
  const [cookie] = answer.cookies as { name: string; httpOnly?: boolean; sameSite?: string; value: string }[];
  assert.deepEqual([cookie?.name, cookie?.httpOnly, cookie?.sameSite], ["tongban-device", true, "Strict"]);
  assert.equal(answer.body.includes(cookie!.value), false, "it is not in the answer's body");
  const other = browser(hall.app, id, { authorization: `Bearer ${cookie!.value}` });
  assert.equal((await other.get("/api/device")).statusCode, 401, "nor does it work as a key");
  const person = browser(hall.app, id, { cookie: `tongban=${cookie!.value}` });
  assert.equal((await person.get("/api/device")).statusCode, 401, "nor as somebody's session");
});

test("a code works once, for minutes, for its kind of device, and its request may come again", async (t) => {
  const hall = await testHall(t);
  const security = await hall.staff("security-admin");
  const { code } = await register(security);
  assert.equal((await enter(hall, code, { kind: "screen" })).json().code, "device-code-other");
  const requestKey = newKey();
  const first = await machine(hall, code, { requestKey });
  assert.equal((await enter(hall, code)).json().code, "device-code-unknown", "it was used");
  const again = await machine(hall, code, { requestKey });
  assert.equal((await first.get("/api/device")).statusCode, 401, "one machine is the device");
  assert.equal((await again.get("/api/device")).json().name, "一楼自助机");
  const late = await register(security);
  hall.clock.forward(16);
  assert.equal((await enter(hall, late.code)).json().code, "device-code-unknown", "it is too old");
});

test("a new code takes a device to another machine; the former code and the former machine are out", async (t) => {
  const hall = await testHall(t);
  const security = await hall.staff("security-admin");
  const { id, code } = await register(security);
  const old = await machine(hall, code);
  const skipped = (await security.post(`/api/staff/devices/${id}/code`, { requestKey: newKey() })).json();
  const renewed = (await security.post(`/api/staff/devices/${id}/code`, { requestKey: newKey() })).json();
  assert.equal((await enter(hall, skipped.code)).json().code, "device-code-unknown");
  assert.equal((await old.get("/api/device")).statusCode, 200, "until the new one is entered");
  const next = await machine(hall, renewed.code);
  assert.equal((await old.get("/api/device")).statusCode, 401);
  assert.equal((await next.get("/api/device")).json().id, id);
});

test("whoever guesses codes is stopped", async (t) => {
  const hall = await testHall(t, { config: { clientRate: 0, accountRate: 0 } });
  const { code } = await register(await hall.staff("security-admin"));
  for (let tried = 0; tried < 20; tried++) await enter(hall, "00000000");
  assert.equal((await enter(hall, code)).json().code, "device-tries");
  hall.clock.forward(11);
  assert.equal((await enter(hall, code)).statusCode, 200);
});

test("the desk sees each device live, or silent since when, with what it last said", async (t) => {
  const hall = await testHall(t);
  const security = await hall.staff("security-admin");
  const { code } = await register(security);
  const standing = async () => (await listed(security)).map((device) => device.standing);
  assert.deepEqual(await standing(), ["waiting"]);
  const kiosk = await machine(hall, code);
  await kiosk.post("/api/device/state", { ...state, paper: "out" });
  const [live] = await listed(security);
  assert.deepEqual([live?.standing, live?.state?.paper, live?.seenAt], ["live", "out", hall.clock.now]);
  hall.clock.forward(2);
  assert.deepEqual(await standing(), ["silent"]);
  await kiosk.post("/api/device/state", state);
  assert.deepEqual(await standing(), ["live"]);
});

test("a device is locked with a reason it shows, unlocked, and ended for good; all is in the audit log", async (t) => {
  const hall = await testHall(t);
  const security = await hall.staff("security-admin");
  const clerk = await hall.staff("clerk", { halls: ["changning"] });
  const elsewhere = await hall.staff("clerk", { halls: ["shuikoushan"] });
  const { id, code } = await register(security);
  const kiosk = await machine(hall, code);
  const lock = { requestKey: newKey(), reason: "打印机正在维修" };
  assert.equal((await elsewhere.post(`/api/staff/devices/${id}/lock`, lock)).statusCode, 403);
  assert.equal((await clerk.post(`/api/staff/devices/${id}/lock`, lock)).statusCode, 200);
  assert.equal((await clerk.post(`/api/staff/devices/${id}/lock`, lock)).statusCode, 200, "a repeat");
  const twice = await security.post(`/api/staff/devices/${id}/lock`, { ...lock, requestKey: newKey() });
  assert.equal(twice.json().code, "device-is-locked");
  assert.equal((await kiosk.post("/api/device/state", state)).json().locked, "打印机正在维修");
  assert.equal((await listed(security))[0]?.locked?.by, "测试人员");
  await clerk.post(`/api/staff/devices/${id}/unlock`, { requestKey: newKey() });
  assert.equal((await kiosk.get("/api/device")).json().locked, undefined);
  await security.post(`/api/staff/devices/${id}/close`, { requestKey: newKey() });
  assert.equal((await kiosk.get("/api/device")).statusCode, 401);
  const { rows } = await hall.services.pool.query(
    "select action from audit_entry where action like 'device.%' order by seq",
  );
  const actions = rows.map(({ action }) => action);
  assert.deepEqual(actions, ["device.add", "device.enrol", "device.lock", "device.unlock", "device.close"]);
});

test("a person signed in at a kiosk has a session that is worth nothing away from it", async (t) => {
  const hall = await testHall(t);
  const security = await hall.staff("security-admin", { organ: approvalBureau });
  const kiosk = await machine(hall, (await register(security)).code);
  const resident = await hall.resident();
  await hall.services.db
    .updateTable("session")
    .set({ kiosk: kiosk.id })
    .where("resident", "is not", null)
    .execute();
  assert.equal((await resident.get("/api/me")).statusCode, 401, "without the kiosk's own cookie");
  const both = browser(hall.app, resident.id, { cookie: `${resident.sent.cookie}; ${kiosk.sent.cookie}` });
  assert.equal((await both.get("/api/me")).statusCode, 200);
  assert.equal((await both.get("/api/device")).json().name, "一楼自助机", "and the machine is still itself");
  await security.post(`/api/staff/devices/${kiosk.id}/lock`, { requestKey: newKey(), reason: "清洁机器" });
  assert.equal(
    (await both.get("/api/me")).statusCode,
    403,
    "only the machine is left: whoever was there is signed out",
  );
});
