/** Speaks with a Chinese voice of the system, where there is one: many sound better than clips can. */
import type { Voice } from "./voice.ts";

/** Slow enough for a hall full of people. */
const RATE = 0.9;
/** Some browsers never say that a sentence ended: no sentence takes longer than this by its length. */
const longest = (text: string) => 4000 + text.length * 500;

/** The system's best Chinese voice: one on this machine before one that needs a network. */
export function chineseVoice(): SpeechSynthesisVoice | undefined {
  if (!("speechSynthesis" in window)) return undefined;
  const chinese = speechSynthesis.getVoices().filter(({ lang }) => /^(zh|cmn)([-_]|$)/i.test(lang));
  const mainland = chinese.filter(({ lang }) => /CN|Hans|^zh$|^cmn/i.test(lang));
  return mainland.find(({ localService }) => localService) ?? mainland[0] ?? chinese[0];
}

/** @param around what surrounds each sentence: how loud it is now (0 to 1), and the chime before it. */
export function systemVoice(
  voice: SpeechSynthesisVoice,
  around: { volume: () => number; chime: () => Promise<void> },
): Voice {
  return {
    name: "system",
    say: async (text, { chime }) => {
      if (chime) await around.chime();
      await speak(voice, spelledOut(text), around.volume());
    },
  };
}

/** Digits one by one: “A035” is no number of thirty-five. */
const spelledOut = (text: string) => text.replace(/[A-Za-z0-9]+/g, (number) => ` ${[...number].join(" ")} `);

function speak(voice: SpeechSynthesisVoice, text: string, volume: number): Promise<void> {
  return new Promise((resolve) => {
    const sentence = new SpeechSynthesisUtterance(text);
    Object.assign(sentence, { voice, lang: voice.lang, rate: RATE, volume });
    const late = setTimeout(() => {
      speechSynthesis.cancel();
      resolve();
    }, longest(text));
    sentence.onend = sentence.onerror = () => {
      clearTimeout(late);
      resolve();
    };
    speechSynthesis.speak(sentence);
  });
}
