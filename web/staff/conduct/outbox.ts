/**
 * What was tapped on a round and not sent yet: kept in this tab in the order of the taps, sent one after another. The
 * request key is made with the tap, so that sending again after a broken line writes nothing twice. Pure, but for the
 * tab's storage.
 */
import { Refused } from "../../shared/api.ts";
import { keep, kept } from "../../shared/kept.ts";

export interface Tap {
  requestKey: string;
  path: string;
  body: Record<string, unknown>;
  /** For the person: “A01 正常”. */
  words: string;
  /** The counter that it sees. */
  counter: string;
}

export const readTaps = (round: string): Tap[] => kept<Tap[]>(`conduct.taps.${round}`) ?? [];
export const keepTaps = (round: string, taps: readonly Tap[]) => keep(`conduct.taps.${round}`, taps);

/** The line is broken or the server is busy: the tap waits. Anything else is an answer, and the tap is over. */
export const waits = (error: unknown) =>
  error instanceof Refused && (error.status === 0 || error.status >= 500);

/**
 * Sends what is next until nothing is, or until one must wait (false). `settled` takes a tap off the queue: it was
 * written, or refused with a message.
 */
export async function sendTaps(
  next: () => Tap | undefined,
  send: (tap: Tap) => Promise<unknown>,
  settled: (tap: Tap, message?: string) => Promise<void>,
): Promise<boolean> {
  for (let tap = next(); tap !== undefined; tap = next()) {
    const refusal = await send(tap).then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    if (refusal && waits(refusal.error)) return false;
    await settled(tap, refusal && messageOf(refusal.error));
  }
  return true;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : "没有送出");
