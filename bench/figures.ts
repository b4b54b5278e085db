/** Summaries of measurements: percentiles, medians, processor time. */
import { readdirSync, readFileSync } from "node:fs";

/** Milliseconds that requests took: half of them at most `p50`. */
export interface Times {
  count: number;
  p50: number;
  p95: number;
  p99: number;
}

export function timesOf(milliseconds: readonly number[]): Times {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return sorted.length % 2 ? upper : (upper + (sorted[sorted.length / 2 - 1] ?? 0)) / 2;
}

/** What each field is in the middle of several rounds. */
export function medians<T extends Record<string, number>>(rounds: readonly T[]): T {
  const names = Object.keys(rounds[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [name, median(rounds.map((round) => round[name] ?? 0))]),
  ) as T;
}

/** Clock ticks a second in /proc; the same on every Linux that Node runs on. */
const TICKS = 100;

/**
 * Processor seconds used so far by a process, its children and those of them that have ended; NaN where the system has
 * no /proc. For PostgreSQL the process is the postmaster.
 */
export function processorSeconds(pid: number): number {
  const all = statistics();
  const own = all.get(pid);
  if (!own) return Number.NaN;
  const children = [...all.values()].filter(({ parent }) => parent === pid);
  return (own.ticks + own.ended + children.reduce((sum, { ticks }) => sum + ticks, 0)) / TICKS;
}

interface ProcessStatistics {
  parent: number;
  ticks: number;
  /** Ticks of children that have ended. */
  ended: number;
}

function statistics(): Map<number, ProcessStatistics> {
  const pids = readable(() => readdirSync("/proc"), []).filter((name) => /^[0-9]+$/.test(name));
  return new Map(pids.flatMap((pid) => readStatistics(pid)));
}

function readStatistics(pid: string): [number, ProcessStatistics][] {
  const text = readable(() => readFileSync(`/proc/${pid}/stat`, "utf8"), "");
  // The name in parentheses may hold anything; the fields after it begin with the state.
  const fields = text
    .slice(text.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
  const [parent, user, system, endedUser, endedSystem] = [1, 11, 12, 13, 14].map((i) => fields[i] ?? 0);
  return text
    ? [[Number(pid), { parent: parent!, ticks: user! + system!, ended: endedUser! + endedSystem! }]]
    : [];
}

/** Processes come and go while they are read. */
function readable<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

/** Megabytes of memory that a process holds. */
export function residentMegabytes(pid: number): number {
  const text = readable(() => readFileSync(`/proc/${pid}/status`, "utf8"), "");
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(text)?.[1] ?? Number.NaN) / 1024);
}

/** Megabytes of memory of a process and its children, what they share counted once; NaN where the system does not say. */
export function treeMegabytes(pid: number): number {
  const children = [...statistics()].filter(([, { parent }]) => parent === pid).map(([child]) => child);
  const kilobytes = [pid, ...children].map((one) => {
    const text = readable(() => readFileSync(`/proc/${one}/smaps_rollup`, "utf8"), "");
    return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? Number.NaN);
  });
  return Math.round(kilobytes.reduce((sum, one) => sum + one, 0) / 1024);
}
