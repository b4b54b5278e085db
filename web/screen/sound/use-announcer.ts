import { useEffect, useState, useSyncExternalStore } from "react";
import type { ScreenSound } from "#contract/screen.ts";
import { type Announcer, createAnnouncer, type SoundState, type SoundWish } from "./announcer.ts";
import type { Turn } from "./line.ts";

export interface Announcing extends Pick<Announcer, "hear" | "expect" | "open"> {
  state: SoundState;
  turn: Turn | undefined;
}

/** So long after a call it still helps to say it again. */
const AGAIN_WITHIN_MS = 45_000;

/** The announcer of this screen; any touch and any key open its sound. */
export function useAnnouncer(sound: ScreenSound): Announcing {
  const [announcer] = useState(() => createAnnouncer(wishOf(sound)));
  useEffect(() => announcer.wish(wishOf(sound)), [announcer, sound]);
  useEffect(() => {
    const open = () => void announcer.open();
    document.addEventListener("pointerdown", open);
    document.addEventListener("keydown", open);
    return () => {
      document.removeEventListener("pointerdown", open);
      document.removeEventListener("keydown", open);
    };
  }, [announcer]);
  const state = useSyncExternalStore(announcer.subscribe, announcer.state);
  const turn = useSyncExternalStore(announcer.subscribe, announcer.turn);
  const { hear, expect, open } = announcer;
  return { state, turn, hear, expect, open };
}

function wishOf({ on, volume, voice, times }: ScreenSound): SoundWish {
  return { on, volume: volume / 100, voice, manner: { times, againWithinMs: AGAIN_WITHIN_MS } };
}
