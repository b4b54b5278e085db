import assert from "node:assert/strict";
import { test } from "node:test";
import { commands } from "./commands.ts";
import { runCommand } from "./main.ts";

async function typed(...words: string[]) {
  const out: string[] = [];
  const error: string[] = [];
  const code = await runCommand(words, { out: (line) => out.push(line), error: (line) => error.push(line) });
  return { code, out: out.join("\n"), error: error.join("\n") };
}

test("help lists every command; each explains itself", async () => {
  const { code, out } = await typed("--help");
  assert.equal(code, 0);
  for (const name of Object.keys(commands)) {
    assert.ok(out.includes(`  ${name} `), name);
    const help = await typed(...name.split(" "), "--help");
    assert.equal(help.code, 0);
    assert.ok(help.out.includes(`tongban ${name}`), name);
  }
});

test("wrong use is exit code 2 with the usage", async () => {
  assert.equal((await typed()).code, 2);
  assert.equal((await typed("dance")).code, 2);
  const flag = await typed("migrate", "--fast");
  assert.deepEqual([flag.code, flag.error.includes("tongban migrate")], [2, true]);
  for (const words of [
    ["--limit", "5W"],
    ["--from", "2025-02-30", "--limit", "5W"],
    ["--from", "2025-09-26", "--limit", "5"],
  ]) {
    assert.equal((await typed("calendar", "due", ...words)).code, 2, words.join(" "));
  }
  for (const words of [["--cases", "many"], ["--cases", "0"], ["--spike", "--segment", "1.5"], ["more"]]) {
    assert.equal((await typed("bench", ...words)).code, 2, words.join(" "));
  }
});

test("R2.7: calendar due counts over the National Day holiday and its make-up day", async () => {
  const { code, out } = await typed("calendar", "due", "--from", "2025-09-26", "--limit", "5W", "--json");
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(out), {
    from: "2025-09-26",
    limit: { n: 5, unit: "W" },
    kind: "due",
    on: "2025-10-10",
    at: "2025-10-10T16:00:00.000Z",
  });
  assert.match(
    (await typed("calendar", "due", "--from", "2025-09-26T09:00", "--limit", "4H")).out,
    /^2025-09-26/,
  );
});

test("R2.7: a date beyond the official notices is no answer: exit code 1", async () => {
  const { code, out } = await typed("calendar", "due", "--from", "2090-01-01", "--limit", "5W", "--json");
  assert.deepEqual([code, JSON.parse(out).kind], [1, "unknown"]);
});
