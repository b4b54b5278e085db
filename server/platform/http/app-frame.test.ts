import assert from "node:assert/strict";
import { test } from "node:test";
import Type from "typebox";
import { testApp } from "#server/testing/app.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import type { Module } from "../module.ts";
import type { App } from "./app-frame.ts";
import { refuse } from "./refusal.ts";

const Person = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 10 }),
    born: Type.Optional(Type.String({ format: "date" })),
    pets: Type.Optional(Type.Array(Type.Object({ age: Type.Integer() }), { maxItems: 3 })),
  },
  { additionalProperties: false },
);

/** A small module of its own, so that the frame is tested and not the hall. */
const sample: Module = {
  name: "sample",
  routes(app: App) {
    app.post(
      "/api/people",
      { schema: { body: Person, response: { 200: Person } } },
      async ({ body }) => body,
    );
    const query = { schema: { querystring: Type.Object({ limit: Type.Integer({ maximum: 100 }) }) } };
    app.get("/api/people", query, async (request) => ({ limit: request.query.limit }));
    app.get("/api/broken", { schema: {} }, async () => {
      throw new Error("secret of the house");
    });
    app.get("/api/gone", { schema: {} }, async () => {
      throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    });
    app.get("/api/refused", { schema: {} }, () =>
      Promise.reject(refuse("too-many-requests", { retryAfter: 7 })),
    );
  },
};

const sampleApp = (t: Cleanups, config = {}) => testApp(t, { modules: [sample], config });

function post(app: App, payload: string | Buffer, headers: Record<string, string> = {}) {
  return app.inject({
    method: "POST",
    url: "/api/people",
    headers: { "content-type": "application/json", ...headers },
    payload,
  });
}

test("good input is answered, with the request's id and the security headers", async (t) => {
  const { app } = await sampleApp(t);
  const answer = await post(app, '{"name":"刘小满","born":"1990-02-28"}');
  assert.equal(answer.statusCode, 200);
  assert.deepEqual(answer.json(), { name: "刘小满", born: "1990-02-28" });
  assert.match(String(answer.headers["x-request-id"]), /^[0-9a-f-]{36}$/);
  assert.match(String(answer.headers["content-security-policy"]), /^default-src 'self';/);
  assert.doesNotMatch(String(answer.headers["content-security-policy"]), /unsafe/);
  assert.equal(answer.headers["x-content-type-options"], "nosniff");
  assert.equal(answer.headers["strict-transport-security"], undefined, "only over https");
});

test("bad input is refused field by field, in Chinese", async (t) => {
  const { app } = await sampleApp(t);
  const answer = await post(app, '{"name":"","born":"1990-02-30","pets":[{"age":1.5},{}],"extra":1}');
  assert.equal(answer.statusCode, 400);
  assert.deepEqual(answer.json(), {
    code: "invalid-input",
    message: "填写的内容有误，请按提示修改后再提交。",
    field: "extra",
    fields: [
      { field: "extra", message: "没有这个字段" },
      { field: "name", message: "不能为空" },
      { field: "born", message: "应为日期，例如 2026-11-21" },
      { field: "pets.0.age", message: "应为整数" },
      { field: "pets.1.age", message: "必须填写" },
    ],
  });
});

test("a body is taken as it is sent; numbers in addresses are read", async (t) => {
  const { app } = await sampleApp(t);
  assert.equal((await post(app, '{"name":5}')).json().fields[0].message, "应为文字");
  assert.deepEqual((await app.inject("/api/people?limit=20")).json(), { limit: 20 });
  const wrong = await app.inject("/api/people?limit=many");
  assert.deepEqual([wrong.statusCode, wrong.json().field], [400, "limit"]);
  assert.equal((await app.inject("/api/people?limit=101")).json().fields[0].message, "不能大于 100");
});

test("whatever cannot be read is a refusal with a code, never a fault of ours", async (t) => {
  const { app } = await sampleApp(t, { bodyKilobytes: 16 });
  const refused = async (payload: string | Buffer, headers = {}) => {
    const answer = await post(app, payload, headers);
    return [answer.statusCode, answer.json().code];
  };
  assert.deepEqual(await refused("{"), [400, "bad-json"]);
  assert.deepEqual(await refused(""), [400, "invalid-input"]);
  assert.deepEqual(await refused("null"), [400, "invalid-input"]);
  assert.deepEqual(await refused('{"name":"\\u0000"}'), [400, "bad-encoding"]);
  assert.deepEqual(await refused('{"name":"\\ud800"}'), [400, "bad-encoding"]);
  assert.deepEqual(await refused(Buffer.from('{"name":"\xd0\xcb"}', "latin1")), [400, "bad-encoding"]);
  assert.deepEqual(await refused('{"__proto__":{"name":"x"}}'), [400, "bad-json"]);
  assert.deepEqual(await refused(`{"name":"${"大".repeat(20_000)}"}`), [413, "body-too-large"]);
  assert.deepEqual(await refused("name=x", { "content-type": "text/plain" }), [415, "wrong-content-type"]);
  const gbk = { "content-type": "application/json; charset=gbk" };
  assert.deepEqual(await refused("{}", gbk), [415, "wrong-content-type"]);
  for (const url of ["/api/people?limit=%00", "/api/people?limit=%E0%A4", "/api/%zz"]) {
    const answer = await app.inject(url);
    assert.deepEqual([answer.statusCode, answer.json().code], [400, "bad-encoding"], url);
  }
  const unknown = await app.inject("/api/nothing");
  assert.deepEqual([unknown.statusCode, unknown.json().code], [404, "not-found"]);
});

test("a refusal keeps its status, sentence and retry time", async (t) => {
  const { app } = await sampleApp(t);
  const answer = await app.inject("/api/refused");
  assert.equal(answer.statusCode, 429);
  assert.deepEqual(answer.json(), { code: "too-many-requests", message: "操作太频繁，请 7 秒后再试。" });
  assert.equal(answer.headers["retry-after"], "7");
});

test("a fault of ours shows an incident's number and nothing else", async (t) => {
  const { app } = await sampleApp(t);
  const answer = await app.inject("/api/broken");
  assert.equal(answer.statusCode, 500);
  assert.equal(answer.json().code, "internal");
  assert.ok(answer.json().message.includes(answer.json().incident));
  assert.doesNotMatch(answer.body, /secret/);
});

test("a database that is gone is 503 with a time to retry", async (t) => {
  const { app } = await sampleApp(t);
  const answer = await app.inject("/api/gone");
  assert.deepEqual([answer.statusCode, answer.json().code], [503, "database-unavailable"]);
  assert.equal(answer.headers["retry-after"], "3");
});

test("what changes something must come from our own pages", async (t) => {
  const { app } = await sampleApp(t);
  const body = '{"name":"x"}';
  const status = async (headers: Record<string, string>) => (await post(app, body, headers)).statusCode;
  assert.equal(await status({ origin: "http://localhost:80", host: "localhost:80" }), 200);
  assert.equal(await status({ origin: "https://evil.example" }), 403);
  assert.equal(await status({ origin: "null" }), 403);
  assert.equal(await status({ "sec-fetch-site": "cross-site" }), 403);
  assert.equal(await status({ "sec-fetch-site": "same-origin" }), 200);
  const { app: published } = await sampleApp(t, { publicUrl: "https://zwfw.example.gov.cn" });
  const answer = await post(published, body, { origin: "https://zwfw.example.gov.cn" });
  assert.equal(answer.statusCode, 200);
  assert.equal((await post(published, body, { origin: "http://localhost:80" })).statusCode, 403);
});

test("a client and a session that ask too often are told when to come again", async (t) => {
  const { app } = await sampleApp(t, { clientRate: 5, accountRate: 2 });
  const ask = async (cookie?: string) =>
    await app.inject({ url: "/api/people?limit=1", headers: cookie ? { cookie } : {} });
  assert.equal((await ask("session=a")).statusCode, 200);
  assert.equal((await ask("session=a")).statusCode, 200);
  const third = await ask("session=a");
  assert.deepEqual([third.statusCode, third.json().code], [429, "too-many-requests"]);
  assert.ok(Number(third.headers["retry-after"]) > 0);
  assert.equal((await ask("session=b")).statusCode, 200);
  for (let n = 1; n <= 2; n++) assert.equal((await ask()).statusCode, 200);
  assert.equal((await ask()).statusCode, 429, "the address has used up its own");
  assert.equal((await app.inject("/healthz")).statusCode, 200);
});

test("the API describes itself in OpenAPI 3.1 and as a page without scripts", async (t) => {
  const { app } = await sampleApp(t);
  const description = (await app.inject("/api/openapi.json")).json();
  assert.equal(description.openapi, "3.1.0");
  const operation = description.paths["/api/people"].post;
  assert.equal(operation.requestBody.content["application/json"].schema.properties.name.maxLength, 10);
  assert.ok(operation.responses["4XX"]);
  const page = await app.inject("/api");
  assert.match(page.body, /<code>\/api\/people<\/code>/);
  assert.doesNotMatch(page.body, /<script|style=|onclick/);
  assert.equal((await app.inject("/api/style.css")).statusCode, 200);
});

test("probes tell health, readiness with its reasons, and figures", async (t) => {
  const broken: Module = { name: "broken", ready: () => Promise.reject(new Error("no calendar")) };
  const { app, services } = await testApp(t, { modules: [sample] });
  assert.deepEqual((await app.inject("/readyz")).json(), { status: "ok", database: "ok", migrations: "ok" });
  await post(app, '{"name":"x"}');
  await post(app, "{");
  await app.inject("/api/nothing");
  const figures = await app.inject("/metrics");
  assert.match(figures.body, /tongban_refusals_total\{code="bad-json"\} 1/);
  assert.match(figures.body, /tongban_refusals_total\{code="not-found"\} 1/);
  assert.match(
    figures.body,
    /tongban_http_request_seconds_count\{method="POST",route="\/api\/people",status="200"\} 1/,
  );
  assert.match(figures.body, /tongban_database_connections\{state="waiting"\} 0/);
  const outside = await app.inject({ url: "/metrics", remoteAddress: "203.0.113.5" });
  assert.equal(outside.statusCode, 404);
  await services.pool.query("delete from migration");
  const unready = await testApp(t, { modules: [broken] });
  const answer = await unready.app.inject("/readyz");
  assert.deepEqual([answer.statusCode, answer.json().broken], [503, "no calendar"]);
  assert.equal((await app.inject("/readyz")).json().migrations, "migrations are missing");
});

test("a token opens the figures to whoever has it, and only to them", async (t) => {
  const { app } = await sampleApp(t, { metricsToken: "0123456789abcdef" });
  const ask = async (headers: Record<string, string>) =>
    (await app.inject({ url: "/metrics", headers })).statusCode;
  assert.equal(await ask({}), 404);
  assert.equal(await ask({ authorization: "Bearer 0123456789abcdeX" }), 404);
  assert.equal(await ask({ authorization: "Bearer 0123456789abcdef" }), 200);
});
