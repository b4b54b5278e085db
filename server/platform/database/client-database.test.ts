import assert from "node:assert/strict";
import { test } from "node:test";
import { testDatabase } from "#server/testing/database.ts";
import { databaseOn } from "./client-database.ts";

test("what is written on a client's transaction is gone when the client rolls back", async (t) => {
  const { pool, db } = await testDatabase(t);
  const client = await pool.connect();
  const codes = async () => (await db.selectFrom("division").select("code").execute()).length;
  const before = await codes();
  const write = () =>
    databaseOn(client)
      .insertInto("division")
      .values({ code: "990000", name: "某省", level: "province" })
      .execute();
  await client.query("begin");
  await write();
  assert.equal(await codes(), before);
  await client.query("rollback");
  assert.equal(await codes(), before);
  await client.query("begin");
  await write();
  await client.query("commit");
  client.release();
  assert.equal(await codes(), before + 1);
});
