/** How often something may be tried: sliding windows over the times it was tried. */
import { type Instant, instantOf, msOf } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Limit } from "./access-rules.ts";

/** Undefined: it may be tried now. Otherwise the instant from which it may be tried again. */
export function blockedUntil(
  times: readonly Instant[],
  limits: readonly Limit[],
  now: Instant,
): Instant | undefined {
  const ends = limits.flatMap(({ most, minutes }) => {
    const inWindow = times.map(msOf).filter((time) => time > msOf(now) - minutes * 60_000);
    if (inWindow.length < most) return [];
    return [inWindow.sort((a, b) => a - b)[inWindow.length - most]! + minutes * 60_000];
  });
  return ends.length === 0 ? undefined : instantOf(Math.max(...ends));
}

/** Times worth keeping: those that some window still sees. */
export function stillSeen(times: readonly Instant[], limits: readonly Limit[], now: Instant): Instant[] {
  const longest = Math.max(...limits.map(({ minutes }) => minutes));
  return times.filter((time) => msOf(time) > msOf(now) - longest * 60_000);
}

/**
 * Counts an attempt if it is within the limits, and answers until when it is blocked if not. One subject's attempts
 * take their turn, so many at once are counted like one after the other. An attempt that was blocked does not count.
 */
export async function tryOnce(
  db: Database,
  subject: { division: string; kind: string; subject: string },
  limits: readonly Limit[],
  now: Instant,
): Promise<Instant | undefined> {
  return await db.transaction().execute(async (tx) => {
    const { times } = await tx
      .insertInto("attempt")
      .values({ ...subject, last_at: now })
      .onConflict((conflict) =>
        conflict.columns(["division", "kind", "subject"]).doUpdateSet({ last_at: now }),
      )
      .returning("times")
      .executeTakeFirstOrThrow();
    const blocked = blockedUntil(times, limits, now);
    if (blocked !== undefined) return blocked;
    await tx
      .updateTable("attempt")
      .set({ times: [...stillSeen(times, limits, now), now] })
      .where("division", "=", subject.division)
      .where("kind", "=", subject.kind)
      .where("subject", "=", subject.subject)
      .execute();
    return undefined;
  });
}

/** Forgets attempts nobody asks about any more. */
export async function purgeAttempts(db: Database, before: Instant): Promise<void> {
  await db.deleteFrom("attempt").where("last_at", "<", before).execute();
}
