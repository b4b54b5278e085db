/** Whether somebody is still there: after so long without a touch they are asked, then everything is forgotten. */
import { useEffect, useRef, useState } from "react";

const signs = ["pointerdown", "keydown"] as const;

export interface Silence {
  /** Seconds left to answer while asking. */
  asking: number | undefined;
  /** Somebody is there. */
  stay: () => void;
}

/**
 * @param watched false: nothing is on the screen that would have to be forgotten.
 */
export function useSilence(
  watched: boolean,
  { idleSeconds, askSeconds }: { idleSeconds: number; askSeconds: number },
  onSilence: () => void,
): Silence {
  const [asking, setAsking] = useState<number>();
  const last = useRef(0);
  const end = useRef(onSilence);
  end.current = onSilence;
  useEffect(() => {
    setAsking(undefined);
    if (!watched) return;
    last.current = performance.now();
    const touched = ({ target }: Event) => {
      // The question has buttons of its own: a touch of theirs must still find them.
      if (target instanceof Element && target.closest("[role=alertdialog]")) return;
      last.current = performance.now();
      setAsking(undefined);
    };
    const tick = setInterval(() => {
      const silent = (performance.now() - last.current) / 1000 - idleSeconds;
      if (silent < 0) return;
      if (silent >= askSeconds) return end.current();
      setAsking(Math.ceil(askSeconds - silent));
    }, 500);
    for (const sign of signs) addEventListener(sign, touched, { capture: true });
    return () => {
      clearInterval(tick);
      for (const sign of signs) removeEventListener(sign, touched, { capture: true });
    };
  }, [watched, idleSeconds, askSeconds]);
  const stay = () => {
    last.current = performance.now();
    setAsking(undefined);
  };
  return { asking, stay };
}
