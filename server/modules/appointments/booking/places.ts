/**
 * Places: taken by whoever books, kept for a while, given back. A place that comes free goes to the first person who
 * waits for it; only then is it open to everybody.
 */
import type { Share } from "#contract/appointment.ts";
import { type Instant, instantOf, msOf } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import type { Slot } from "../appointment.ts";
import { appointmentRulesOf } from "../appointment-rules.ts";
import { givePlace, readSlots, takePlace } from "../slots/slot-store.ts";
import { tellOffer } from "../told.ts";
import { markOffered, nextWaiting } from "../waiting/wait-store.ts";
import { deleteHold, type Hold, lockEnded, offerHold } from "./hold-store.ts";

type Ground = Pick<Services, "config" | "sealing">;

/** Holds let go in one go: enough for a busy minute, few enough not to stand in anybody's way. */
const atOnce = 200;

/** A place of the slot, of the first share that has one; what has just ended is let go first. Undefined: none is left. */
export async function tryPlace(
  tx: Database,
  services: Ground,
  slot: Slot,
  shares: readonly Share[],
  at: Instant,
): Promise<Share | undefined> {
  for (const share of shares) if (await takePlace(tx, slot, share)) return share;
  const released = await releaseEnded(tx, services, slot.division, at, slot.id);
  if (released === 0) return undefined;
  for (const share of shares) if (await takePlace(tx, slot, share)) return share;
  return undefined;
}

/** Lets go what was kept until now; answers how many places came free for everybody. */
export async function releaseEnded(
  tx: Database,
  services: Ground,
  division: string,
  at: Instant,
  slot?: number,
): Promise<number> {
  const ended = await lockEnded(tx, division, { at, slot, most: atOnce });
  const slots = await readSlots(
    tx,
    division,
    ended.map((hold) => hold.slot),
  );
  let free = 0;
  for (const hold of ended) {
    if (await offerToWaiting(tx, services, hold, slots.get(hold.slot)!, at)) continue;
    await deleteHold(tx, hold);
    await givePlace(tx, hold);
    free++;
  }
  return free;
}

/** Keeps the place for the first person who waits for this queue and day; false when nobody does. */
async function offerToWaiting(
  tx: Database,
  services: Ground,
  hold: Hold,
  slot: Slot,
  at: Instant,
): Promise<boolean> {
  const { noticeMinutes, waiting } = appointmentRulesOf(services);
  const last = msOf(slot.startsAt) - noticeMinutes * 60_000;
  if (hold.share !== "public" || slot.closedBecause !== undefined || last <= msOf(at)) return false;
  const next = await nextWaiting(tx, services.sealing, slot);
  if (!next) return false;
  const until = instantOf(Math.min(msOf(at) + waiting.offerMinutes * 60_000, last));
  await offerHold(tx, hold, { person: next.person, endsAt: until });
  await markOffered(tx, next, { slot: slot.id, hold: hold.id, until });
  await tellOffer(tx, services, next, { slot, until, at });
  return true;
}
