import assert from "node:assert/strict";
import { test } from "node:test";
import { readAudit } from "#server/modules/audit/index.ts";
import { type Hall, testHall } from "#server/testing/hall.ts";
import { demonstrationOf } from "./demonstration.ts";

const origin = "http://hall.test";

interface Arrived {
  url: URL;
  status: number;
  body: string;
  /** Where it would go on to, outside of the API. */
  onward?: string | undefined;
}

/** A browser that keeps cookies and follows redirects, as far as signing in needs it. */
function surfer(hall: Hall, start: Record<string, string> = {}) {
  const jar = new Map(Object.entries(start));
  const go = async (method: "GET" | "POST", address: string): Promise<Arrived> => {
    const url = new URL(address, origin);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { host: "hall.test", accept: "text/html", cookie };
    const answer = await hall.app.inject({ method, url: url.pathname + url.search, headers });
    for (const { name, value } of answer.cookies as { name: string; value: string }[]) jar.set(name, value);
    const { location } = answer.headers;
    if (isOurs(location)) return await go("GET", location!);
    return { url, status: answer.statusCode, body: answer.body, onward: location };
  };
  return { go, jar };
}

/** Pages of the portal are not served in tests: the way ends there. */
const isOurs = (location: string | undefined) => location !== undefined && /\/(dev|api)\//.test(location);

/** Goes to the provider, chooses to be somebody, and comes back. */
async function surfAs(hall: Hall, subject: string, next = "/me", start: Record<string, string> = {}) {
  const { go, jar } = surfer(hall, start);
  const page = await go("GET", `/api/identity/start?next=${encodeURIComponent(next)}`);
  assert.match(page.url.pathname, /^\/dev\/identity\/choose\//, page.body);
  assert.match(page.body, /郭小明/);
  const back = await go("POST", `${page.url.pathname}/${subject}`);
  return { back, jar, go };
}

const me = async (hall: Hall, jar: Map<string, string>) => {
  const headers = { cookie: `tongban=${jar.get("tongban")}` };
  return (await hall.app.inject({ method: "GET", url: "/api/me", headers })).json();
};

test("the national identity signs in: account by its phone, name and number verified", async (t) => {
  const hall = await testHall(t);
  const { jar } = await surfAs(hall, "demo-3");
  const mine = await me(hall, jar);
  const { name, phone } = demonstrationOf(hall.services).identities[2]!;
  assert.equal(mine.name, name);
  assert.equal(mine.verified, true);
  assert.equal(mine.idNumber, "430499********0032");
  assert.equal(mine.phone, `${phone.slice(0, 3)}****${phone.slice(7)}`);
  const again = await surfAs(hall, "demo-3");
  assert.equal((await me(hall, again.jar)).id, mine.id);
  const { entries } = await readAudit(hall.services.db, hall.division, { limit: 5 });
  assert.deepEqual(
    entries.map(({ action }) => action),
    ["resident.identity-sign-in", "resident.identity-sign-in"],
  );
});

test("somebody signed in by phone is verified and stays who they are", async (t) => {
  const hall = await testHall(t);
  const signedIn = await hall.resident("13977777777");
  const { jar } = await surfAs(hall, "demo-1", "/me", {
    tongban: signedIn.sent.cookie!.slice("tongban=".length),
  });
  const mine = await me(hall, jar);
  assert.equal(mine.id, signedIn.id);
  assert.equal(mine.verified, true);
});

test("an identity has one account, an account one identity", async (t) => {
  const hall = await testHall(t);
  await surfAs(hall, "demo-1");
  const other = await hall.resident("13977777777");
  const start = { tongban: other.sent.cookie!.slice("tongban=".length) };
  const taken = await surfAs(hall, "demo-1", "/me", start);
  assert.equal(taken.back.status, 409);
  assert.match(taken.back.body, /已经绑定另一个手机号/);
  await surfAs(hall, "demo-2", "/me", start);
  const differs = await surfAs(hall, "demo-3", "/me", start);
  assert.equal(differs.back.status, 409);
  assert.match(differs.back.body, /另一个人/);
  const { entries } = await readAudit(hall.services.db, hall.division, { limit: 9, result: "refused" });
  assert.deepEqual(
    entries.map(({ reason, actor }) => [reason, actor]),
    [
      ["identity-differs", other.id],
      ["identity-taken", other.id],
    ],
  );
});

test("the way back leads to a page of ours, never elsewhere", async (t) => {
  const hall = await testHall(t);
  const ways = ["/cases?state=open", "https://evil.example/", "//evil.example", "/\\evil.example", "me"];
  const ends: (string | undefined)[] = [];
  for (const next of ways) ends.push((await surfAs(hall, "demo-1", next)).back.onward);
  assert.deepEqual(ends, ["/cases?state=open", "/", "/", "/", "/"]);
});

test("one identity on its way into two accounts at once gets one", async (t) => {
  const hall = await testHall(t);
  const two = await Promise.all([hall.resident("13977777771"), hall.resident("13977777772")]);
  const start = ({ sent }: { sent: { cookie?: string } }) => ({
    tongban: sent.cookie!.slice("tongban=".length),
  });
  const ways = await Promise.all(two.map((one) => surfAs(hall, "demo-1", "/me", start(one))));
  assert.deepEqual(ways.map(({ back }) => back.status).sort(), [302, 409]);
});

test("coming back without having gone, or with another's code, is refused", async (t) => {
  const hall = await testHall(t);
  const without = await hall.visitor.get("/api/identity/return?code=x&state=y");
  assert.equal(without.statusCode, 400);
  assert.equal(without.json().code, "identity-failed");
  const { go } = surfer(hall);
  await go("GET", "/api/identity/start");
  const forged = await go("GET", "/api/identity/return?code=x&state=y");
  assert.equal(forged.status, 400);
  assert.match(forged.body, /身份认证没有完成/);
});

test("where no provider is configured, people are told to sign in by phone; nothing of the demonstration is there", async (t) => {
  const hall = await testHall(t, { config: { mode: "production" } });
  const start = await hall.visitor.get("/api/identity/start");
  assert.equal(start.json().code, "identity-absent");
  for (const url of ["/dev/identity/.well-known/openid-configuration", "/api/dev/outbox", "/dev/outbox"]) {
    assert.equal((await hall.visitor.get(url)).statusCode, 404, url);
  }
});
