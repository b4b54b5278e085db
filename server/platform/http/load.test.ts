import assert from "node:assert/strict";
import { test } from "node:test";
import { testApp } from "#server/testing/app.ts";
import type { Module } from "../module.ts";
import type { App } from "./app-frame.ts";

test("more requests in work than allowed: 503 with a time to retry; those in work are answered", async (t) => {
  const release = Promise.withResolvers<void>();
  let working = 0;
  const both = Promise.withResolvers<void>();
  const slow: Module = {
    name: "slow",
    routes: (app: App) =>
      void app.get("/api/slow", { schema: {} }, async () => {
        working += 1;
        if (working === 2) both.resolve();
        await release.promise;
        return { done: true };
      }),
  };
  const config = { inFlight: 2, lagMs: 60_000 };
  const { app } = await testApp(t, { modules: [slow], config });
  const taken = [app.inject("/api/slow"), app.inject("/api/slow")];
  await both.promise;
  const shed = await app.inject("/api/slow");
  assert.deepEqual([shed.statusCode, shed.json().code], [503, "overloaded"]);
  assert.equal(shed.headers["retry-after"], "2");
  assert.equal((await app.inject("/healthz")).statusCode, 200, "health checks are never shed");
  release.resolve();
  for (const { statusCode } of await Promise.all(taken)) assert.equal(statusCode, 200);
});
