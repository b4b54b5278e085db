import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { readAudit } from "#server/modules/audit/index.ts";
import { browser, type Hall, newKey, testHall } from "#server/testing/hall.ts";
import { demonstrationOf, demonstrationPeople } from "./demonstration.ts";
import { totpCode, totpStep } from "./totp.ts";

interface Desk extends Hall {
  password: string;
  signIn(account: string, password?: string, totp?: string): ReturnType<Hall["visitor"]["post"]>;
  /** The code an administrator's app shows now. */
  totp(account: string): string;
}

/** A hall with the demonstration's staff. */
async function testDesk(t: TestContext): Promise<Desk> {
  const hall = await testHall(t);
  await demonstrationPeople(hall.services);
  const { password, staff } = demonstrationOf(hall.services);
  return {
    ...hall,
    password,
    signIn: (account, given = password, totp) =>
      hall.visitor.post("/api/staff/sign-in", {
        account,
        password: given,
        ...(totp !== undefined && { totp }),
      }),
    totp: (account) => {
      const { totp } = staff.find((one) => one.account === account)!;
      return totpCode(totp!, totpStep(new Date(hall.clock.now)));
    },
  };
}

type Answer = Awaited<ReturnType<Desk["signIn"]>>;

function enter(desk: Hall, answer: Answer) {
  assert.equal(answer.statusCode, 200, answer.body);
  const [cookie] = answer.cookies as { name: string; value: string }[];
  return browser(desk.app, "", { cookie: `${cookie!.name}=${cookie!.value}` });
}

test("a clerk signs in with name and password, whatever its case, and learns who they are and what they may", async (t) => {
  const desk = await testDesk(t);
  const clerk = enter(desk, await desk.signIn(" Clerk "));
  const me = (await clerk.get("/api/staff/me")).json();
  assert.equal(me.account, "clerk");
  assert.equal(me.organName, "常宁市行政审批服务局");
  assert.deepEqual(
    me.posts.map((post: { role: string }) => post.role),
    ["clerk"],
  );
  assert.deepEqual(me.may.sort(), ["calendar.read", "device.lock", "device.read", "organisation.read"]);
  assert.deepEqual(me.password, { length: 10, classes: 3 }, "R13.3 what a new password must have");
});

test("a wrong password, a name nobody has and a closed account are refused alike", async (t) => {
  const desk = await testDesk(t);
  await desk.services.db
    .updateTable("staff")
    .set({ closed_at: desk.clock.now })
    .where("account", "=", "editor")
    .execute();
  const answers = [
    await desk.signIn("clerk", "Wrong-Wrong-1"),
    await desk.signIn("nobody"),
    await desk.signIn("editor"),
  ];
  for (const answer of answers) {
    assert.equal(answer.statusCode, 401);
    assert.deepEqual(answer.json(), answers[0]!.json());
  }
});

test("R13.3 [A] five failures lock the account for fifteen minutes, also against the right password", async (t) => {
  const desk = await testDesk(t);
  for (let n = 0; n < 5; n++) assert.equal((await desk.signIn("clerk", "Wrong-Wrong-1")).statusCode, 401);
  const locked = await desk.signIn("clerk");
  assert.equal(locked.statusCode, 429);
  assert.equal(locked.json().code, "account-locked");
  assert.match(locked.json().message, /15 分钟/);
  desk.clock.forward(14);
  assert.equal((await desk.signIn("clerk")).json().code, "account-locked");
  desk.clock.forward(1);
  assert.equal((await desk.signIn("clerk")).statusCode, 200);
  for (let n = 0; n < 5; n++) await desk.signIn("nobody.here", "Wrong-Wrong-1");
  assert.equal(
    (await desk.signIn("nobody.here")).json().code,
    "account-locked",
    "a name nobody has locks too",
  );
});

test("twenty passwords tried at once are five tries", async (t) => {
  const desk = await testDesk(t);
  const answers = await Promise.all(Array.from({ length: 20 }, () => desk.signIn("clerk", "Wrong-Wrong-1")));
  const codes = answers.map((answer) => answer.json().code);
  assert.equal(codes.filter((code) => code === "sign-in-failed").length, 5);
  assert.equal(codes.filter((code) => code === "account-locked").length, 15);
});

test("R13.3 an administrator needs the second factor, and a code works once", async (t) => {
  const desk = await testDesk(t);
  assert.equal((await desk.signIn("sysadmin")).json().code, "totp-required");
  assert.equal((await desk.signIn("sysadmin", desk.password, "000000")).json().code, "totp-wrong");
  const code = desk.totp("sysadmin");
  assert.equal((await desk.signIn("sysadmin", desk.password, code)).statusCode, 200);
  assert.equal((await desk.signIn("sysadmin", desk.password, code)).json().code, "totp-wrong");
  desk.clock.forward(1);
  const next = desk.totp("sysadmin");
  const both = await Promise.all([
    desk.signIn("sysadmin", desk.password, next),
    desk.signIn("sysadmin", desk.password, next),
  ]);
  assert.deepEqual(both.map((answer) => answer.statusCode).sort(), [200, 401]);
});

test("asking for the second factor is no failure, and gives no more guesses at it either", async (t) => {
  const desk = await testDesk(t);
  for (let n = 0; n < 8; n++) assert.equal((await desk.signIn("sysadmin")).json().code, "totp-required");
  const codes: string[] = [];
  for (let n = 0; n < 6; n++) {
    codes.push((await desk.signIn("sysadmin", desk.password, "000000")).json().code);
    codes.push((await desk.signIn("sysadmin")).json().code);
  }
  assert.equal(codes.filter((code) => code === "totp-wrong").length, 5);
  assert.equal(codes.at(-1), "account-locked");
});

test("a new account changes its password first; a new administrator then sets up the second factor", async (t) => {
  const desk = await testDesk(t);
  const sysadmin = enter(desk, await desk.signIn("sysadmin", desk.password, desk.totp("sysadmin")));
  const secadmin = enter(desk, await desk.signIn("secadmin", desk.password, desk.totp("secadmin")));
  const organ = "11430482000000021M";
  const account = { requestKey: newKey(), account: "li.ming", name: "李明", organ };
  const made = (await sysadmin.post("/api/staff/staff", account)).json();
  assert.deepEqual(
    (await sysadmin.post("/api/staff/staff", account)).json(),
    made,
    "a repeat gets the first answer",
  );
  const post = { staff: made.id, organ, role: "audit-admin", halls: [], reach: "all-organs" };
  assert.equal((await secadmin.post("/api/staff/posts", { requestKey: newKey(), ...post })).statusCode, 200);

  const first = await desk.signIn("li.ming", made.password);
  assert.deepEqual(first.json(), { duty: "change-password" });
  const li = enter(desk, first);
  assert.equal((await li.get("/api/staff/me")).json().duty, "change-password");
  assert.equal((await li.get("/api/staff/audit")).json().code, "password-must-change");
  const weak = await li.post("/api/staff/password", { old: made.password, password: "li.ming2026" });
  assert.equal(weak.json().code, "password-weak");
  assert.equal(
    (await li.post("/api/staff/password", { old: "x", password: "Xin-Mima-2026" })).json().field,
    "old",
  );
  const changed = await li.post("/api/staff/password", { old: made.password, password: "Xin-Mima-2026" });
  assert.equal(changed.statusCode, 200);

  assert.equal((await li.get("/api/staff/audit")).json().code, "totp-must-be-set-up");
  const { secret, address, qr } = (await li.get("/api/staff/totp")).json();
  assert.match(address, new RegExp(`secret=${secret}`));
  assert.match(qr, /^<svg/);
  const code = () => totpCode(secret, totpStep(new Date(desk.clock.now)));
  assert.equal((await li.post("/api/staff/totp", { code: "000000" })).json().code, "totp-wrong");
  assert.equal((await li.post("/api/staff/totp", { code: code() })).statusCode, 200);
  assert.equal((await li.get("/api/staff/audit")).statusCode, 200);
  assert.equal((await li.get("/api/staff/totp")).json().code, "totp-is-set-up");
  assert.equal(
    (await desk.signIn("li.ming", "Xin-Mima-2026", code())).json().code,
    "totp-wrong",
    "used already",
  );
});

test("R13.3 [A] an administrator's password is changed every ninety days, a clerk's when they like", async (t) => {
  const desk = await testDesk(t);
  desk.clock.forward(89 * 24 * 60);
  assert.deepEqual((await desk.signIn("sysadmin", desk.password, desk.totp("sysadmin"))).json(), {});
  desk.clock.forward(24 * 60);
  const old = await desk.signIn("sysadmin", desk.password, desk.totp("sysadmin"));
  assert.deepEqual(old.json(), { duty: "change-password" });
  assert.deepEqual((await desk.signIn("clerk")).json(), {});
});

test("changing the password ends the account's other sessions", async (t) => {
  const desk = await testDesk(t);
  const here = enter(desk, await desk.signIn("clerk"));
  const there = enter(desk, await desk.signIn("clerk"));
  const body = { old: desk.password, password: "Xin-Mima-2026" };
  assert.equal((await here.post("/api/staff/password", body)).statusCode, 200);
  assert.equal((await here.get("/api/staff/me")).statusCode, 200);
  assert.equal((await there.get("/api/staff/me")).statusCode, 401);
});

test("R13.3 [A] a desk left alone for a quarter of an hour is signed out", async (t) => {
  const desk = await testDesk(t);
  const clerk = enter(desk, await desk.signIn("clerk"));
  desk.clock.forward(14);
  assert.equal((await clerk.get("/api/staff/me")).statusCode, 200);
  desk.clock.forward(15);
  assert.equal((await clerk.get("/api/staff/me")).statusCode, 401);
});

test("every try is in the audit log with account, result and reason", async (t) => {
  const desk = await testDesk(t);
  await desk.signIn("clerk", "Wrong-Wrong-1");
  await desk.signIn("clerk");
  const { entries } = await readAudit(desk.services.db, desk.division, { limit: 5, action: "staff.sign-in" });
  assert.deepEqual(
    entries.map(({ result, reason, actorName, subject }) => [result, reason, actorName, subject]),
    [
      ["done", undefined, "clerk", "clerk"],
      ["refused", "sign-in-failed", undefined, "clerk"],
    ],
  );
});

test("the demonstration's people can be loaded again and nothing changes", async (t) => {
  const desk = await testDesk(t);
  const count = async () => {
    const { db } = desk.services;
    const tables = ["staff", "post", "resident", "enterprise"] as const;
    return await Promise.all(
      tables.map((table) =>
        db
          .selectFrom(table)
          .select((is) => is.fn.countAll().as("n"))
          .execute(),
      ),
    );
  };
  const before = await count();
  await demonstrationPeople(desk.services);
  assert.deepEqual(await count(), before);
});
