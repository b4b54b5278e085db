/** Rules as the delivered data has them, and arbitrary lines. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import type { QueueRules, TicketClass } from "#contract/queue-rules.ts";
import { instantOf, msOf } from "../time/day.ts";
import type { InLine } from "./order.ts";

export const rules: QueueRules = JSON.parse(
  readFileSync(new URL("../../../data/queues.json", import.meta.url), "utf8"),
).rules;

export const now = "2026-11-20T03:00:00.000Z";
export const after = (minutes: number) => instantOf(msOf(now) + minutes * 60_000);
export const classes: TicketClass[] = ["appointment", "priority", "walk-in", "late"];

/** Several people of several classes in several queues, some lifted, some yielding, some not to be called yet. */
export const lines = fc
  .array(
    fc.record({
      queue: fc.constantFrom("a", "b", "c"),
      class: fc.constantFrom(...classes),
      dueAt: fc.integer({ min: -60, max: 10 }).map(after),
      behind: fc.constantFrom(0, 0, 0, 0, 1, 3),
    }),
    { maxLength: 25 },
  )
  .map((all) => all.map((one, i): InLine => ({ ...one, id: i + 1 })));
