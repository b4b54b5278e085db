import assert from "node:assert/strict";
import { test } from "node:test";
import type { EvaluationContent } from "#contract/evaluation.ts";
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

test("what nobody changed here is taken from the server", () => {
  assert.deepEqual(caughtUp(start, { content: theirs, version: 2 }), begin({ content: theirs, version: 2 }));
});

test("the same version again changes nothing", () => {
  const now = { ...start, content: mine };
  assert.equal(caughtUp(now, { content: first, version: 1 }), now);
});

test("what was sent is saved; what was typed meanwhile goes on upon it", () => {
  const sent = { ...start, content: mine, sent: mine };
  assert.deepEqual(caughtUp(sent, { content: saved, version: 2 }), begin({ content: saved, version: 2 }));
  const more = content("more");
  const now = caughtUp({ ...sent, content: more }, { content: saved, version: 2 });
  assert.deepEqual(now, { content: more, base: saved, version: 2 });
});

test("upon somebody else's save it stays as it is, with the version it was written upon", () => {
  const now = { ...start, content: mine };
  assert.equal(caughtUp(now, { content: theirs, version: 2 }), now);
  const sent = { ...now, sent: content("sent") };
  assert.equal(
    caughtUp(sent, { content: theirs, version: 3 }),
    sent,
    "saved, and then saved by somebody else",
  );
});
