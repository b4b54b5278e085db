import assert from "node:assert/strict";
import { test } from "node:test";
import "./case-refusals.ts";
import { type BatchQueueOptions, createBatchQueue, type Queued } from "./batch-queue.ts";

type Options = BatchQueueOptions<string, string>;

/** A queue whose batches wait until they are let go. What stands before a command's colon is what it may not share. */
function queueOf(more: Partial<Options> = {}) {
  const batches: string[][] = [];
  const gates: (() => void)[] = [];
  const run = async (batch: readonly Queued<string, string>[]) => {
    batches.push(batch.map(({ command }) => command));
    await new Promise<void>((resolve) => gates.push(resolve));
    for (const { command, answer } of batch) answer(`${command} done`);
    return [];
  };
  const queue = createBatchQueue<string, string>({
    lanes: 1,
    batchSize: 10,
    queueSize: 10,
    group: () => "one",
    exclusive: (command) => [command.split(":")[0] ?? ""],
    run,
    ...more,
  });
  /** Awaits the batch that makes it so many. */
  const started = async (count: number) => {
    while (batches.length < count) await new Promise((resolve) => setImmediate(resolve));
    return batches.at(-1);
  };
  const letGo = () => {
    for (const open of gates.splice(0)) open();
  };
  return { queue, batches, started, letGo };
}

test("what comes in one turn of the event loop goes together, the rest when a lane is free", async () => {
  const { queue, batches, started, letGo } = queueOf();
  const first = ["a", "b"].map(queue.put);
  assert.deepEqual(await started(1), ["a", "b"]);
  const second = ["c", "d"].map(queue.put);
  letGo();
  assert.deepEqual(await Promise.all(first), ["a done", "b done"]);
  assert.deepEqual(await started(2), ["c", "d"]);
  letGo();
  assert.deepEqual(await Promise.all(second), ["c done", "d done"]);
  assert.equal(batches.length, 2);
  await queue.settled();
  assert.equal(queue.load(), 0);
});

test("two lanes work at the same time, but never on what they may not share", async () => {
  const { queue, started, letGo } = queueOf({ lanes: 2 });
  const first = queue.put("a:1");
  assert.deepEqual(await started(1), ["a:1"]);
  const again = queue.put("a:2");
  const other = queue.put("b:1");
  assert.deepEqual(await started(2), ["b:1"]);
  letGo();
  await Promise.all([first, other]);
  assert.deepEqual(await started(3), ["a:2"]);
  letGo();
  assert.equal(await again, "a:2 done");
});

test("groups never share a batch, and none is larger than it may be", async () => {
  const run = async (batch: readonly Queued<string, string>[]) => {
    for (const one of batch) one.answer(String(batch.length));
    return [];
  };
  const { queue } = queueOf({ run, batchSize: 2, group: (command) => command.slice(0, 1) });
  const sizes = await Promise.all(["a1", "a2", "a3", "b1"].map(queue.put));
  assert.deepEqual(sizes, ["2", "2", "1", "1"]);
});

test("a command that never gets its turn is told to come back", async () => {
  const { queue } = queueOf({ run: async (batch) => batch });
  await assert.rejects(queue.put("a"), { code: "case-busy" });
  await queue.settled();
});

test("a full queue refuses the next one at once and keeps what it took", async () => {
  const { queue, started, letGo } = queueOf({ queueSize: 2 });
  const taken = ["a", "b"].map(queue.put);
  await assert.rejects(queue.put("c"), { code: "overloaded", details: { retryAfter: 1 } });
  await started(1);
  letGo();
  assert.deepEqual(await Promise.all(taken), ["a done", "b done"]);
});
