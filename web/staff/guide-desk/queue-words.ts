/** A queue in a line: what it is, how long it is, whether anybody calls it. Pure. */
import type { QueueNow } from "#contract/queue.ts";
import { rangeWords } from "../../shared/wait-words.ts";

export function queueWords({ name, waiting, open, estimate }: QueueNow): string {
  if (open === 0) return `${name}（没有窗口开着，${waiting} 人在等）`;
  const wait = estimate && waiting > 0 ? `，${rangeWords(estimate)}` : "";
  return `${name}（${waiting} 人在等${wait}）`;
}
