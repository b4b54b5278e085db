/**
 * Commands that wait while others are being written. There is no timer: whenever a lane is free, everything that came
 * in the same turn of the event loop and may go together goes. Bounded: beyond `queueSize` callers are told to come
 * back.
 */
import { refuse } from "../platform/http/refusal.ts";

export interface Queued<C, A> {
  command: C;
  tries: number;
  answer: (answer: A) => void;
  refuse: (reason: unknown) => void;
}

export interface BatchQueueOptions<C, A> {
  /** Batches under way at the same time. */
  lanes: number;
  batchSize: number;
  queueSize: number;
  /** Only commands of one group go together. */
  group: (command: C) => string;
  /** What no two commands under way may share. */
  exclusive: (command: C) => readonly string[];
  /** Answers or refuses each of the batch, except those it returns, which come again. Throws when nothing was done. */
  run: (batch: readonly Queued<C, A>[]) => Promise<readonly Queued<C, A>[]>;
}

export interface BatchQueue<C, A> {
  put(command: C): Promise<A>;
  /** Commands waiting or under way. */
  load(): number;
  /** Resolves when none is waiting or under way. */
  settled(): Promise<void>;
}

/** More than a second in all, before a case that somebody holds is reported busy. */
const mostTries = 8;
const firstRestMs = 5;

export function createBatchQueue<C, A>(options: BatchQueueOptions<C, A>): BatchQueue<C, A> {
  const waiting: Queued<C, A>[] = [];
  const busy = new Set<string>();
  const idle: (() => void)[] = [];
  let lanes = 0;
  let underway = 0;
  let resting = 0;
  let scheduled = false;

  const busyWith = () => waiting.length + underway + resting;

  /** After this turn of the event loop, so that one request does not go alone just before its neighbours arrive. */
  function pumpSoon() {
    if (scheduled) return;
    scheduled = true;
    setImmediate(pump);
  }

  function pump() {
    scheduled = false;
    while (lanes < options.lanes && waiting.length > 0) {
      const batch = take();
      if (batch.length === 0) return;
      lanes += 1;
      underway += batch.length;
      void runOrSplit(batch).finally(() => {
        lanes -= 1;
        underway -= batch.length;
        for (const { command } of batch) for (const key of options.exclusive(command)) busy.delete(key);
        pumpSoon();
        if (busyWith() === 0) for (const resolve of idle.splice(0)) resolve();
      });
    }
  }

  async function runOrSplit(batch: readonly Queued<C, A>[]): Promise<void> {
    try {
      for (const again of await options.run(batch)) putBack(again);
    } catch (error) {
      if (batch.length === 1) batch[0]?.refuse(error);
      // One command spoils the statement for all: each goes alone, and only the culprit hears of it.
      else for (const one of batch) await runOrSplit([one]);
    }
  }

  /** What met a lock rests a little, each time twice as long, so that whoever holds it can end. */
  function putBack(queued: Queued<C, A>) {
    queued.tries += 1;
    if (queued.tries >= mostTries) return queued.refuse(refuse("case-busy"));
    resting += 1;
    setTimeout(
      () => {
        resting -= 1;
        waiting.push(queued);
        pumpSoon();
      },
      firstRestMs * 2 ** queued.tries,
    );
  }

  function take(): Queued<C, A>[] {
    const batch: Queued<C, A>[] = [];
    const left: Queued<C, A>[] = [];
    let group: string | undefined;
    for (const queued of waiting) {
      const { command } = queued;
      const keys = options.exclusive(command);
      const fits =
        batch.length < options.batchSize &&
        (group ?? options.group(command)) === options.group(command) &&
        !keys.some((key) => busy.has(key));
      if (!fits) {
        left.push(queued);
        continue;
      }
      group = options.group(command);
      for (const key of keys) busy.add(key);
      batch.push(queued);
    }
    waiting.splice(0, waiting.length, ...left);
    return batch;
  }

  return {
    put(command) {
      if (waiting.length >= options.queueSize) return Promise.reject(refuse("overloaded", { retryAfter: 1 }));
      const { promise, resolve, reject } = Promise.withResolvers<A>();
      waiting.push({ command, tries: 0, answer: resolve, refuse: reject });
      pumpSoon();
      return promise;
    },
    load: busyWith,
    settled: () => (busyWith() === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve))),
  };
}
