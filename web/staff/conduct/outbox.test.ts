import assert from "node:assert/strict";
import { test } from "node:test";
import { Refused } from "../../shared/api.ts";
import { sendTaps, type Tap } from "./outbox.ts";

const tap = (counter: string): Tap => ({
  requestKey: counter,
  path: "/x",
  body: {},
  words: counter,
  counter,
});
const refusal = (status: number) => new Refused(status, { code: "no", message: "不行" });

/** A queue of taps, and what became of each. */
function queue(counters: string[]) {
  const left = counters.map(tap);
  const settled: [string, string | undefined][] = [];
  const take = async ({ counter }: Tap, message?: string) => {
    left.shift();
    settled.push([counter, message]);
  };
  return { left, settled, next: () => left[0], take };
}

test("taps are sent in their order; where the line breaks, the rest waits", async () => {
  const { left, settled, next, take } = queue(["A01", "A02", "A03"]);
  const all = await sendTaps(
    next,
    async ({ counter }) => {
      if (counter === "A02") throw refusal(0);
    },
    take,
  );
  assert.deepEqual([all, settled, left.length], [false, [["A01", undefined]], 2]);
});

test("a tap that is refused says why and does not hold up the others", async () => {
  const { left, settled, next, take } = queue(["A01", "A02"]);
  const send = async ({ counter }: Tap) => {
    if (counter === "A01") throw refusal(409);
  };
  assert.equal(await sendTaps(next, send, take), true);
  assert.deepEqual(
    [left, settled],
    [
      [],
      [
        ["A01", "不行"],
        ["A02", undefined],
      ],
    ],
  );
});
