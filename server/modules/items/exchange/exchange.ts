/**
 * Files of items in and out. A county's file takes a second or two of pure computing, so that large ones are worked on
 * in a thread of their own, which is also stopped when a hostile file would keep it busy for ever.
 */
import { Worker } from "node:worker_threads";
import type { Item } from "#contract/item.ts";
import type { GateRules } from "#server/kernel/item/gate-limits.ts";
import { writeWorkbook } from "#server/platform/xlsx/index.ts";
import { type CandidateFile, candidatesFrom } from "./candidates.ts";
import { itemsWorkbook } from "./to-workbook.ts";

export type ExchangeTask = { read: Uint8Array<ArrayBuffer>; rules: GateRules } | { write: readonly Item[] };
export type ExchangeAnswer = { file: CandidateFile } | { bytes: Uint8Array<ArrayBuffer> };

/** Below this a thread takes longer to start than the work takes. */
const smallFile = 64 * 1024;
const fewItems = 50;
const longestMs = 60_000;
const mostMegabytes = 2048;

/** What is in an xlsx or JSON file, checked and judged. */
export async function readItems(bytes: Uint8Array<ArrayBuffer>, rules: GateRules): Promise<CandidateFile> {
  if (bytes.length < smallFile) return candidatesFrom(bytes, rules);
  const answer = await inThread({ read: bytes, rules });
  return "file" in answer ? answer.file : { candidates: [], problems: [{ message: tooMuch }] };
}

/** The workbook of these items. */
export async function writeItemsWorkbook(items: readonly Item[]): Promise<Uint8Array<ArrayBuffer>> {
  if (items.length <= fewItems) return writeWorkbook(itemsWorkbook(items));
  const answer = await inThread({ write: items });
  if (!("bytes" in answer)) throw new Error("the catalogue could not be written as a workbook");
  return answer.bytes;
}

const tooMuch = "文件太大或太复杂，请拆成几个文件分别导入。";

function inThread(task: ExchangeTask): Promise<ExchangeAnswer | { failed: true }> {
  const thread = new Worker(new URL("./exchange-thread.ts", import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  const timer = setTimeout(() => void thread.terminate(), longestMs);
  return new Promise((resolve) => {
    thread.once("message", resolve);
    thread.once("error", () => resolve({ failed: true }));
    thread.once("exit", () => resolve({ failed: true }));
  }).finally(() => clearTimeout(timer)) as Promise<ExchangeAnswer | { failed: true }>;
}
