/** Locking an account after too many wrong passwords (R13.3 [A]: five, fifteen minutes). */
import { type Instant, instantOf, msOf } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";

export interface LockRules {
  failures: number;
  minutes: number;
}

export interface LockState {
  /** Tries since the last success, this one included until it succeeds. */
  failures: number;
  lastAt: Instant;
  lockedUntil?: Instant;
}

/**
 * The state with one more try in it, or until when no try is taken. A try counts as a failure before the password is
 * looked at, so that many tries at once are no way round the lock; a success clears the state.
 */
export function claimTry(
  state: LockState | undefined,
  rules: LockRules,
  now: Instant,
): { claimed: LockState } | { lockedUntil: Instant } {
  if (state?.lockedUntil !== undefined && now < state.lockedUntil) return { lockedUntil: state.lockedUntil };
  const later = instantOf(msOf(now) + rules.minutes * 60_000);
  const quiet =
    !state || state.lockedUntil !== undefined || msOf(now) - msOf(state.lastAt) >= rules.minutes * 60_000;
  const failures = quiet ? 1 : state.failures + 1;
  return { claimed: { failures, lastAt: now, ...(failures >= rules.failures && { lockedUntil: later }) } };
}

/**
 * Claims a try for a login name, whether or not such an account exists: the lock tells nobody which do. Answers until
 * when it is locked, or how many tries have been claimed.
 */
export async function claimSignIn(
  db: Database,
  key: { division: string; account: string },
  rules: LockRules,
  now: Instant,
): Promise<{ claimed: LockState } | { lockedUntil: Instant }> {
  return await db.transaction().execute(async (tx) => {
    const row = await tx
      .insertInto("sign_in_lock")
      .values({ ...key, failures: 0, last_at: now })
      .onConflict((conflict) => conflict.columns(["division", "account"]).doUpdateSet(key))
      .returning(["failures", "last_at", "locked_until"])
      .executeTakeFirstOrThrow();
    const { failures, last_at: lastAt, locked_until: until } = row;
    const answer = claimTry({ failures, lastAt, ...(until !== null && { lockedUntil: until }) }, rules, now);
    if ("lockedUntil" in answer) return answer;
    const { claimed } = answer;
    const next = { failures: claimed.failures, last_at: now, locked_until: claimed.lockedUntil ?? null };
    const { division, account } = key;
    await tx
      .updateTable("sign_in_lock")
      .set(next)
      .where("division", "=", division)
      .where("account", "=", account)
      .execute();
    return answer;
  });
}

/** Gives a claimed try back: the password was right, and the second factor is still to be asked for. */
export async function releaseTry(db: Database, key: { division: string; account: string }): Promise<void> {
  const { division, account } = key;
  await db
    .updateTable("sign_in_lock")
    .set((is) => ({ failures: is("failures", "-", 1), locked_until: null }))
    .where("division", "=", division)
    .where("account", "=", account)
    .where("failures", ">", 0)
    .execute();
}

/** After a right password, or when the security administrator unlocks. Answers whether there was a lock to clear. */
export async function clearLock(db: Database, key: { division: string; account: string }): Promise<boolean> {
  const { division, account } = key;
  const query = db.deleteFrom("sign_in_lock").where("division", "=", division).where("account", "=", account);
  return (await query.returning("locked_until").executeTakeFirst())?.locked_until != null;
}

/** Which of these accounts are locked now, and until when. */
export async function lockedAccounts(
  db: Database,
  division: string,
  now: Instant,
): Promise<Map<string, Instant>> {
  const rows = await db
    .selectFrom("sign_in_lock")
    .select(["account", "locked_until"])
    .where("division", "=", division)
    .where("locked_until", ">", now)
    .execute();
  return new Map(rows.map((row) => [row.account, row.locked_until!]));
}

/** Forgets tries of long ago, most of them for names nobody has. */
export async function purgeLocks(db: Database, before: Instant): Promise<void> {
  await db.deleteFrom("sign_in_lock").where("last_at", "<", before).execute();
}
