import assert from "node:assert/strict";
import { test } from "node:test";
import { Kysely, PostgresDialect } from "kysely";
import type { DB } from "#server/platform/database/schema.ts";
import { testServices } from "#server/testing/app.ts";
import { counterResident } from "./counter-residents.ts";
import { newLife, newToken } from "./session.ts";
import { endSession, insertSession } from "./session-store.ts";
import { createSessions } from "./sessions.ts";

const at = "2026-11-21T01:00:00.000Z";

async function residentSession(t: Parameters<typeof testServices>[0]) {
  const services = await testServices(t);
  const { db, pool } = services;
  const token = newToken("430482");
  const id = await counterResident(services, { division: "430482", phone: "13900000001", at });
  await insertSession(db, token, { kind: "resident", id }, newLife({ idleMinutes: 15, mostHours: 12 }, at));
  const asked: string[] = [];
  const log = ({ query }: { query: { sql: string } }) => void asked.push(query.sql);
  const sessions = createSessions(new Kysely<DB>({ dialect: new PostgresDialect({ pool }), log }));
  const looked = () => asked.filter((sql) => sql.includes('from "session"')).length;
  const noted = () => asked.filter((sql) => sql.startsWith('update "session"')).length;
  return { db, token, sessions, looked, noted };
}

test("requests of one session that come together look it up once", async (t) => {
  const { token, sessions, looked } = await residentSession(t);
  const found = await Promise.all(Array.from({ length: 20 }, () => sessions.use(token, at)));
  assert.ok(found.every((session) => session?.digest === token.digest));
  assert.equal(looked(), 1);
});

test("and note its use once", async (t) => {
  const { token, sessions, noted } = await residentSession(t);
  const later = "2026-11-21T01:02:00.000Z";
  await sessions.use(token, at);
  await Promise.all(Array.from({ length: 20 }, () => sessions.use(token, later)));
  assert.equal(noted(), 1);
});

test("who comes after a notice does not share a look-up from before it, nor what is remembered", async (t) => {
  const { db, token, sessions, looked } = await residentSession(t);
  const before = sessions.use(token, at);
  sessions.forget({ division: token.division, digest: token.digest });
  const after = sessions.use(token, at);
  await Promise.all([before, after]);
  assert.equal(looked(), 2);
  await endSession(db, token);
  sessions.forget({ division: token.division, digest: token.digest });
  assert.equal(await sessions.use(token, at), undefined);
});
