import { useMemo, useState } from "react";
import type { ScreenSound } from "#contract/screen.ts";

/** What somebody turned at this very machine; it stays with the machine and goes before what the hall keeps. */
export type SoundLevel = Pick<ScreenSound, "on" | "volume">;

const KEY = "tongban.screen.sound";

/** The hall's sound as it was turned here. */
export function useLocalSound(kept: ScreenSound): [ScreenSound, (level: SoundLevel) => void] {
  const [level, setLevel] = useState(readLevel);
  const { on, volume, voice, times } = kept;
  const sound = useMemo(() => ({ on, volume, voice, times, ...level }), [on, volume, voice, times, level]);
  const turn = (wanted: SoundLevel) => {
    setLevel(wanted);
    try {
      localStorage.setItem(KEY, JSON.stringify(wanted));
    } catch {
      // Without storage it holds until the screen is loaded anew.
    }
  };
  return [sound, turn];
}

function readLevel(): SoundLevel | undefined {
  try {
    const { on, volume } = JSON.parse(localStorage.getItem(KEY) ?? "null") as SoundLevel;
    return typeof on === "boolean" && volume >= 0 && volume <= 100 ? { on, volume } : undefined;
  } catch {
    return undefined;
  }
}
