import assert from "node:assert/strict";
import { test } from "node:test";
import pg from "pg";
import { afterTest, type Cleanups } from "#server/testing/cleanups.ts";
import { scratchDatabase } from "#server/testing/database.ts";
import { type Migration, migrate, readMigrations, refuseOldServer } from "./migrate.ts";
import { clientConfig, type PoolOptions } from "./pool.ts";

const first = (await readMigrations()).slice(0, 1);
const added = (name: string, sql: string): Migration => ({ name, sql, digest: `digest of ${sql}` });

async function rows(connection: PoolOptions["connection"], sql: string) {
  const client = new pg.Client(clientConfig({ connection, applicationName: "test" }));
  await client.connect();
  const result = await client.query(sql).finally(() => client.end());
  return result.rows;
}

test("migrations run once, in order, also those that arrive late with an earlier name", async (t: Cleanups) => {
  const connection = await scratchDatabase(t);
  const late = added("20261122T0000_b", "create table b (id int)");
  assert.deepEqual(await migrate(connection, [...first, late]), [first[0]!.name, late.name]);
  assert.deepEqual(await migrate(connection, [...first, late]), []);
  const earlier = added("20261121T1200_a", "create table a (id int)");
  assert.deepEqual(await migrate(connection, [...first, earlier, late]), [earlier.name]);
});

test("several processes may migrate at once; each migration runs once", async (t) => {
  const connection = await scratchDatabase(t);
  const all = [...first, added("20261122T0000_b", "create table b (id int)")];
  const done = await Promise.all([1, 2, 3, 4].map(() => migrate(connection, all)));
  assert.deepEqual(done.flat(), [first[0]!.name, "20261122T0000_b"]);
});

test("a migration that fails leaves nothing of itself and names itself", async (t) => {
  const connection = await scratchDatabase(t);
  const broken = added("20261122T0000_broken", "create table half (id int); select 1/0");
  await assert.rejects(
    migrate(connection, [...first, broken]),
    /20261122T0000_broken failed: division by zero/,
  );
  assert.deepEqual(await rows(connection, "select name from migration"), [{ name: first[0]!.name }]);
  assert.deepEqual(await rows(connection, "select to_regclass('half') as half"), [{ half: null }]);
});

test("a database that is newer than the code is refused in one sentence", async (t) => {
  const connection = await scratchDatabase(t);
  await migrate(connection, [...first, added("20991231T0000_future", "select 1")]);
  await assert.rejects(migrate(connection, first), { code: "database-too-new" });
});

test("a migration that was changed after it ran is refused", async (t) => {
  const connection = await scratchDatabase(t);
  await migrate(connection, first);
  await assert.rejects(migrate(connection, [{ ...first[0]!, digest: "other" }]), {
    code: "migration-changed",
  });
});

test("a server that is too old is refused in one sentence", async (t) => {
  const connection = await scratchDatabase(t);
  const client = new pg.Client(clientConfig({ connection, applicationName: "test" }));
  await client.connect();
  await refuseOldServer(client);
  await assert.rejects(refuseOldServer(client, 99), {
    code: "database-too-old",
    message: /needs 99 or newer/,
  });
  await client.end();
});

test("migrations need no superuser: the owner of the database is enough", async (t) => {
  const connection = await scratchDatabase(t);
  if (typeof connection === "string") return t.skip("a server of its own is needed to make a role");
  const role = `tongban_test_owner_${process.pid}`;
  await rows(connection, `create role ${role} login nosuperuser`);
  await rows(connection, `alter database ${connection.database} owner to ${role}`);
  afterTest(t, async () => {
    await rows(connection, `reassign owned by ${role} to current_user`);
    await rows(connection, `drop owned by ${role}`);
    await rows(connection, `drop role ${role}`);
  });
  const done = await migrate({ ...connection, user: role });
  assert.deepEqual(
    done,
    (await readMigrations()).map(({ name }) => name),
  );
});
