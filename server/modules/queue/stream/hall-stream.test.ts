import assert from "node:assert/strict";
import { test } from "node:test";
import type { HallEvent, HallSnapshot } from "#contract/queue.ts";
import { afterTest, type Cleanups } from "#server/testing/cleanups.ts";
import { clerkAt, hallId, next, queueHall, take } from "../queue.fixture.ts";

interface Heard {
  event: string;
  data: { seq: number } & Partial<HallSnapshot & HallEvent>;
}

/** A screen that follows the hall. */
async function tune(t: Cleanups, address: string, after = 0) {
  const stop = new AbortController();
  const answer = await fetch(`${address}/api/halls/${hallId}/stream?after=${after}`, { signal: stop.signal });
  assert.equal(answer.status, 200);
  afterTest(t, () => stop.abort());
  const heard: Heard[] = [];
  let wake = () => {};
  void (async () => {
    let rest = "";
    for await (const part of answer.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + part).split("\n\n");
      rest = blocks.pop()!;
      for (const block of blocks) {
        const event = /^event: (.*)$/m.exec(block)?.[1];
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (event && data) heard.push({ event, data: JSON.parse(data) });
      }
      wake();
    }
  })().catch(() => undefined);
  const until = async (test: (all: Heard[]) => boolean) => {
    while (!test(heard)) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return heard;
  };
  return { until, stop: () => stop.abort() };
}

async function station(t: Cleanups) {
  const hall = await queueHall(t);
  return { hall, address: await hall.app.listen({ host: "127.0.0.1", port: 0 }) };
}

test("a screen gets the board whole, then every step in order without a gap", async (t) => {
  const { hall, address } = await station(t);
  await take(hall, "household");
  const screen = await tune(t, address);
  const [first] = await screen.until((all) => all.length >= 1);
  assert.equal(first?.event, "snapshot");
  assert.deepEqual(first?.data.board?.waiting, { household: 1 });
  const clerk = await clerkAt(hall, "D01");
  await next(clerk);
  await Promise.all(Array.from({ length: 8 }, () => take(hall, "tax")));
  const last = first!.data.seq + 10;
  const heard = await screen.until((all) => all.at(-1)!.data.seq === last);
  assert.deepEqual(
    heard.map(({ data }) => data.seq),
    Array.from({ length: 11 }, (_, i) => first!.data.seq + i),
  );
  const called = heard.find(({ data }) => data.kind === "called")!.data;
  assert.deepEqual(called.announcement, {
    ...{ id: called.seq, ticketNumber: "U001", counter: "D01", text: "请 U001 号到 D01 号窗口" },
  });
  assert.deepEqual(called.board?.called, [{ number: "U001", counter: "D01", at: hall.clock.now }]);
  assert.deepEqual(heard.at(-1)?.data.board?.waiting, { tax: 8 });
});

test("screens show the last ones called, not the next ones waiting (FQM #172)", async (t) => {
  const { hall, address } = await station(t);
  await take(hall, "household");
  await take(hall, "vehicles");
  await next(await clerkAt(hall, "D01"));
  await next(await clerkAt(hall, "D03"));
  const screen = await tune(t, address);
  const [first] = await screen.until((all) => all.length >= 1);
  assert.deepEqual(
    first?.data.board?.last.map(({ number, counter }) => [number, counter]),
    [
      ["X001", "D03"],
      ["U001", "D01"],
    ],
  );
});

test("whoever was away is told what was announced meanwhile (FQM #138: an announcement overrode another)", async (t) => {
  const { hall, address } = await station(t);
  await take(hall, "household");
  const screen = await tune(t, address);
  const [first] = await screen.until((all) => all.length >= 1);
  screen.stop();
  await next(await clerkAt(hall, "D01"));
  const [back] = await (await tune(t, address, first!.data.seq)).until((all) => all.length >= 1);
  assert.deepEqual(
    back?.data.announcements?.map(({ ticketNumber }) => ticketNumber),
    ["U001"],
  );
});

test("yesterday's numbers are not shown today; an unknown hall has no stream", async (t) => {
  const { hall, address } = await station(t);
  await take(hall, "household");
  hall.clock.forward(24 * 60);
  const [first] = await (await tune(t, address)).until((all) => all.length >= 1);
  assert.deepEqual([first?.data.board?.waiting, first?.data.board?.day], [{}, "2026-11-21"]);
  assert.equal((await fetch(`${address}/api/halls/nowhere/stream`)).status, 404);
});
