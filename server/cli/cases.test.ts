import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { applicationType } from "#server/kernel/case-type/case-type.fixture.ts";
import { testServices } from "#server/testing/app.ts";
import { afterTest, type Cleanups } from "#server/testing/cleanups.ts";
import { opening } from "#server/testing/engine.ts";
import { engineOf } from "../cases/index.ts";
import { casework } from "../modules/casework/index.ts";
import type { Io } from "./command.ts";
import * as verify from "./commands/verify.ts";
import { runCommand } from "./main.ts";

async function typed(...words: string[]) {
  const out: string[] = [];
  const code = await runCommand(words, { out: (line) => out.push(line), error: (line) => out.push(line) });
  return { code, out: out.join("\n") };
}

async function caseTypeFile(t: Cleanups, content: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tongban-case-type-"));
  afterTest(t, () => rm(folder, { recursive: true }));
  const path = join(folder, "type.json");
  await writeFile(path, content);
  return path;
}

test("case-type lint: clean 0, faulty 1 with the path of each fault, no file or no JSON 2", async (t) => {
  assert.equal((await typed("case-type", "lint", "data/case-types/application.json")).code, 0);
  const faulty = applicationType();
  faulty.actions.accept!.to = "nowhere";
  const { code, out } = await typed(
    "case-type",
    "lint",
    await caseTypeFile(t, JSON.stringify(faulty)),
    "--json",
  );
  assert.equal(code, 1);
  assert.deepEqual(
    JSON.parse(out).findings.map(({ path }: { path: string }) => path),
    ["/actions/accept/to"],
  );
  assert.equal((await typed("case-type", "lint", await caseTypeFile(t, "{"))).code, 2);
  assert.equal((await typed("case-type", "lint", "nowhere.json")).code, 2);
  assert.equal((await typed("case-type", "lint")).code, 2);
});

test("verify: 0 when everything fits, 1 with the event that does not", async (t) => {
  const services = await testServices(t);
  await casework.load?.(services);
  const { writer } = await engineOf(services);
  const { case: it } = await writer.open(opening());
  const lines: string[] = [];
  const io: Io = {
    ...{ json: false, config: services.config, value: () => undefined },
    say: (line) => void lines.push(line),
    services: () => Promise.resolve(services),
  };
  const args = { flags: {}, rest: [] };
  assert.equal(await verify.command.run(args, io), 0);
  const client = await services.pool.connect();
  await client.query("begin; set local session_replication_role = replica");
  await client.query(`update case_event set action = 'receive' where case_id = ${it.id}`);
  await client.query("commit");
  client.release();
  assert.equal(await verify.command.run(args, io), 1);
  assert.ok(lines.some((line) => line.includes("event 1") && line.includes("altered")));
});
