/**
 * Telling members of staff: a row for each person, in the caller's transaction, so that what happened and the word of
 * it are there together or not at all. Whether a phone is told too is decided here, by what the person has chosen;
 * when, by `notice.ts`.
 */
import type { NoticeKind } from "#contract/notices.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { type Recipients, recipientsOf } from "#server/modules/people/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { announce } from "#server/platform/live/live.ts";
import { insertNotices } from "./notice-store.ts";

export interface Tell {
  division: string;
  /** Found at the moment of telling: who holds the role now is told, who held it before is not. */
  to: Recipients;
  kind: NoticeKind;
  /** Names what happened: `card 2026112105000001 red`. The same key again tells nobody twice. */
  key: string;
  at: Instant;
  /** One sentence for the list; names matters and numbers, never a person, since it is kept unsealed. */
  text: string;
  /** The page it is about: `/staff/cases/…`. */
  href: string;
  /** Does not wait for the quiet hours to end, if its kind may break them. */
  urgent?: boolean;
}

/** Tells each of them once; answers how many were told now. */
export async function tell(tx: Database, telling: Tell): Promise<number> {
  const { division, to } = telling;
  const staff = await recipientsOf(tx, division, to);
  if (staff.length === 0) return 0;
  const told = await insertNotices(tx, { ...telling, urgent: telling.urgent ?? false }, staff);
  await announce(
    tx,
    told.map((id) => ({ division, topic: `staff/${id}`, kind: "notice" })),
  );
  return told.length;
}
