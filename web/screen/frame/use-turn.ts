import { useEffect, useState } from "react";

/** 0 to `count - 1`, each for so many seconds, over and over. */
export function useTurn(count: number, seconds: number): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (count < 2) return;
    const timer = setInterval(() => setTurn((now) => now + 1), seconds * 1000);
    return () => clearInterval(timer);
  }, [count, seconds]);
  return turn % Math.max(1, count);
}
