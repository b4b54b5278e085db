/** A clock that runs on the page and agrees with the server's. */
import { useEffect, useRef, useState } from "react";

/**
 * Milliseconds now, told anew every `every` milliseconds. `said` is the server's time in what was read last: the
 * machine's own clock may be minutes off, and how long somebody has waited must not depend on it.
 */
export function useClock(said: string | undefined, every = 1000): number {
  const offset = useRef<{ said: string; ms: number }>(undefined);
  if (said !== undefined && offset.current?.said !== said) {
    offset.current = { said, ms: Date.parse(said) - Date.now() };
  }
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), every);
    return () => clearInterval(timer);
  }, [every]);
  return Date.now() + (offset.current?.ms ?? 0);
}
