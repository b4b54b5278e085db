/** The followers of `hall-stream.ts`: as many open connections, each of which notes when a block has come whole. */
import { randomUUID } from "node:crypto";
import { connect, type Socket } from "node:net";
import { median, timesOf } from "./figures.ts";

export interface FollowersAsked {
  followers: number;
  address: string;
  stream: string;
  /** Address of the plain broadcast. */
  plain: string;
  /** What the browsers of the clerks send, one for each round. */
  clerks: Record<string, string>[];
}

/** Milliseconds from pressing the button. */
interface Reached {
  p50: number;
  p95: number;
  last: number;
}

export interface FollowersFound {
  followers: number;
  rounds: number;
  bytes: number;
  hall: Reached;
  plain: Reached;
  /** Hall over plain: the last follower, each round's broadcast beside it. */
  ratio: number;
  /** Of the hall: from the answer to the clerk to the last follower. */
  lastAfterAnswer: number;
}

interface Crowd {
  /** Resolves when each has had a whole block since `from`: milliseconds, one for each. */
  allHeard: (from: number) => Promise<number[]>;
  bytes: () => number;
  close: () => void;
}

process.once("message", async (asked: FollowersAsked) => {
  process.send?.(await follow(asked));
});

async function follow({
  followers,
  address,
  stream,
  plain,
  clerks,
}: FollowersAsked): Promise<FollowersFound> {
  const hall = await gather(new URL(stream, address), followers);
  const other = await gather(new URL("/", plain), followers);
  const rounds: { hall: number[]; plain: number[]; answered: number }[] = [];
  for (const headers of clerks) {
    const called = await press(hall, `${address}/api/staff/counter/next`, headers);
    const told = await press(other, plain, {});
    rounds.push({ hall: called.times, answered: called.answered, plain: told.times });
  }
  hall.close();
  other.close();
  return found(followers, hall.bytes(), rounds);
}

function found(
  followers: number,
  bytes: number,
  rounds: { hall: number[]; plain: number[]; answered: number }[],
): FollowersFound {
  const round = (value: number) => Math.round(value * 100) / 100;
  const reached = (kind: "hall" | "plain"): Reached => {
    const times = rounds.map((one) => ({ ...timesOf(one[kind]), last: Math.max(...one[kind]) }));
    const middle = (pick: (time: (typeof times)[number]) => number) => round(median(times.map(pick)));
    return { p50: middle(({ p50 }) => p50), p95: middle(({ p95 }) => p95), last: middle(({ last }) => last) };
  };
  const last = (times: number[]) => Math.max(...times);
  return {
    ...{ followers, rounds: rounds.length, bytes, hall: reached("hall"), plain: reached("plain") },
    ratio: round(median(rounds.map((one) => last(one.hall) / last(one.plain)))),
    lastAfterAnswer: round(median(rounds.map((one) => last(one.hall) - one.answered))),
  };
}

async function press(crowd: Crowd, url: string, headers: Record<string, string>) {
  const from = performance.now();
  const heard = crowd.allHeard(from);
  const answer = await fetch(url, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ requestKey: randomUUID() }),
  });
  await answer.text();
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const answered = performance.now() - from;
  return { times: await heard, answered };
}

const END = Buffer.from("\n\n");
/** Beats are shorter than any block of a hall. */
const SHORTEST = 200;

/** Opens the connections, a hundred at a time, and waits until each has had its snapshot. */
async function gather({ hostname, port, pathname }: URL, count: number): Promise<Crowd> {
  const sockets: Socket[] = [];
  let hear: (socket: number, part: Buffer) => void = () => undefined;
  let bytes = 0;
  const open = (place: number) =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(`GET ${pathname} HTTP/1.1\r\nhost: ${hostname}\r\naccept: text/event-stream\r\n\r\n`);
      });
      sockets.push(socket);
      socket.once("error", reject);
      let begun = "";
      const begin = (part: Buffer) => {
        begun += part.toString("latin1");
        if (!/event: snapshot[\s\S]*\n\n/.test(begun)) return;
        if (!begun.startsWith("HTTP/1.1 200")) return reject(new Error(begun.slice(0, 200)));
        socket.off("data", begin);
        socket.on("data", (more) => hear(place, more));
        resolve();
      };
      socket.on("data", begin);
    });
  for (let place = 0; place < count; place += 100) {
    const next = Math.min(100, count - place);
    await Promise.all(Array.from({ length: next }, (_, index) => open(place + index)));
  }
  return {
    allHeard: (from) =>
      new Promise((resolve) => {
        const times = new Map<number, number>();
        const kept = new Map<number, Buffer>();
        hear = (socket, part) => {
          const all = kept.has(socket) ? Buffer.concat([kept.get(socket)!, part]) : part;
          kept.set(socket, all);
          if (all.length < SHORTEST || all.lastIndexOf(END) < all.length - 4 || times.has(socket)) return;
          times.set(socket, performance.now() - from);
          bytes = all.length;
          if (times.size === count) resolve([...times.values()]);
        };
      }),
    bytes: () => bytes,
    close: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
}
