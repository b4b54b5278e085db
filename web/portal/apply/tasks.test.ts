import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { DraftContent } from "#contract/draft.ts";
import { completeItem } from "#server/testing/item.ts";
import { taskAfter, tasksOf } from "./tasks.ts";

const item = completeItem();
const today = "2026-11-21";
const empty: DraftContent = { situation: {}, answers: {}, materials: [] };
const situation = { business: "shop" };
const answers = { operatorName: "老张家", sells: ["hot"] };
const materials = [{ material: "id-card", files: [{ id: "a".repeat(64), name: "身份证.jpg" }] }];
const states = (content: DraftContent) =>
  Object.fromEntries(tasksOf(item, content, today).map((task) => [task.key, task.state]));

describe("the tasks of an application", () => {
  test("the situation comes first; the rest waits for it", () => {
    assert.deepEqual(states(empty), {
      situation: "todo",
      "form/1": "blocked",
      materials: "blocked",
      check: "blocked",
    });
  });

  test("each part is done when nothing of it is missing", () => {
    assert.deepEqual(states({ ...empty, situation, answers: { operatorName: "老张家" } }), {
      situation: "done",
      "form/1": "started",
      materials: "todo",
      check: "blocked",
    });
    assert.equal(states({ situation, answers, materials }).check, "todo");
  });

  test("another answer to the situation opens a part again", () => {
    const layout = { situation: { business: "restaurant", chain: "no" }, answers, materials };
    assert.equal(states(layout).materials, "started");
  });

  test("after a task comes the next one not done", () => {
    const tasks = tasksOf(item, { ...empty, situation, materials }, today);
    assert.equal(taskAfter(tasks, "situation")?.key, "form/1");
    assert.equal(taskAfter(tasks, "form/1")?.key, "check");
    assert.equal(taskAfter(tasks, "check"), undefined);
  });
});
