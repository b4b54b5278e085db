/**
 * The digest chain of a case: every event carries SM3(digest before it, canonical event), the first one the digest of
 * the case's key. Whoever changes, removes or adds an event must change every digest after it, up to the head that the
 * case keeps and the daily root that is signed. Anybody can check a link by hand:
 *
 *     (xxd -r -p previous.hex; cat event.canonical.json) | openssl dgst -sm3
 */
import type { CaseEvent } from "../case-type/case.ts";
import { canonical } from "./canonical.ts";
import { sm3 } from "./sm3.ts";

/** What a case's chain begins with, so that no event can be moved to another case. */
export function genesisDigest({ division, id }: { division: string; id: number }): Buffer {
  return sm3(`tongban case\n${division}\n${id}`);
}

/** Digest of an event that follows on `previous`: the digest of the event before it, or the genesis digest. */
export function eventDigest(previous: Uint8Array, event: CaseEvent): Buffer {
  return sm3(previous, canonical(event));
}

export interface Link {
  event: CaseEvent;
  /** The digest stored with it. */
  digest: Uint8Array;
}

/**
 * The first event that does not fit. `altered`: its content does not give its digest, or (on the last event) the chain
 * agrees with itself but does not lead to the head. `gap`: the event with this number is missing. `inserted`: its
 * number is taken already, or lies beyond the head. `removed`: events up to the head are missing at the end.
 */
export interface ChainFault {
  seq: number;
  reason: "altered" | "gap" | "inserted" | "removed";
}

/**
 * Checks a case's events, in the order they are stored, against their digests and, where it is given, against the head:
 * number and digest of the last event. Without a head, events cut off at the end cannot be noticed.
 */
export function verifyChain(
  key: { division: string; id: number },
  links: readonly Link[],
  head?: { seq: number; digest: Uint8Array },
): ChainFault | undefined {
  let previous = genesisDigest(key);
  for (const [i, { event, digest }] of links.entries()) {
    const seq = i + 1;
    if (event.seq > seq) return { seq, reason: "gap" };
    if (event.seq < seq || (head && seq > head.seq)) return { seq: event.seq, reason: "inserted" };
    previous = eventDigest(previous, event);
    if (!previous.equals(digest)) return { seq, reason: "altered" };
  }
  if (!head) return undefined;
  if (links.length < head.seq) return { seq: links.length + 1, reason: "removed" };
  return previous.equals(head.digest) ? undefined : { seq: links.length, reason: "altered" };
}
