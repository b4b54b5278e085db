/**
 * kill -9 of the server and of the database while clerks work: whatever was acknowledged is there, once, and every
 * record fits. `TONGBAN_CRASHES=20` kills more often.
 */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterTest } from "#server/testing/cleanups.ts";
import { pidFile, postmasterOf } from "./ground.ts";
import { type Answer, type Ask, type HttpConnection, httpConnection } from "./http.ts";
import { signIn } from "./load-process.ts";
import { readMatters } from "./matters.ts";
import { acting, receptions } from "./scenarios.ts";
import { type Home, homeFor, serverFor, until } from "./strong-server.ts";

const crashes = Number(process.env.TONGBAN_CRASHES ?? 4);
const CLERKS = 16;
/** Acknowledged between two crashes. */
const BETWEEN = 100;
const COMMAND = fileURLToPath(new URL("../server/cli/main.ts", import.meta.url));

/** What was acknowledged: a case by its number, as often as somebody was told of it. */
interface Told {
  received: string[];
  accepted: string[];
}

test(`${crashes} crashes of server and database: all that was acknowledged is there, once`, {
  timeout: 60_000 + crashes * 30_000,
}, async (t) => {
  const home = await homeFor(t);
  let server = await serverFor(t, home);
  const begun = await verified(home);
  const cookie = await signIn(server.address, "clerk");
  const told: Told = { received: [], accepted: [] };
  let open = true;
  afterTest(t, () => {
    open = false;
  });
  const clerks = Array.from({ length: CLERKS }, () =>
    work({ cookie, address: () => server.address, open: () => open, told }),
  );
  for (let crash = 0; crash < crashes; crash++) {
    const before = told.accepted.length;
    await until(() => told.accepted.length >= before + BETWEEN);
    if (crash % 2 === 1) await killDatabase(home);
    else {
      process.kill(server.pid, "SIGKILL");
      server = await serverFor(t, home);
    }
  }
  const before = told.accepted.length;
  await until(() => told.accepted.length >= before + BETWEEN);
  open = false;
  await Promise.all(clerks);
  await assertOnce(server.address, cookie, told);
  assert.deepEqual(await verified(home), {
    cases: begun.cases + told.received.length,
    events: begun.events + told.received.length + told.accepted.length,
    faults: [],
  });
});

interface Desk {
  cookie: string;
  address: () => string;
  open: () => boolean;
  told: Told;
}

/** Receives and accepts, one after another; whatever got no answer is sent again as it was. */
async function work({ cookie, address, open, told }: Desk): Promise<void> {
  const next = receptions({ matters: readMatters() });
  const ask = insisting(address, cookie);
  while (open()) {
    const { number } = await received(ask(next()));
    told.received.push(number);
    const accepted = await ask(acting(number, "accept", 1));
    assert.equal(accepted.status, 200, accepted.body);
    told.accepted.push(number);
  }
}

async function received(answer: Promise<Answer>): Promise<{ number: string }> {
  const { status, body } = await answer;
  assert.equal(status, 201, body);
  return JSON.parse(body);
}

function insisting(address: () => string, cookie: string): (request: Ask) => Promise<Answer> {
  let connection: HttpConnection | undefined;
  return async (request) => {
    for (let tries = 0; tries < 3000; tries++) {
      try {
        connection ??= await httpConnection(address(), { cookie });
        const answer = await connection.ask(request);
        if (answer.status < 500) return answer;
      } catch {
        connection?.close();
        connection = undefined;
      }
      await wait(20);
    }
    throw new Error("a minute without an answer");
  };
}

async function killDatabase({ database }: Home): Promise<void> {
  const killed = postmasterOf(database);
  process.kill(killed, "SIGKILL");
  await until(() => existsSync(pidFile(database)) && postmasterOf(database) !== killed);
}

async function assertOnce(address: string, cookie: string, { received, accepted }: Told): Promise<void> {
  assert.equal(new Set(received).size, received.length, "no case was received twice");
  const connection = await httpConnection(address, { cookie });
  for (const number of accepted) {
    const { status, body } = await connection.ask({ method: "GET", path: `/api/cases/${number}` });
    assert.equal(status, 200, body);
    const { timeline } = JSON.parse(body) as { timeline: { action: string }[] };
    assert.deepEqual(
      timeline.map(({ action }) => action),
      ["receive", "accept"],
      number,
    );
  }
  connection.close();
}

/** What `tongban verify` finds; all days are still open, so that none is sealed. */
async function verified({ home }: Home): Promise<{ cases: number; events: number; faults: object[] }> {
  const env = { PATH: process.env.PATH, TONGBAN_HOME: home };
  const { stdout } = await promisify(execFile)(process.execPath, [COMMAND, "verify", "--json"], { env });
  const { cases, events, faults } = JSON.parse(stdout);
  return { cases, events, faults };
}
