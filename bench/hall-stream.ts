/**
 * How soon a call is on every screen and phone: thousands of followers of one hall, and a clerk who calls the next
 * number. Measured from pressing the button to the p50, the p95 and the last follower, against a plain broadcast of the
 * same bytes to as many connections by the same process in the same run.
 * `node bench/hall-stream.ts [--followers 3000] [--rounds 20]` prints milliseconds and ratios as JSON.
 *
 * The followers are a process of their own (`hall-followers.ts`); server and database share the machine with them.
 */
import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { clerkAt, hallId, queueHall, take } from "#server/modules/queue/queue.fixture.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import type { FollowersAsked, FollowersFound } from "./hall-followers.ts";

/** Every open counter of the hall calls once; each has somebody waiting. */
const calls: [counter: string, queue: string][] = [
  ["A01", "enterprise-opening"],
  ["A03", "food-health"],
  ["A05", "culture-work"],
  ["A07", "transport"],
  ["A08", "assistance"],
  ["B01", "construction"],
  ["B05", "farming"],
  ["B06", "safety"],
  ["B07", "utilities"],
  ["C01", "social-insurance"],
  ["C03", "medical-insurance"],
  ["C04", "civil-affairs"],
  ["C05", "marriage"],
  ["C06", "housing-fund"],
  ["C07", "legal-aid"],
  ["C08", "consultation"],
  ["D01", "household"],
  ["D02", "exit-entry"],
  ["D03", "vehicles"],
  ["D05", "tax"],
];

if (import.meta.main) {
  const { values } = parseArgs({
    options: { followers: { type: "string", default: "3000" }, rounds: { type: "string", default: "20" } },
  });
  const cleanups: (() => unknown)[] = [];
  try {
    const t: Cleanups = { after: (cleanup) => cleanups.push(cleanup) };
    const asked = await prepare(t, Number(values.followers), Math.min(Number(values.rounds), calls.length));
    console.log(JSON.stringify(await measure(asked), null, 2));
  } finally {
    for (const cleanup of cleanups.reverse()) await cleanup();
  }
}

async function prepare(t: Cleanups, followers: number, rounds: number): Promise<FollowersAsked> {
  const hall = await queueHall(t);
  const clerks = [];
  for (const [counter, queue] of calls.slice(0, rounds)) {
    for (let waiting = 0; waiting < 3; waiting += 1) await take(hall, queue);
    clerks.push((await clerkAt(hall, counter)).sent);
  }
  const address = await hall.app.listen({ host: "127.0.0.1", port: 0 });
  const plain = await plainBroadcast(t, `${address}/api/halls/${hallId}/stream`);
  return { followers, stream: `/api/halls/${hallId}/stream`, address, plain, clerks };
}

/** Says the same bytes to everybody who listens, and knows nothing of halls. */
async function plainBroadcast(t: Cleanups, stream: string): Promise<string> {
  const listeners = new Set<ServerResponse>();
  const stop = new AbortController();
  t.after(async () => stop.abort());
  const last = await lastBlock(stream, stop.signal);
  const server = createServer((request, response) => {
    if (request.method === "POST") {
      request.resume();
      for (const listener of listeners) listener.write(last.text);
      return void response.end("{}");
    }
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write("event: snapshot\ndata: {}\n\n");
    listeners.add(response);
    response.once("close", () => listeners.delete(response));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(async () => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What the hall's stream said last, always up to date: the bytes of the plain broadcast. */
async function lastBlock(stream: string, signal: AbortSignal): Promise<{ text: string }> {
  const answer = await fetch(stream, { signal });
  const last = { text: "" };
  const read = async () => {
    let rest = "";
    for await (const part of answer.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + part).split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) if (block.includes("event: hall\n")) last.text = `${block}\n\n`;
    }
  };
  read().catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  return last;
}

function measure(asked: FollowersAsked): Promise<FollowersFound> {
  const child = fork(fileURLToPath(new URL("hall-followers.ts", import.meta.url)), {
    serialization: "advanced",
  });
  return new Promise((resolve, reject) => {
    child.once("message", (found) => {
      resolve(found as FollowersFound);
      child.disconnect();
    });
    child.once("exit", (code) => {
      if (code !== 0) reject(assert.fail(`followers ended with ${code}`));
    });
    child.send(asked);
  });
}
