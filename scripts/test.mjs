#!/usr/bin/env node
/**
 * `npm test`: types, lint, then every test: rules, database and HTTP, many files in one process; races and crashes; pages in a real
 * browser. `npm test -- server/kernel e2e` runs the tests under these paths only.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { browserProgram } from "./lib/browser.mjs";
import { environment, installPackages, nodeProgram } from "./lib/install.mjs";
import { buildPages } from "./lib/pages.mjs";
import { checkout, run, runQuietly } from "./lib/run.mjs";
import { runScript, say } from "./lib/say.mjs";

const PLACES = ["server", "web", "contract", "scripts", "bench", "e2e"];
/** An older PostgreSQL beside ours, where Debian puts it: the database tests run on it too. */
const OLDER_POSTGRESQL = "/usr/lib/postgresql/15/bin";
/** What a test imports that may use a database: the test database itself, or an engine or application on it. */
const DATABASE_TEST = /from ".*\/testing\/\w+\.ts"/;
const A_TEST_MS = 180_000;
/** A page test takes many steps, and shares the processors with another. */
const A_PAGE_TEST_MS = 300_000;
/** Files of one process: what their applications leave in memory adds up, and V8 gives a process 4 GB. */
const FILES_A_PROCESS = 30;

/** Two processes at once where there are two processors: a test waits for its database half of the time. */
const AT_ONCE = Math.min(2, availableParallelism());

/** Each file of page tests has its own process, database, port and browser; `TEST_PAGES_AT_ONCE=1` for one at a time. */
const PAGES_AT_ONCE = Math.max(1, Number(process.env.TEST_PAGES_AT_ONCE) || AT_ONCE);

const totals = { passed: 0, failed: 0, names: [] };

await runScript(async () => {
  const prefixes = process.argv.slice(2).map((prefix) => prefix.replace(/^\.\//, "").replace(/\/$/, ""));
  await installPackages();
  if (prefixes.length === 0) await check();
  const files = testFiles().filter(
    (file) => prefixes.length === 0 || prefixes.some((prefix) => isUnder(file, prefix)),
  );
  const pages = files.filter((file) => file.startsWith("e2e/"));
  const races = files.filter((file) => !pages.includes(file) && file.endsWith(".race.test.ts"));
  const plain = files.filter((file) => !pages.includes(file) && !races.includes(file));
  await testTogether("规则、数据库与接口", "rules, database, HTTP", plain);
  await testOnOlderPostgresql(plain);
  await test("并发与崩溃", "races and crashes", races, ["--test-concurrency=1"]);
  if (pages.length > 0) await testPages(pages);
  for (const name of totals.names) console.log(`✗ ${name}`);
  console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
  return totals.failed > 0 ? 1 : 0;
});

/** Types and lint count as one test each. */
async function check() {
  say("检查类型与代码风格", "checking types and lint");
  const bin = (name) => join(checkout, "node_modules/.bin", name);
  for (const [program, ...args] of [[bin("tsc")], [bin("biome"), "check"]]) {
    const code = await run(program, args, { env: environment(), stdio: ["ignore", "inherit", "inherit"] });
    add({ passed: code === 0 ? 1 : 0 }, code, `${basename(program)} found faults`);
  }
}

async function testPages(files) {
  const browser = await browserProgram();
  await buildPages();
  // A browser that lets go of its pipe too late must not hold up everything after it.
  const flags = [
    ...[`--test-concurrency=${PAGES_AT_ONCE}`, `--test-timeout=${A_PAGE_TEST_MS}`],
    "--test-force-exit",
  ];
  await test("网页", "pages in a browser", files, flags, { TEST_BROWSER: browser });
}

async function testOnOlderPostgresql(plain) {
  if (!existsSync(OLDER_POSTGRESQL) || process.env.TEST_DATABASE_URL) return;
  const files = plain.filter((file) => DATABASE_TEST.test(readFileSync(join(checkout, file), "utf8")));
  const env = { TEST_POSTGRES_BIN: OLDER_POSTGRESQL };
  await testTogether("数据库测试（PostgreSQL 15）", "database tests on PostgreSQL 15", files, env);
}

/** Many files in one process, which saves each its own start; heavy neighbours come into different processes. */
async function testTogether(chinese, english, files, env) {
  const parts = Math.ceil(files.length / FILES_A_PROCESS);
  const waiting = Array.from({ length: parts }, (_, part) => part);
  const takeParts = async () => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      const own = files.filter((_, place) => place % parts === part);
      const nth = parts > 1 ? ` ${part + 1}/${parts}` : "";
      await test(`${chinese}${nth}`, `${english}${nth}`, own, ["--test-isolation=none"], env, runAside);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, takeParts));
}

/** What runs beside another says what it has to say when it has ended. */
async function runAside(program, args, options) {
  const { code, output } = await runQuietly(program, args, options);
  process.stdout.write(output);
  return code;
}

async function test(chinese, english, files, flags, env = {}, start = run) {
  if (files.length === 0) return;
  say(`测试：${chinese}`, `tests: ${english}`);
  const folder = mkdtempSync(join(tmpdir(), "tongban-counts-"));
  const counts = join(folder, "counts.json");
  const reporters = [
    "--test-reporter=dot",
    "--test-reporter-destination=stdout",
    "--test-reporter=./scripts/lib/count-reporter.mjs",
    `--test-reporter-destination=${counts}`,
  ];
  const args = ["--test", `--test-timeout=${A_TEST_MS}`, ...flags, ...reporters, ...files];
  const code = await start(nodeProgram(), args, { env: environment(env) });
  const read = existsSync(counts) ? JSON.parse(readFileSync(counts, "utf8") || "{}") : {};
  const names = read.names?.map((name) => `${name} (${english})`);
  add({ ...read, names }, code, `${english}: ended with exit code ${code} without naming a failed test`);
  rmSync(folder, { recursive: true, force: true });
}

/** A run that ends badly without naming a failed test has failed all the same. */
function add({ passed = 0, failed = 0, names = [] }, code, otherwise) {
  totals.passed += passed;
  totals.failed += Math.max(failed, code === 0 ? 0 : 1);
  totals.names.push(...names);
  if (code !== 0 && names.length === 0) totals.names.push(otherwise);
}

function testFiles() {
  return PLACES.flatMap(filesUnder).filter((file) => /\.test\.(ts|mjs)$/.test(file));
}

function filesUnder(folder) {
  if (!existsSync(join(checkout, folder)) || folder === "web/dist") return [];
  const entries = readdirSync(join(checkout, folder), { withFileTypes: true });
  return entries
    .flatMap((entry) =>
      entry.isDirectory() ? filesUnder(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
    )
    .sort();
}

function isUnder(file, prefix) {
  return file === prefix || file.startsWith(prefix);
}
