/**
 * What the hall's screens show, kept as one value that every step moves on: nobody counts, nobody reads it again. The
 * board is worth nothing if it differs from the tickets; the simulated day recounts it.
 */
import type { Board, CalledNumber, TicketState } from "#contract/queue.ts";
import type { Day, Instant } from "../time/day.ts";
import { isAtCounter } from "./ticket.ts";

/** As much of a ticket as everybody may see. */
export interface Shown {
  number: string;
  queue: string;
  state: TicketState;
  counter?: string;
}

export const emptyBoard = (day: Day): Board => ({ day, called: [], last: [], waiting: {}, counters: [] });

/** A ticket moved; `before` is absent for a new one. */
export function ticketMoved(board: Board, before: Shown | undefined, after: Shown, at: Instant): Board {
  const waiting = { ...board.waiting };
  if (before?.state === "waiting") add(waiting, before.queue, -1);
  if (after.state === "waiting") add(waiting, after.queue, 1);
  const others = board.called.filter(({ number }) => number !== after.number);
  if (!isAtCounter(after.state) || after.counter === undefined) return { ...board, waiting, called: others };
  const serving = after.state === "serving";
  const known = board.called.find(({ number }) => number === after.number);
  const entry = {
    ...{ number: after.number, counter: after.counter, at: known?.at ?? at },
    ...(serving && { serving }),
  };
  const called = [...others, entry].sort((a, b) => (a.counter < b.counter ? -1 : 1));
  return { ...board, waiting, called };
}

/** A number was called, or called again: it comes first among the last ones. */
export function numberCalled(board: Board, { number, counter, at }: CalledNumber, most: number): Board {
  const others = board.last.filter((one) => one.number !== number);
  return { ...board, last: [{ number, counter, at }, ...others].slice(0, most) };
}

export function counterMoved(board: Board, id: string, state: "open" | "paused" | "closed"): Board {
  const others = board.counters.filter((one) => one.id !== id);
  if (state === "closed") return { ...board, counters: others };
  const counters = [...others, { id, state }].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { ...board, counters };
}

function add(counts: Record<string, number>, queue: string, n: number) {
  const sum = (counts[queue] ?? 0) + n;
  if (sum > 0) counts[queue] = sum;
  else delete counts[queue];
}
