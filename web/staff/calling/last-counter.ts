/** The counter this machine stands at: remembered, since a clerk sits where they sat yesterday. */
import type { CounterChoice } from "./counters.ts";

const place = "tongban.staff.counter";

/** The one of last time, while it is still a choice in this hall. */
export function lastCounter(hall: string, choices: readonly CounterChoice[]): string | undefined {
  try {
    const [where, counter] = (localStorage.getItem(place) ?? "").split("/");
    return where === hall ? choices.find(({ id }) => id === counter)?.id : undefined;
  } catch {
    return undefined;
  }
}

export function rememberCounter(hall: string, counter: string): void {
  try {
    localStorage.setItem(place, `${hall}/${counter}`);
  } catch {
    // Asked again next time.
  }
}
