/** A clock as a value; see the functions beside it. */
import type { Limit } from "#contract/item.ts";

export interface Pause {
  from: string;
  to?: string;
  reason: string;
  document?: string;
  until?: string;
}

export interface Clock {
  limit: Limit;
  startedAt: string;
  pauses: Pause[];
  extension?: { limit: Limit; reason: string; document?: string; at: string };
  stoppedAt?: string;
}
