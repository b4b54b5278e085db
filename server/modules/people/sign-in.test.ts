import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { readAudit } from "#server/modules/audit/index.ts";
import { browser, type Hall, testHall } from "#server/testing/hall.ts";

const phone = "13912345678";

/** The code in the newest SMS to a number. */
async function codeFor(hall: Hall, to: string): Promise<string> {
  const { messages } = (await hall.visitor.get("/api/dev/outbox")).json();
  const { text } = messages.find((one: { phone: string }) => one.phone === to);
  return /验证码 (\d{6})/.exec(text)![1]!;
}

const askCode = (hall: Hall, to = phone) => hall.visitor.post("/api/sign-in/code", { phone: to });
const enter = (hall: Hall, code: string, to = phone) =>
  hall.visitor.post("/api/sign-in", { phone: to, code });
const wrongOf = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

async function signedIn(hall: Hall, to = phone) {
  await askCode(hall, to);
  const answer = await enter(hall, await codeFor(hall, to), to);
  assert.equal(answer.statusCode, 200, answer.body);
  const [cookie] = answer.cookies as { name: string; value: string; httpOnly?: boolean; sameSite?: string }[];
  return { cookie: cookie!, browser: browser(hall.app, "", { cookie: `${cookie!.name}=${cookie!.value}` }) };
}

test("a phone number and the code sent to it sign in; the first time makes the account, the second finds it", async (t) => {
  const hall = await testHall(t);
  const { cookie, browser: first } = await signedIn(hall);
  assert.match(cookie.value, /^430482\./);
  assert.equal(cookie.httpOnly, true);
  assert.equal(cookie.sameSite, "Lax");
  const me = (await first.get("/api/me")).json();
  assert.equal(me.phone, "139****5678");
  assert.equal(me.verified, false);
  hall.clock.forward(2);
  const again = await signedIn(hall);
  assert.equal((await again.browser.get("/api/me")).json().id, me.id);
});

test("known and unknown numbers get the same answers", async (t) => {
  const hall = await testHall(t);
  await signedIn(hall);
  hall.clock.forward(2);
  const answers = await Promise.all([askCode(hall), askCode(hall, "13999999999")]);
  assert.deepEqual(answers[0]!.json(), answers[1]!.json());
  const wrong = await Promise.all([enter(hall, "000000x"), enter(hall, "000000x", "13988888888")]);
  assert.deepEqual(
    wrong.map((answer) => [answer.statusCode, answer.json()]),
    [
      [401, wrong[0]!.json()],
      [401, wrong[0]!.json()],
    ],
  );
});

test("R13.3 [A] a code may be mistyped five times, then even the right one is worth nothing", async (t) => {
  const hall = await testHall(t);
  await askCode(hall);
  const code = await codeFor(hall, phone);
  for (let n = 0; n < 5; n++) assert.equal((await enter(hall, wrongOf(code))).json().code, "code-wrong");
  assert.equal((await enter(hall, code)).json().code, "code-wrong");
});

test("many guesses at once are five guesses", async (t) => {
  const hall = await testHall(t);
  await askCode(hall);
  const code = await codeFor(hall, phone);
  const guesses = Array.from({ length: 12 }, () => enter(hall, wrongOf(code)));
  await Promise.all(guesses);
  const row = await hall.services.db.selectFrom("sign_in_code").select("tries").executeTakeFirstOrThrow();
  assert.equal(row.tries, 5);
});

test("a code counts for five minutes, once, and only until the next one", async (t) => {
  const hall = await testHall(t);
  await askCode(hall);
  const first = await codeFor(hall, phone);
  hall.clock.forward(2);
  await askCode(hall);
  const second = await codeFor(hall, phone);
  if (first !== second) assert.equal((await enter(hall, first)).statusCode, 401);
  const both = await Promise.all([enter(hall, second), enter(hall, second)]);
  assert.deepEqual(both.map((answer) => answer.statusCode).sort(), [200, 401]);
  hall.clock.forward(2);
  await askCode(hall);
  const third = await codeFor(hall, phone);
  hall.clock.forward(5);
  assert.equal((await enter(hall, third)).json().code, "code-wrong");
});

test("codes are sent once a minute and five times an hour to a phone", async (t) => {
  const hall = await testHall(t);
  assert.equal((await askCode(hall)).statusCode, 200);
  const soon = await askCode(hall);
  assert.equal(soon.statusCode, 429);
  assert.equal(soon.json().code, "code-too-soon");
  assert.equal(soon.headers["retry-after"], "60");
  assert.match(soon.json().message, /60 秒/);
  for (let n = 0; n < 4; n++) {
    hall.clock.forward(1);
    assert.equal((await askCode(hall)).statusCode, 200);
  }
  hall.clock.forward(1);
  assert.equal((await askCode(hall)).statusCode, 429);
});

test("what is no mobile number is refused at its field", async (t) => {
  const hall = await testHall(t);
  for (const odd of ["", "1391234567", "07347221234", "abc"]) {
    const answer = await askCode(hall, odd);
    assert.equal(answer.statusCode, 400);
    assert.equal(answer.json().field, "phone");
  }
});

test("after signing out the cookie is worth nothing, however quickly it is tried again", async (t) => {
  const hall = await testHall(t);
  const { browser: mine } = await signedIn(hall);
  assert.equal((await mine.get("/api/me")).statusCode, 200);
  const out = await mine.post("/api/sign-out");
  assert.match(String(out.headers["set-cookie"]), /tongban=;/);
  assert.equal((await mine.get("/api/me")).statusCode, 401);
  assert.equal((await mine.post("/api/sign-out")).statusCode, 200);
});

test("R13.3 [A] a resident's session ends after half an hour without a request, and after twelve hours in any case", async (t) => {
  const hall = await testHall(t);
  const { browser: mine } = await signedIn(hall);
  for (let n = 0; n < 23; n++) {
    hall.clock.forward(29);
    assert.equal((await mine.get("/api/me")).statusCode, 200, `after ${n} times 29 minutes`);
  }
  hall.clock.forward(53);
  assert.equal((await mine.get("/api/me")).statusCode, 401);
  const { browser: idle } = await signedIn(hall);
  hall.clock.forward(30);
  assert.equal((await idle.get("/api/me")).statusCode, 401);
});

test("a request from another site's page changes nothing", async (t: TestContext) => {
  const hall = await testHall(t);
  const { cookie } = await signedIn(hall);
  const headers = { cookie: `${cookie.name}=${cookie.value}`, origin: "https://evil.example" };
  const answer = await hall.app.inject({
    method: "PUT",
    url: "/api/me",
    headers,
    payload: { address: "某处某路1号" },
  });
  assert.equal(answer.statusCode, 403);
  assert.equal(answer.json().code, "foreign-origin");
});

test("every sign-in, done or refused, is in the audit log, without the number", async (t) => {
  const hall = await testHall(t);
  await enter(hall, "123456");
  await signedIn(hall);
  const { entries } = await readAudit(hall.services.db, hall.division, { limit: 10 });
  assert.deepEqual(
    entries.map(({ action, result, reason, actorKind }) => [action, result, reason, actorKind]),
    [
      ["resident.sign-in", "done", undefined, "resident"],
      ["resident.sign-in", "refused", "code-wrong", "nobody"],
    ],
  );
  assert.doesNotMatch(JSON.stringify(entries), new RegExp(phone));
});
