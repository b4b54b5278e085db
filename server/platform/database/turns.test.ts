import assert from "node:assert/strict";
import { test } from "node:test";
import { testServices } from "#server/testing/app.ts";
import { inTurn } from "./turns.ts";

test("one after the other, also after one that failed; another name does not wait", async (t) => {
  const { connection, pool } = await testServices(t);
  const said: string[] = [];
  const speak = (name: string, turn = "data") =>
    inTurn(connection, turn, async () => {
      said.push(`${name} begins`);
      await pool.query("select pg_sleep(0.05)");
      said.push(`${name} ends`);
      if (name === "b") throw new Error("b failed");
    });
  const all = await Promise.allSettled(["a", "b", "c", "d"].map((name) => speak(name)));
  assert.equal(all.filter(({ status }) => status === "rejected").length, 1);
  for (let i = 0; i < said.length; i += 2)
    assert.equal(said[i]?.replace(" begins", " ends"), said[i + 1], said.join());
  await inTurn(connection, "data", () => speak("e", "something else"));
  assert.equal(said.at(-1), "e ends");
});
