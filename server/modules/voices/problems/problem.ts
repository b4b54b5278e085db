/** A problem of the list: who answers for it until when. Pure. */
import type { ProblemSource } from "#contract/problems.ts";
import { type Day, daysBetween, type Instant } from "#server/kernel/time/day.ts";

export interface Problem {
  division: string;
  id: string;
  title: string;
  detail: string;
  source: ProblemSource;
  /** The voice it came from. */
  sourceCase?: number;
  organ: string;
  owner: string;
  helper?: string;
  dueOn: Day;
  state: "open" | "solved" | "dropped";
  outcome?: string;
  version: number;
}

export interface ProblemEntry {
  seq: number;
  at: Instant;
  by: string;
  note: string;
  organ: string;
  owner: string;
  dueOn: Day;
  state: Problem["state"];
  meeting?: string;
}

/** Days over its deadline; a problem that has ended, or is due today, is not overdue. */
export function overdueOf({ state, dueOn }: Pick<Problem, "state" | "dueOn">, today: Day): number {
  return state === "open" ? Math.max(0, daysBetween(dueOn, today)) : 0;
}
