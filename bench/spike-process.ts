/**
 * Life cycles of applications at a given rate, in a process of its own. They begin when their time has come, whether
 * the ones before are done or not, as people do.
 */
import { setTimeout as wait } from "node:timers/promises";
import { type Answer, type HttpConnection, httpConnection } from "./http.ts";
import { accounts, foodReceptions, type Step, stepsAfter } from "./life-cycle.ts";
import { signIn } from "./load-process.ts";

export interface SpikeTask {
  /** Life cycles a second, segment after segment. */
  rates: readonly number[];
  segmentSeconds: number;
}

/** One answer: seconds since the start, milliseconds it took, status. */
export type Sample = [at: number, took: number, status: number];

export interface SpikeResult {
  samples: Sample[];
  /** Actions that were acknowledged, by case number. */
  acknowledged: [number: string, actions: string[]][];
}

if (import.meta.main) {
  const [address = ""] = process.argv.slice(2);
  process.once("message", (task: SpikeTask) => {
    void runSpike(address, task).then((result) => process.send?.(result));
  });
  process.once("disconnect", () => process.exit(0));
}

/** How often one step is tried when the server asks to come back. */
const TRIES = 5;

type Asking = (step: Step) => Promise<Answer>;

async function runSpike(address: string, { rates, segmentSeconds }: SpikeTask): Promise<SpikeResult> {
  const result: SpikeResult = { samples: [], acknowledged: [] };
  const ask = await askingAs(address);
  const next = foodReceptions();
  const start = performance.now();
  const sampled: Asking = async (step) => {
    const sent = performance.now();
    const answer = await ask(step);
    const took = performance.now() - sent;
    result.samples.push([(sent - start) / 1000, took, answer.status]);
    return answer;
  };
  const lives: Promise<void>[] = [];
  for (const [segment, rate] of rates.entries()) {
    for (let i = 0; i < rate * segmentSeconds; i++) {
      const due = start + (segment * segmentSeconds + i / rate) * 1000;
      await wait(Math.max(0, due - performance.now()));
      lives.push(live(next(), sampled, result));
    }
  }
  await Promise.all(lives);
  return result;
}

async function live(reception: Step, ask: Asking, { acknowledged }: SpikeResult): Promise<void> {
  const received = await insist(reception, ask);
  if (!received) return;
  const { number } = JSON.parse(received.body) as { number: string };
  const actions = [reception.action];
  acknowledged.push([number, actions]);
  for (const step of stepsAfter(number)) {
    if (!(await insist(step, ask))) return;
    actions.push(step.action);
  }
}

/** Comes back when it is asked to (503 with Retry-After); undefined when nothing was acknowledged. */
async function insist(step: Step, ask: Asking): Promise<Answer | undefined> {
  for (let tries = 0; tries < TRIES; tries++) {
    const answer = await ask(step);
    if (answer.status < 300) return answer;
    const seconds = /retry-after: (\d+)/i.exec(answer.headers)?.[1];
    if (answer.status !== 503 || seconds === undefined) return undefined;
    await wait(Number(seconds) * 1000);
  }
  return undefined;
}

/** As many connections as there are requests at a time, each account with its own. */
async function askingAs(address: string): Promise<Asking> {
  const cookies = new Map<string, string>();
  for (const account of accounts) cookies.set(account, await signIn(address, account));
  const free = new Map<string, HttpConnection[]>(accounts.map((account) => [account, []]));
  return async ({ account, ask }) => {
    const cookie = cookies.get(account) ?? "";
    const connection = free.get(account)?.pop() ?? (await httpConnection(address, { cookie }));
    const answer = await connection.ask(ask);
    free.get(account)?.push(connection);
    return answer;
  };
}
