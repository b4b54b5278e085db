/** How far a simulation has come. */
import type { Day } from "#server/kernel/time/day.ts";

export interface Progress {
  day: Day;
  /** Applications handed in, and everything that was done, so far. */
  handedIn: number;
  deeds: number;
}

export interface SimulationReport extends Progress {
  finished: boolean;
  /** What was refused, by code: an action that came too late, mostly. */
  refused: Record<string, number>;
}
