import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { StaffView } from "#contract/staff.ts";
import { createApp } from "#server/app.ts";
import { readAudit } from "#server/modules/audit/index.ts";
import {
  approvalBureau,
  type Browser,
  browser,
  type Hall,
  marketBureau,
  newKey,
  testHall,
} from "#server/testing/hall.ts";
import { addUser } from "./add-user.ts";

interface Offices {
  hall: Hall;
  system: Browser;
  security: Browser;
  /** A post given by the security administrator. */
  grant(staff: string, more?: object): ReturnType<Browser["post"]>;
}

async function testOffices(t: TestContext): Promise<Offices> {
  const hall = await testHall(t);
  const system = await hall.staff("system-admin");
  const security = await hall.staff("security-admin");
  const post = { role: "examiner", organ: marketBureau, halls: [], reach: "organ" };
  const grant = (staff: string, more: object = {}) =>
    security.post("/api/staff/posts", { requestKey: newKey(), staff, ...post, ...more });
  return { hall, system, security, grant };
}

async function find(browser: Browser, query: string): Promise<StaffView[]> {
  const answer = await browser.get(`/api/staff/staff?${query}`);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json().staff;
}

test("R13.3 a post granted is held from the next request on, and gone the moment it is revoked", async (t) => {
  const { hall, security, grant } = await testOffices(t);
  const clerk = await hall.staff("clerk");
  const roles = async () =>
    (await clerk.get("/api/staff/me")).json().posts.map((one: { role: string }) => one.role);
  assert.deepEqual(await roles(), ["clerk"]);
  const { id } = (await grant(clerk.id)).json();
  assert.deepEqual((await roles()).sort(), ["clerk", "examiner"]);
  assert.equal(
    (await security.post(`/api/staff/posts/${id}/revoke`, { requestKey: newKey() })).statusCode,
    200,
  );
  assert.deepEqual(await roles(), ["clerk"]);
  const again = await security.post(`/api/staff/posts/${id}/revoke`, { requestKey: newKey() });
  assert.equal(again.json().code, "post-not-found");
});

test("R13.3 nobody holds an administrator's role beside another, and nobody changes their own posts", async (t) => {
  const { hall, security, grant } = await testOffices(t);
  const clerk = await hall.staff("clerk");
  const auditor = await hall.staff("audit-admin");
  for (const role of ["system-admin", "security-admin", "audit-admin"]) {
    assert.equal((await grant(clerk.id, { role })).json().code, "roles-clash");
  }
  assert.equal((await grant(auditor.id)).json().code, "roles-clash");
  assert.equal((await grant(auditor.id, { role: "system-admin" })).json().code, "roles-clash");
  assert.equal((await grant(security.id)).json().code, "own-posts");
  const own = (await security.get(`/api/staff/posts?staff=${security.id}`)).json().posts[0];
  const revoke = await security.post(`/api/staff/posts/${own.id}/revoke`, { requestKey: newKey() });
  assert.equal(revoke.json().code, "own-posts");
});

test("R13.3 two administrator roles granted at once: one is", async (t) => {
  const { hall, grant } = await testOffices(t);
  const { id } = await addUser(hall.services, { ...user, account: "xin.ren" });
  const answers = await Promise.all([
    grant(id, { role: "system-admin" }),
    grant(id, { role: "audit-admin" }),
  ]);
  assert.deepEqual(answers.map((answer) => answer.statusCode).sort(), [200, 409]);
});

const user = {
  account: "li.ming",
  name: "李明",
  organ: approvalBureau,
  roles: [],
  reach: "organ",
  halls: [],
} as const;

test("a post needs an organ, halls and an account that are there", async (t) => {
  const { hall, system, grant } = await testOffices(t);
  const clerk = await hall.staff("clerk");
  assert.equal((await grant(clerk.id, { organ: "11430482000000999X" })).json().code, "organ-unknown");
  assert.equal((await grant(clerk.id, { halls: ["nowhere"] })).json().code, "hall-unknown");
  assert.equal((await grant("00000000-0000-4000-8000-000000000000")).json().code, "staff-not-found");
  assert.equal((await grant(clerk.id)).statusCode, 200);
  assert.equal((await grant(clerk.id)).json().code, "post-held");
  const edit = { requestKey: newKey(), version: 1, name: "测试人员", organ: approvalBureau, closed: true };
  await system.put(`/api/staff/staff/${clerk.id}`, edit);
  assert.equal((await grant(clerk.id, { role: "approver" })).json().code, "staff-is-closed");
});

test("an account is edited by version; closing it ends its sessions at once", async (t) => {
  const { hall, system } = await testOffices(t);
  const clerk = await hall.staff("clerk");
  const edit = { name: "刘小满", organ: marketBureau, closed: false };
  const put = (version: number, more: object = {}) =>
    system.put(`/api/staff/staff/${clerk.id}`, { requestKey: newKey(), version, ...edit, ...more });
  assert.equal((await put(1)).statusCode, 200);
  assert.equal((await put(1)).json().code, "staff-changed");
  const [view] = await find(system, `search=${encodeURIComponent("小满")}`);
  assert.deepEqual([view!.name, view!.organName, view!.version], ["刘小满", "常宁市市场监督管理局", 2]);
  assert.equal((await clerk.get("/api/staff/me")).statusCode, 200);
  assert.equal((await put(2, { closed: true })).statusCode, 200);
  assert.equal((await clerk.get("/api/staff/me")).statusCode, 401);
});

test("a lost password and a lost second factor are two administrators' matter, and both end the sessions", async (t) => {
  const { hall, system, security } = await testOffices(t);
  const auditor = await hall.staff("audit-admin");
  const path = `/api/staff/staff/${auditor.id}`;
  const reset = await system.post(`${path}/password`, { requestKey: newKey() });
  assert.match(reset.json().password, /^[A-Z]{4}-[a-z]{4}-\d{4}-[a-z]{4}-\d{4}$/);
  assert.equal((await auditor.get("/api/staff/me")).statusCode, 401);
  const again = await hall.staff("audit-admin");
  assert.equal(
    (await security.post(`/api/staff/staff/${again.id}/totp-reset`, { requestKey: newKey() })).statusCode,
    200,
  );
  assert.equal((await again.get("/api/staff/me")).statusCode, 401);
});

test("the security administrator sees who is locked, and unlocks", async (t) => {
  const { hall, security } = await testOffices(t);
  const { id, password } = await addUser(hall.services, user);
  const wrong = { account: "li.ming", password: "Wrong-Wrong-1" };
  for (let n = 0; n < 5; n++) await hall.visitor.post("/api/staff/sign-in", wrong);
  const [view] = await find(security, "search=li.ming");
  assert.equal(view!.lockedUntil, "2026-11-20T01:45:00.000Z");
  await security.post(`/api/staff/staff/${id}/unlock`, { requestKey: newKey() });
  const entered = await hall.visitor.post("/api/staff/sign-in", { account: "li.ming", password });
  assert.deepEqual(entered.json(), { duty: "change-password" });
});

test("accounts are listed page by page and by organ", async (t) => {
  const { hall, system } = await testOffices(t);
  for (const account of ["aa", "ab", "ac"])
    await addUser(hall.services, { ...user, account, organ: marketBureau });
  const first = (await system.get(`/api/staff/staff?organ=${marketBureau}&limit=2`)).json();
  assert.deepEqual(
    first.staff.map((one: StaffView) => one.account),
    ["aa", "ab"],
  );
  const second = (
    await system.get(`/api/staff/staff?organ=${marketBureau}&limit=2&after=${first.next}`)
  ).json();
  assert.deepEqual(
    second.staff.map((one: StaffView) => one.account),
    ["ac"],
  );
  assert.equal(second.next, undefined);
  assert.deepEqual(await find(system, "search=%25"), [], "a sign of the search language is a letter");
});

test("a system has a key that is shown once and worth nothing once it is closed", async (t) => {
  const { hall, security } = await testOffices(t);
  const system = { requestKey: newKey(), name: "省平台", scopes: ["metrics.read"] };
  const { id, key } = (await security.post("/api/staff/connected", system)).json();
  const connected = browser(hall.app, id, { authorization: `Bearer ${key}` });
  assert.equal((await connected.get("/api/staff/organs")).statusCode, 403, "known, and not let in");
  for (const name of ["tongban", "tongban-device"]) {
    const cookie = browser(hall.app, id, { cookie: `${name}=${key}` });
    assert.equal((await cookie.get("/api/staff/organs")).statusCode, 401, name);
  }
  const list = (await security.get("/api/staff/connected")).json();
  assert.equal(JSON.stringify(list).includes(key), false);
  await security.post(`/api/staff/connected/${id}/close`, { requestKey: newKey() });
  assert.equal((await connected.get("/api/staff/organs")).statusCode, 401);
  assert.equal((await security.get("/api/staff/connected")).json().connected[0].closed, true);
});

test("what one process ends, the others forget", async (t) => {
  const { hall, security } = await testOffices(t);
  const { app: other } = await secondProcess(t, hall);
  const clerk = await hall.staff("clerk");
  const there = browser(other, clerk.id, clerk.sent);
  assert.equal((await there.get("/api/staff/me")).statusCode, 200);
  await security.post(`/api/staff/staff/${clerk.id}/totp-reset`, { requestKey: newKey() });
  const deadline = Date.now() + 20_000;
  while ((await there.get("/api/staff/me")).statusCode === 200) {
    assert.ok(Date.now() < deadline, "still signed in");
  }
});

/** Another application on the same database, with a cache of its own. */
async function secondProcess(t: TestContext, { services }: Hall) {
  const app = await createApp({ ...services });
  await app.ready();
  await services.listener.ready();
  t.after(() => app.close());
  return { app };
}

test("every change of staff and posts is in the audit log, by whom and to whom", async (t) => {
  const { hall, system, security, grant } = await testOffices(t);
  const account = { requestKey: newKey(), account: "li.ming", name: "李明", organ: approvalBureau };
  const { id } = (await system.post("/api/staff/staff", account)).json();
  await grant(id);
  await security.post(`/api/staff/staff/${id}/unlock`, { requestKey: newKey() });
  const { entries } = await readAudit(hall.services.db, hall.division, { limit: 10, subject: id });
  assert.deepEqual(
    entries.map(({ action, actor }) => [action, actor]),
    [
      ["staff.unlock", security.id],
      ["role.grant", security.id],
      ["staff.create", system.id],
    ],
  );
  assert.deepEqual(entries[1]!.details, { role: "examiner", organ: marketBureau, reach: "organ", halls: [] });
});
