/** The server as people start it: from nothing, twice, wrongly, and stopped in every way. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterTest, type Cleanups } from "#server/testing/cleanups.ts";

const START = fileURLToPath(new URL("../scripts/start.mjs", import.meta.url));
const MAIN = fileURLToPath(new URL("./main.ts", import.meta.url));

interface Started {
  child: ChildProcess;
  /** Everything it has said so far. */
  said: () => string;
  ended: Promise<number | null>;
}

async function homeFor(t: Cleanups): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), "tongban-start-"));
  await chmod(home, 0o711);
  afterTest(t, async () => {
    await until(() => !existsSync(join(home, "database/data/postmaster.pid")));
    await rm(home, { recursive: true, force: true });
  });
  return home;
}

function start(program: string, env: Record<string, string>): Started {
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env.PATH, TONGBAN_PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (text += part));
  return { child, said: () => text, ended: once(child, "close").then(([code]) => code) };
}

async function until(fulfilled: () => boolean) {
  for (let tries = 0; !fulfilled(); tries++) {
    if (tries > 3000) throw new Error("waited a minute in vain");
    await wait(20);
  }
}

async function running(started: Started): Promise<string> {
  await until(() => /Tongban is running/.test(started.said()) || started.child.exitCode !== null);
  const address = /http:\/\/127\.0\.0\.1:\d+/.exec(started.said())?.[0];
  assert.ok(address, started.said());
  return address;
}

test("npm start: runs, answers, stops when asked; the second start builds nothing", async (t) => {
  const home = await homeFor(t);
  const first = start(START, { TONGBAN_HOME: home });
  const address = await running(first);
  assert.deepEqual((await (await fetch(`${address}/readyz`)).json()).status, "ok");
  const page = await fetch(address, { headers: { accept: "text/html" } });
  assert.match(await page.text(), /<script type="module"/);
  const said = first.said();
  for (const path of ["/", "/staff", "/api"]) {
    assert.match(said, new RegExp(`${address}${path}\n`));
    assert.match(await (await fetch(address + path)).text(), /<html/, path);
  }
  for (const needed of ["/dev/outbox", "/dev/sign-ins", "Tongban-Yanshi-1"])
    assert.match(said, new RegExp(needed));
  assert.match(said, / clerk · .*scjg\.examiner · scjg\.surveyor1 · scjg\.surveyor2 · scjg\.approver/);
  first.child.kill("SIGTERM");
  assert.equal(await first.ended, 0);
  const second = start(START, { TONGBAN_HOME: home });
  await running(second);
  assert.doesNotMatch(second.said(), /building the pages|installing packages/);
  second.child.kill("SIGINT");
  assert.equal(await second.ended, 0);
});

test("kill -9 of what the person started: the server notices and stops by itself", async (t) => {
  const home = await homeFor(t);
  const started = start(START, { TONGBAN_HOME: home });
  const address = await running(started);
  started.child.kill("SIGKILL");
  let answers = true;
  await until(() => {
    void fetch(`${address}/healthz`).catch(() => {
      answers = false;
    });
    return !answers;
  });
});

/** Ends by itself with exit code 1 and one sentence in each language, without a stack trace. */
async function assertTrouble(env: Record<string, string>, english: RegExp) {
  const started = start(MAIN, env);
  assert.equal(await started.ended, 1, started.said());
  const sentences = started
    .said()
    .split("\n")
    .filter((line) => line.startsWith("✗"));
  assert.equal(sentences.length, 2, started.said());
  assert.match(sentences[0] ?? "", english);
  assert.match(sentences[1] ?? "", /\p{Script=Han}.*。$/u);
  assert.doesNotMatch(started.said(), /\n\s+at /);
}

test("a port that is taken", async (t) => {
  const home = await homeFor(t);
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as { port: number };
  await assertTrouble(
    { TONGBAN_HOME: home, TONGBAN_PORT: String(port) },
    new RegExp(`Port ${port} is taken.*TONGBAN_PORT=`),
  );
  other.close();
});

test("a home, a data folder, an address, a database that cannot be used", async (t) => {
  const home = await homeFor(t);
  await writeFile(join(home, "file"), "");
  await assertTrouble({ TONGBAN_HOME: join(home, "file") }, /file cannot be used.*TONGBAN_HOME/);
  await assertTrouble({ TONGBAN_HOME: home, TONGBAN_DATA: join(home, "none") }, /data folder.*TONGBAN_DATA/);
  const data = join(home, "data");
  await mkdir(join(data, "items"), { recursive: true });
  await writeFile(join(data, "divisions.json"), "{}");
  await writeFile(join(data, "items/torn.json"), '{ "key": ');
  await assertTrouble({ TONGBAN_HOME: home, TONGBAN_DATA: data }, /items\/torn\.json is not JSON/);
  await assertTrouble({ TONGBAN_HOME: home, TONGBAN_HOST: "203.0.113.1" }, /may not listen on.*TONGBAN_HOST/);
  await assertTrouble({ TONGBAN_HOME: home, TONGBAN_PORT: "port" }, /TONGBAN_PORT must be/);
  const nobody = "postgres://tongban:geheim@127.0.0.1:1/tongban";
  await assertTrouble({ TONGBAN_HOME: home, DATABASE_URL: nobody }, /no server answers there/);
});
