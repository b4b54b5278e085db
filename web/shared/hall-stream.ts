/**
 * Follows a hall (`/api/halls/…/stream`): who is called where, how many wait. Every event carries the whole board, so a
 * page shows what it was told last and reads nothing again. Events are numbered without gaps: one that is missing, or a
 * silence longer than two beats, means that the page is not live; it says so, connects anew and begins with a snapshot,
 * which also brings the announcements that were made meanwhile.
 */
import { useEffect, useState } from "react";
import type { Announcement, Board, HallEvent, HallSnapshot } from "#contract/queue.ts";

export type HallLive = "connecting" | "live" | "lost";

export interface HallState {
  live: HallLive;
  /** The last event seen; 0: none yet. */
  seq: number;
  board?: Board;
  /** When it was so, by the server's clock. */
  at?: string;
}

/** What the stream says, one message at a time. */
export type HallMessage =
  | { type: "snapshot"; data: HallSnapshot }
  | { type: "hall"; data: HallEvent }
  | { type: "beat"; data: { seq: number } }
  | { type: "error" };

/** What follows from a message: the next state, what is to be said aloud, and whether a gap must be mended. */
export interface Heard {
  state: HallState;
  announcements: readonly Announcement[];
  mend: boolean;
}

export const nothingHeard: HallState = { live: "connecting", seq: 0 };

export function hear(state: HallState, message: HallMessage): Heard {
  const quiet = (next: HallState, mend = false): Heard => ({ state: next, announcements: [], mend });
  if (message.type === "error") return quiet({ ...state, live: "lost" });
  const { data } = message;
  if (message.type === "snapshot") {
    const { seq, board, at, announcements } = message.data;
    const fresh = announcements.filter(({ id }) => state.seq > 0 && id > state.seq);
    return { state: { live: "live", seq, board, at }, announcements: fresh, mend: false };
  }
  if (data.seq <= state.seq) return quiet({ ...state, live: "live" });
  if (message.type === "beat" || data.seq !== state.seq + 1) return quiet({ ...state, live: "lost" }, true);
  const { seq, board, at, announcement } = message.data;
  return {
    state: { live: "live", seq, board, at },
    announcements: announcement ? [announcement] : [],
    mend: false,
  };
}

export interface HallFollower {
  onState: (state: HallState) => void;
  /** Each announcement once, in order; whoever says them aloud keeps a line of their own. */
  onAnnouncement?: (announcement: Announcement) => void;
}

/** Two beats of the server and a little more. */
const silenceMs = 35_000;
const pauseMs = 2_000;

/** Follows until the returned function is called. */
export function followHall(hall: string, { onState, onAnnouncement }: HallFollower): () => void {
  let state = nothingHeard;
  let source: EventSource | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;

  const take = (message: HallMessage) => {
    const heard = hear(state, message);
    state = heard.state;
    onState(state);
    for (const announcement of heard.announcements) onAnnouncement?.(announcement);
    if (heard.mend) connectSoon(0);
    else if (message.type === "error") connectSoon(pauseMs);
    else waitForMore();
  };

  const waitForMore = () => {
    clearTimeout(silence);
    silence = setTimeout(() => take({ type: "error" }), silenceMs);
  };

  const connectSoon = (ms: number) => {
    clearTimeout(silence);
    clearTimeout(pause);
    source?.close();
    pause = setTimeout(connect, ms);
  };

  function connect() {
    source = new EventSource(`/api/halls/${hall}/stream?after=${state.seq}`);
    for (const type of ["snapshot", "hall", "beat"] as const) {
      source.addEventListener(type, ({ data }: MessageEvent<string>) =>
        take({ type, data: JSON.parse(data) } as HallMessage),
      );
    }
    source.onerror = () => take({ type: "error" });
    waitForMore();
  }

  connect();
  return () => {
    clearTimeout(silence);
    clearTimeout(pause);
    source?.close();
  };
}

/** The hall as a page sees it. */
export function useHall(hall: string): HallState {
  const [state, setState] = useState(nothingHeard);
  useEffect(() => {
    setState(nothingHeard);
    return hall === "" ? undefined : followHall(hall, { onState: setState });
  }, [hall]);
  return state;
}
