import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { testApp } from "#server/testing/app.ts";
import { afterTest, type Cleanups } from "#server/testing/cleanups.ts";
import { maskedPath, traceOf } from "./log.ts";
import type { Module } from "./module.ts";

const leaky: Module = {
  name: "leaky",
  routes(app) {
    app.get("/api/residents/:phone", { schema: {} }, async () => {
      throw Object.assign(new Error("duplicate key"), {
        code: "23505",
        detail: "Key (phone)=(13900001234) exists",
      });
    });
  },
};

async function logOf(t: Cleanups, act: (inject: (options: object) => Promise<unknown>) => Promise<unknown>) {
  const folder = await mkdtemp(join(tmpdir(), "tongban-log-"));
  afterTest(t, () => rm(folder, { recursive: true }));
  const logFile = join(folder, "server.log");
  const { app, services } = await testApp(t, { modules: [leaky], config: { logFile, logLevel: "info" } });
  await act((options) => app.inject(options));
  (services.log as unknown as { flush(): void }).flush();
  let text = "";
  for (let tries = 0; !text.includes("answered") && tries < 500; tries++) {
    text = await readFile(logFile, "utf8").catch(() => "");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return { text, mode: (await stat(logFile)).mode & 0o777 };
}

test("the log knows the route, the trace and the incident, and nothing of the person", async (t) => {
  const trace = "0af7651916cd43dd8448eb211c80319c";
  const { text, mode } = await logOf(t, (inject) =>
    inject({
      url: "/api/residents/13900001234?name=%E5%BC%A0%E4%B8%89",
      headers: {
        cookie: "session=secret",
        authorization: "Bearer secret",
        traceparent: `00-${trace}-b7ad6b7169203331-01`,
      },
    }),
  );
  assert.doesNotMatch(text, /13900001234|secret|%E5%BC%A0|张三|127\.0\.0\.1/);
  const [incident, answered] = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.deepEqual(incident.req, { method: "GET", route: "/api/residents/:phone", trace });
  assert.match(incident.incident, /^[0-9a-f]{8}$/);
  assert.equal(incident.err.code, "23505");
  assert.deepEqual([answered.res.status, answered.reqId], [500, incident.reqId]);
  assert.equal(mode, 0o600);
});

test("an address no route knows is logged without long numbers and without its query", () => {
  assert.equal(maskedPath("/api/find/430482199001011234/x?phone=13900001234"), "/api/find/*/x");
  assert.equal(maskedPath("/api/v2/items"), "/api/v2/items");
  assert.equal(maskedPath("/rate/pX3_yJ-0aZkQm7TtVb1cDe"), "/rate/*", "the token of a link");
  assert.equal(maskedPath("/staff/items/food-business-licence"), "/staff/items/food-business-licence");
});

test("only a well-formed trace is taken over", () => {
  assert.equal(
    traceOf("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
    "0af7651916cd43dd8448eb211c80319c",
  );
  for (const bad of [undefined, "", "00-xyz-1-01", `00-${"0".repeat(32)}-b7ad6b7169203331-01`, ["a"]]) {
    assert.equal(traceOf(bad), undefined);
  }
});
