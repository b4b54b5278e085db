/** The thread of `exchange.ts`: one task, one answer. */
import { parentPort, workerData } from "node:worker_threads";
import { writeWorkbook } from "#server/platform/xlsx/index.ts";
import { candidatesFrom } from "./candidates.ts";
import type { ExchangeAnswer, ExchangeTask } from "./exchange.ts";
import { itemsWorkbook } from "./to-workbook.ts";

const task = workerData as ExchangeTask;
const answer: ExchangeAnswer =
  "read" in task
    ? { file: candidatesFrom(task.read, task.rules) }
    : { bytes: writeWorkbook(itemsWorkbook(task.write)) };
parentPort?.postMessage(answer);
