/**
 * The calls of a screen, one after the other: shown large, and spoken where the browser lets it. Sound is opened by a
 * touch, or at once where the browser was started with its kiosk flag. Without sound the calls still take turns on the
 * screen. There is only ever one turn, because it is taken before anything waits.
 */
import type { Announcement } from "#contract/queue.ts";
import { clipVoice } from "./clip-voice.ts";
import { hear, type Line, type Manner, next, silent, spoken, type Turn } from "./line.ts";
import { silentVoice } from "./silent-voice.ts";
import { chineseVoice, systemVoice } from "./system-voice.ts";
import type { Announced, Voice } from "./voice.ts";

/** `blocked`: the browser waits for a touch. `off`: somebody wanted silence. `failed`: the clips did not load. */
export type SoundState = "loading" | "blocked" | "on" | "off" | "failed";

export interface SoundWish {
  on: boolean;
  /** 0 to 1. */
  volume: number;
  /** The voice to prefer; without a system voice the clips speak. */
  voice: "clips" | "system";
  manner: Manner;
}

export interface Announcer {
  hear(call: Announcement): void;
  /** The numbers that were called and have not come: the others need not be called again. */
  expect(stillCalled: ReadonlySet<string>): void;
  wish(wish: SoundWish): void;
  /** To be called in a touch or a key: browsers open the sound only then. */
  open(): Promise<void>;
  state(): SoundState;
  /** The call whose turn it is. */
  turn(): Turn | undefined;
  subscribe(watcher: () => void): () => void;
  close(): void;
}

/** Quiet for so long, and the next call begins with the chime: it makes people look up. */
const QUIET_MS = 1500;

export function createAnnouncer(first: SoundWish): Announcer {
  const context = new AudioContext();
  const output = new GainNode(context, { gain: first.volume });
  output.connect(context.destination);
  const watchers = new Set<() => void>();
  let wish = first;
  let line: Line = silent;
  let called: ReadonlySet<string> = new Set();
  let clips: Voice | "loading" | "failed" = "loading";
  let lastEnd = Number.NEGATIVE_INFINITY;

  const state = (): SoundState => {
    if (!wish.on) return "off";
    if (context.state !== "running") return "blocked";
    return typeof clips === "string" ? clips : "on";
  };
  const tell = () => {
    for (const watcher of watchers) watcher();
  };
  const load = async () => {
    clips = "loading";
    clips = await clipVoice(context, output).catch(() => "failed" as const);
    tell();
    void takeTurns();
  };
  const voice = (): Voice => {
    if (state() !== "on" || typeof clips === "string") return silentVoice;
    const house = clips;
    const chinese = wish.voice === "system" ? chineseVoice() : undefined;
    if (!chinese) return house;
    return systemVoice(chinese, { volume: () => wish.volume, chime: () => house.say("", { chime: true }) });
  };

  async function takeTurns(): Promise<void> {
    // A call made while the clips load waits the moment it takes.
    if (line.speaking || state() === "loading") return;
    line = next(line);
    const { speaking } = line;
    if (!speaking) return;
    tell();
    const from = performance.now();
    const { name, say } = voice();
    const chime = speaking.time === 1 && from - lastEnd > QUIET_MS;
    // What fails is over, so that the next has its turn.
    await say(speaking.text, { chime }).catch(() => undefined);
    lastEnd = performance.now();
    report(speaking, name, from, lastEnd);
    // Shown once is enough: a number stays among the last ones anyway.
    const manner = name === "none" ? { ...wish.manner, times: 1 } : wish.manner;
    line = spoken(line, manner, called, lastEnd);
    tell();
    void takeTurns();
  }

  context.onstatechange = () => {
    tell();
    void takeTurns();
  };
  void load();

  return {
    state,
    turn: () => line.speaking,
    hear: (call) => {
      line = hear(line, [call], performance.now());
      void takeTurns();
    },
    expect: (stillCalled) => {
      called = stillCalled;
    },
    wish: (wanted) => {
      wish = wanted;
      output.gain.value = wanted.volume;
      tell();
    },
    open: async () => {
      await context.resume();
      if (clips === "failed") await load();
      tell();
    },
    subscribe: (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    close: () => void context.close(),
  };
}

function report({ id, ticketNumber, time }: Turn, voice: Voice["name"], from: number, to: number): void {
  const detail: Announced = { id, ticketNumber, time, voice, from, to };
  window.dispatchEvent(new CustomEvent("announced", { detail }));
}
