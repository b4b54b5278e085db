/**
 * When a desk is left alone. The server ends an idle session (R13.3); this warns in time and keeps a session alive
 * for somebody who writes for long without asking the server anything. Pure; times in milliseconds.
 */
export interface IdleState {
  /** Last key, click or touch. */
  touchedAt: number;
  /** Last request that the session's clock counts. */
  askedAt: number;
  now: number;
}

export type IdleVerdict =
  | { do: "nothing" }
  /** Ask the server for something: the person is here, the server may not know it. */
  | { do: "ask" }
  | { do: "warn"; secondsLeft: number }
  | { do: "leave" };

/** The warning stands for the last tenth of the time, at least this long. */
const leastWarning = 60_000;

/** @param idleMs after how long without a request the server ends the session */
export function idleVerdict({ touchedAt, askedAt, now }: IdleState, idleMs: number): IdleVerdict {
  const warning = Math.max(leastWarning, idleMs / 10);
  const left = askedAt + idleMs - now;
  if (left <= 0) return { do: "leave" };
  const touchedSince = touchedAt > askedAt;
  if (touchedSince && now - askedAt > idleMs / 3) return { do: "ask" };
  if (left <= warning) return { do: "warn", secondsLeft: Math.ceil(left / 1000) };
  return { do: "nothing" };
}
