/** What is going to happen, in the order of its moments. */
import type { Instant } from "#server/kernel/time/day.ts";

export interface Plan<Deed> {
  at: Instant;
  /** Two plans of one moment are done in the order of their keys; the request key of the command follows from it. */
  key: string;
  deed: Deed;
  /** It opens a case: those are let through in the order of the agenda. */
  opens?: true;
}

export interface Agenda<Due extends Pick<Plan<unknown>, "at" | "key">> {
  put(plan: Due): void;
  /** Takes the next ones that are due before `until`, at most `most`. */
  take(until: Instant, most: number): Due[];
  size(): number;
  /** Everything that is due yet, in no order. */
  all(): readonly Due[];
}

/** A binary heap: a year has a few hundred thousand plans. */
export function createAgenda<Due extends Pick<Plan<unknown>, "at" | "key">>(): Agenda<Due> {
  const heap: Due[] = [];
  const before = (a: Due, b: Due) => (a.at === b.at ? a.key < b.key : a.at < b.at);

  function swap(i: number, j: number) {
    [heap[i], heap[j]] = [heap[j]!, heap[i]!];
  }

  function rise(from: number) {
    let i = from;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!before(heap[i]!, heap[parent]!)) return;
      swap(i, parent);
      i = parent;
    }
  }

  function sink() {
    let i = 0;
    for (;;) {
      const [left, right] = [2 * i + 1, 2 * i + 2];
      let first = i;
      if (left < heap.length && before(heap[left]!, heap[first]!)) first = left;
      if (right < heap.length && before(heap[right]!, heap[first]!)) first = right;
      if (first === i) return;
      swap(i, first);
      i = first;
    }
  }

  function next(): Due {
    const first = heap[0]!;
    const last = heap.pop()!;
    if (heap.length > 0) {
      heap[0] = last;
      sink();
    }
    return first;
  }

  return {
    put(plan) {
      heap.push(plan);
      rise(heap.length - 1);
    },
    take(until, most) {
      const taken: Due[] = [];
      while (taken.length < most && heap.length > 0 && heap[0]!.at < until) taken.push(next());
      return taken;
    },
    size: () => heap.length,
    all: () => heap,
  };
}
