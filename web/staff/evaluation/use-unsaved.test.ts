import assert from "node:assert/strict";
import { test } from "node:test";
import type { EvaluationContent } from "#contract/evaluation.ts";
import { content as report } from "#server/kernel/evaluation/evaluation.fixture.ts";
import { begin, caughtUp } from "./use-unsaved.ts";

/** Only which one it is matters here. */
const content = (what: string) => ({ what }) as unknown as EvaluationContent;
const [first, mine, saved, theirs] = ["first", "mine", "saved", "theirs"].map(content) as [
  EvaluationContent,
  EvaluationContent,
  EvaluationContent,
  EvaluationContent,
];
const start = begin({ content: first, version: 1 });
/** As the server answers after somebody's save. */
const written = (what: EvaluationContent, version: number) => ({
  content: what,
  version,
  writtenVersion: version,
});

test("what nobody changed here is taken from the server", () => {
  assert.deepEqual(caughtUp(start, written(theirs, 2)), begin({ content: theirs, version: 2 }));
});

test("the same version again changes nothing", () => {
  const now = { ...start, content: mine };
  assert.equal(caughtUp(now, written(first, 1)), now);
});

test("what was sent is saved; what was typed meanwhile goes on upon it", () => {
  const sent = { ...start, content: mine, sent: mine, savedAs: 2 };
  assert.deepEqual(caughtUp(sent, written(saved, 2)), begin({ content: saved, version: 2 }));
  const more = content("more");
  const now = caughtUp({ ...sent, content: more }, written(saved, 2));
  assert.deepEqual(now, { content: more, base: saved, version: 2 });
});

test("upon somebody else's save it stays as it is, with the version it was written upon", () => {
  const now = { ...start, content: mine };
  assert.equal(caughtUp(now, written(theirs, 2)), now);
  const sent = { ...now, sent: content("sent"), savedAs: 2 };
  assert.equal(caughtUp(sent, written(theirs, 3)), sent, "saved, and then saved by somebody else");
});

test("figures that were read meanwhile come in beside what was typed, and it can be saved", () => {
  const base = report({});
  const typed = structuredClone(base);
  typed.table.goals = "写好的文字";
  const read = structuredClone(base);
  read.table.execution.sources = { ...read.table.execution.sources, annual: { metric: "budget.annual" } };
  typed.table.execution.sources = { annual: { metric: "budget.annual" } };
  read.table.execution.annual = "4711";
  const before = { ...begin({ content: base, version: 1 }), content: typed };
  const now = caughtUp(before, { content: read, version: 2, writtenVersion: 1 });
  assert.deepEqual([now.version, now.base], [2, read]);
  assert.deepEqual([now.content.table.goals, now.content.table.execution.annual], ["写好的文字", "4711"]);
});
