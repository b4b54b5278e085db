import assert from "node:assert/strict";
import { test } from "node:test";
import { gather } from "./gather.ts";

test("questions of one moment, and those that come meanwhile, go together; each gets its own answer", async () => {
  const asked: number[][] = [];
  const first = Promise.withResolvers<void>();
  const double = gather(async (numbers: readonly number[]) => {
    asked.push([...numbers]);
    if (asked.length === 1) await first.promise;
    return numbers.map((number) => number * 2);
  });
  const early = [double(1), double(2)];
  while (asked.length === 0) await new Promise(setImmediate);
  const late = [double(3), double(4)];
  first.resolve();
  assert.deepEqual(await Promise.all([...early, ...late]), [2, 4, 6, 8]);
  assert.deepEqual(asked, [
    [1, 2],
    [3, 4],
  ]);
});

test("a failure reaches those who asked, and nobody after them", async () => {
  let broken = true;
  const ask = gather(async (texts: readonly string[]) => {
    if (broken) throw new Error("no");
    return texts;
  });
  const failed = await Promise.allSettled([ask("a"), ask("b")]);
  assert.deepEqual(
    failed.map(({ status }) => status),
    ["rejected", "rejected"],
  );
  broken = false;
  assert.equal(await ask("c"), "c");
});

test("more than fit into one statement come in several, in order", async () => {
  const sizes: number[] = [];
  const ask = gather(async (numbers: readonly number[]) => {
    sizes.push(numbers.length);
    return numbers;
  });
  const numbers = Array.from({ length: 600 }, (_, i) => i);
  assert.deepEqual(await Promise.all(numbers.map(ask)), numbers);
  assert.deepEqual(sizes, [256, 256, 88]);
});
