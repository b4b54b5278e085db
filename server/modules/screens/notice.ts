/** Notices on the big screens: kept by the hall's staff, each with the time it is valid. Pure. */
import type { KeptNotice } from "#contract/screen.ts";
import type { Instant } from "#server/kernel/time/day.ts";

export interface Notice {
  id: string;
  hall: string;
  title: string;
  text: string;
  urgent: boolean;
  from: Instant;
  until: Instant;
  /** Taken off before its time. */
  endedAt?: Instant;
  version: number;
  madeBy: string;
}

export function stateOf({ from, until, endedAt }: Notice, at: Instant): KeptNotice["state"] {
  if (endedAt !== undefined || until <= at) return "over";
  return from <= at ? "shown" : "coming";
}

/** What stands on the screens now: urgent ones first, then the newest. */
export function shownAt(notices: readonly Notice[], at: Instant): Notice[] {
  return notices
    .filter((notice) => stateOf(notice, at) === "shown")
    .sort((a, b) => Number(b.urgent) - Number(a.urgent) || (a.from < b.from ? 1 : -1));
}

/** Whether anybody would ever see it. */
export const isSeen = ({ from, until }: Pick<Notice, "from" | "until">, at: Instant) =>
  until > from && until > at;
