import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { QueuesFile } from "#contract/queue-rules.ts";
import { fieldsOf, rulesFrom, startOf } from "./rules.ts";

const file: QueuesFile = JSON.parse(
  readFileSync(new URL("../../../data/queues.json", import.meta.url), "utf8"),
);
const { classes, recall, restore, alarm, nearby, comeBack, personRequired, onTheWay } = file.rules;
const rules = { classes, recall, restore, alarm, nearby, comeBack, personRequired, onTheWay };

test("every number of the rules is a field; what is not changed stays as it was", () => {
  const start = startOf(rules);
  for (const { name } of fieldsOf(rules)) assert.notEqual(start[name], undefined, name);
  assert.deepEqual(rulesFrom(rules, start), rules);
  assert.equal(rulesFrom(rules, { ...start, recallSeconds: 45 }).recall.seconds, 45);
});
