/** Shows without speaking: each call stays large for a moment, so that two at once do not flash by (FQM #275). */
import type { Voice } from "./voice.ts";

const SHOWN_MS = 5000;

export const silentVoice: Voice = {
  name: "none",
  say: () => new Promise((resolve) => setTimeout(resolve, SHOWN_MS)),
};
