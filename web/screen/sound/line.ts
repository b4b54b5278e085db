/**
 * The line of announcements of one screen: one is spoken at a time, in the order of the calls, each twice; none is
 * lost. Pure: what is heard from the hall goes in, what to speak next comes out.
 *
 * Whoever was just called comes before what is said again, so that two calls at once are both heard soon. What is said
 * again is left out when the person has come meanwhile, was called anew, or when so much was called that it would come
 * too late to help.
 */
import type { Announcement } from "#contract/queue.ts";

/** A call to be spoken. */
export interface Turn extends Announcement {
  /** 1 the first time, 2 when it is said again. */
  time: number;
  /** When the call was heard, in milliseconds of the page's clock. */
  heardAt: number;
}

export interface Line {
  waiting: readonly Turn[];
  speaking?: Turn;
  /** Ids already heard, so that a stream that comes back tells nothing twice. */
  heard: readonly number[];
}

/** How often each is said, and for how long after the call it makes sense to say it again. */
export interface Manner {
  times: number;
  againWithinMs: number;
}

export const silent: Line = { waiting: [], heard: [] };

/** More than a hall calls in the minutes a stream may be away. */
const REMEMBERED = 500;

/** Takes in what was called; what was heard before is left out. */
export function hear(line: Line, called: readonly Announcement[], at: number): Line {
  const fresh = called.filter(
    ({ id }, place) => !line.heard.includes(id) && called.findIndex((other) => other.id === id) === place,
  );
  if (fresh.length === 0) return line;
  const turns = fresh.map((one) => ({ ...one, time: 1, heardAt: at }));
  const heard = [...line.heard, ...fresh.map(({ id }) => id)].slice(-REMEMBERED);
  return { ...line, waiting: [...line.waiting, ...turns], heard };
}

/** The next to speak: first calls before repetitions, each in their order. Nothing while one is spoken. */
export function next(line: Line): Line {
  if (line.speaking) return line;
  const first = Math.min(...line.waiting.map(({ time }) => time));
  const place = line.waiting.findIndex(({ time }) => time === first);
  const speaking = line.waiting[place];
  return speaking ? { ...line, speaking, waiting: line.waiting.toSpliced(place, 1) } : line;
}

/**
 * The one being spoken is over; it is said again at the end of the line.
 * @param stillCalled numbers that were called and have not come yet.
 */
export function spoken(line: Line, manner: Manner, stillCalled: ReadonlySet<string>, at: number): Line {
  const { speaking, ...rest } = line;
  if (!speaking) return line;
  const again = { ...speaking, time: speaking.time + 1 };
  const waiting = speaking.time < manner.times ? [...line.waiting, again] : line.waiting;
  return { ...rest, waiting: waiting.filter((turn) => worthSaying(turn, waiting, manner, stillCalled, at)) };
}

function worthSaying(
  turn: Turn,
  waiting: readonly Turn[],
  manner: Manner,
  stillCalled: ReadonlySet<string>,
  at: number,
): boolean {
  if (turn.time === 1) return true;
  const calledAnew = waiting.some(
    ({ time, ticketNumber }) => time === 1 && ticketNumber === turn.ticketNumber,
  );
  return stillCalled.has(turn.ticketNumber) && !calledAnew && at - turn.heardAt <= manner.againWithinMs;
}
