/** Puts clips one after the other on a time line, so that the browser plays them as one sentence. */
import type { Piece } from "./spell.ts";

/** A recorded word: where in it something is heard, in seconds. */
export interface Heard {
  from: number;
  to: number;
}

export interface Played {
  word: string;
  /** Seconds from the beginning of the sentence. */
  at: number;
  /** Where in the clip to begin, and for how long. */
  from: number;
  length: number;
}

/** Seconds between two words, and at a comma. */
export interface Pace {
  gap: number;
  breath: number;
}

/** A clip begins and ends where it is louder than this part of full scale: encoders put silence around it. */
const SILENCE = 0.01;

/** Where in a recording something is heard; with a little room before and after, so that nothing clicks. */
export function heardIn(samples: Float32Array, rate: number): Heard {
  const loud = (sample: number) => Math.abs(sample) > SILENCE;
  const first = samples.findIndex(loud);
  if (first < 0) return { from: 0, to: 0 };
  const last = samples.findLastIndex(loud);
  const room = 0.01;
  return {
    from: Math.max(0, first / rate - room),
    to: Math.min(samples.length / rate, (last + 1) / rate + room),
  };
}

/** The sentence as a plan: no word begins before the one before it has ended. */
export function join(
  pieces: readonly Piece[],
  clips: ReadonlyMap<string, Heard>,
  pace: Pace,
): { plan: Played[]; seconds: number } {
  const plan: Played[] = [];
  let at = 0;
  for (const piece of pieces) {
    if ("breath" in piece) {
      at += pace.breath;
      continue;
    }
    const clip = clips.get(piece.word);
    if (!clip) continue;
    const length = clip.to - clip.from;
    plan.push({ word: piece.word, at, from: clip.from, length });
    at += length + pace.gap;
  }
  const last = plan.at(-1);
  return { plan, seconds: last ? last.at + last.length : 0 };
}
