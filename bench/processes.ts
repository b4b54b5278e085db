/** The two processes of a measurement beside this one: the server that is measured, and the load on it. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { History } from "./history.ts";
import type { LoadResult, LoadTask } from "./load-process.ts";
import type { ServerReport, WriterKind } from "./server.ts";
import type { SpikeResult, SpikeTask } from "./spike-process.ts";

const SERVER = fileURLToPath(new URL("./server.ts", import.meta.url));
const LOAD = fileURLToPath(new URL("./load-process.ts", import.meta.url));
const SPIKES = fileURLToPath(new URL("./spike-process.ts", import.meta.url));

export interface MeasuredServer extends ServerReport {
  stop(): Promise<void>;
}

export async function startMeasured(
  home: string,
  writer: WriterKind,
  jobs: "none" | "jobs" = "none",
): Promise<MeasuredServer> {
  const child = fork(SERVER, [home, writer, jobs]);
  return { ...(await answerOf<ServerReport>(child)), stop: () => stopped(child) };
}

export interface Load {
  run(task: LoadTask): Promise<LoadResult>;
  stop(): Promise<void>;
}

export function startLoad(address: string, { matters: _, ...history }: History): Load {
  const child = fork(LOAD, [address, JSON.stringify(history)]);
  return {
    run: (task) => {
      child.send(task);
      return answerOf<LoadResult>(child);
    },
    stop: () => stopped(child),
  };
}

export async function runSpikes(address: string, task: SpikeTask): Promise<SpikeResult> {
  const child = fork(SPIKES, [address]);
  child.send(task);
  const result = await answerOf<SpikeResult>(child);
  await stopped(child);
  return result;
}

/** The next message of a process; refused when it ends without one. */
function answerOf<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) =>
      reject(new Error(`a process of the measurement ended with ${code}`));
    child.once("exit", ended);
    child.once("message", (message) => {
      child.off("exit", ended);
      resolve(message as T);
    });
  });
}

/** It stops when its parent lets go of it. */
async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.disconnect();
  await ended;
}
