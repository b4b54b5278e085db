/**
 * The floor: what pgbench reaches on the same server with the rows that one of our commands writes, sent as a naive
 * transaction, a statement for each row. There is no HTTP, no session, no validation, no decision and no digest in it.
 */
import assert from "node:assert/strict";
import type { LightMyRequestResponse } from "fastify";
import { createApp } from "#server/app.ts";
import { parseCaseNumber } from "#server/kernel/codes/case-number.ts";
import { demonstrationPassword } from "./demonstration.ts";
import { processorSeconds } from "./figures.ts";
import { type Changes, caseTables, changesBetween, rowsOfCase } from "./floor-rows.ts";
import { advanceScript, FIRST_ID, openingScript } from "./floor-scripts.ts";
import type { Ground } from "./ground.ts";
import { CLIENTS, runPgbench } from "./pgbench.ts";
import { acting, receptions } from "./scenarios.ts";

export interface Floor extends Record<string, number> {
  /** Transactions a second. */
  accept: number;
  advance: number;
  /** Processor time of the database for each, in microseconds. */
  acceptMicros: number;
  advanceMicros: number;
}

/** Transactions of each client of pgbench. */
const TRANSACTIONS = 1000;

/** Measures both once; nobody else uses the database meanwhile. Its cases are of no use to anybody and stay. */
export async function measureFloor(program: string, ground: Ground, scripts: FloorScripts): Promise<Floor> {
  const { connection, pool } = ground.services;
  assert.ok(typeof connection === "object", "the floor is measured on the built-in server");
  const { rows } = await pool.query<{ n: number }>(
    `select coalesce(max(id % 1000000000000), 0)::bigint as n from "case" where id >= ${FIRST_ID}`,
  );
  const run = { connection, n: rows[0]?.n ?? 0, transactions: TRANSACTIONS };
  const used = [processorSeconds(ground.postmaster)];
  const accept = await runPgbench(program, { ...run, script: scripts.opening });
  used.push(processorSeconds(ground.postmaster));
  const advance = await runPgbench(program, { ...run, script: scripts.advance });
  used.push(processorSeconds(ground.postmaster));
  const micros = (i: number) => ((used[i + 1]! - used[i]!) * 1e6) / (CLIENTS * TRANSACTIONS);
  await pool.query(`delete from case_outbox where case_id >= ${FIRST_ID}`);
  return { accept, advance, acceptMicros: micros(0), advanceMicros: micros(1) };
}

export interface FloorScripts {
  opening: string;
  advance: string;
}

/** Made from the rows that a reception and an acceptance through our own API leave behind. */
export async function floorScripts({ services, history }: Ground): Promise<FloorScripts> {
  const app = await createApp(services);
  const { pool } = services;
  const signIn = { account: "clerk", password: demonstrationPassword() };
  const signedIn = await app.inject({ method: "POST", url: "/api/staff/sign-in", payload: signIn });
  const cookie = String(signedIn.headers["set-cookie"]).split(";")[0] ?? "";
  const ask = async ({ method, path, body }: ReturnType<typeof acting>) =>
    parsed(await app.inject({ method, url: path, payload: body ?? {}, headers: { cookie } }));
  const { number } = await ask(receptions(history)());
  const key = parseCaseNumber(number);
  assert.ok(key.ok);
  const tables = await caseTables(pool);
  const opened = await rowsOfCase(pool, tables, key.value);
  await ask(acting(number, "accept", 1));
  const advanced = await rowsOfCase(pool, tables, key.value);
  await app.close();
  const opening: Changes = { inserted: opened, updated: [], deleted: [] };
  return { opening: openingScript(opening), advance: advanceScript(changesBetween(opened, advanced)) };
}

function parsed(answer: LightMyRequestResponse): { number: string } {
  assert.ok(answer.statusCode < 300, answer.body);
  return answer.json();
}
