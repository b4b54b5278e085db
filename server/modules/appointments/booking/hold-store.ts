/** Places kept for a while, that nobody has booked: being typed, offered, proposed, or cooling after a cancellation. */
import type { Share } from "#contract/appointment.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";

export type HoldKind = "typing" | "offer" | "proposal" | "cooling";

export interface Hold {
  division: string;
  id: number;
  slot: number;
  share: Share;
  kind: HoldKind;
  person?: string;
  endsAt: Instant;
}

export async function insertHold(tx: Database, hold: Omit<Hold, "id">): Promise<number> {
  const { division, slot, share, kind, person = null, endsAt } = hold;
  const row = await tx
    .insertInto("appointment_hold")
    .values({ division, slot, share, kind, person, ends_at: endsAt })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/**
 * Takes the hold away from its table; its place stays taken, for whoever called. Undefined when it has ended, is of
 * another kind, or another person's, or when its slot was closed meanwhile.
 */
export async function takeHold(
  tx: Database,
  { division, id }: Pick<Hold, "division" | "id">,
  wanted: { kind: HoldKind; person: string; at: Instant },
): Promise<{ slot: number; share: Share } | undefined> {
  const row = await tx
    .deleteFrom("appointment_hold")
    .where("division", "=", division)
    .where("id", "=", id)
    .where("kind", "=", wanted.kind)
    .where("person", "=", wanted.person)
    .where("ends_at", ">", wanted.at)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("appointment_slot as s")
          .select("s.id")
          .whereRef("s.division", "=", "appointment_hold.division")
          .whereRef("s.id", "=", "appointment_hold.slot")
          .where("s.closed_at", "is", null),
      ),
    )
    .returning(["slot", "share"])
    .executeTakeFirst();
  return row && { slot: row.slot, share: row.share as Share };
}

/** Lets a kept place cool: it opens again when the time has come. */
export async function coolHold(
  tx: Database,
  { division, id }: Pick<Hold, "division" | "id">,
  endsAt: Instant,
): Promise<void> {
  await tx
    .updateTable("appointment_hold")
    .set({ kind: "cooling", person: null, ends_at: endsAt })
    .where("division", "=", division)
    .where("id", "=", id)
    .execute();
}

/** Holds of these kinds whose time has come, in the order of their slots; those another process has in hand are left. */
export async function lockEnded(
  tx: Database,
  division: string,
  { at, slot, most }: { at: Instant; slot?: number | undefined; most: number },
): Promise<Hold[]> {
  const rows = await tx
    .selectFrom("appointment_hold")
    .selectAll()
    .where("division", "=", division)
    .where("ends_at", "<=", at)
    .where("kind", "in", ["typing", "cooling"])
    .$if(slot !== undefined, (some) => some.where("slot", "=", slot!))
    .orderBy("slot")
    .orderBy("id")
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map(({ ends_at, person, share, kind, ...row }) => ({
    ...{ ...row, share: share as Share, kind: kind as HoldKind, endsAt: ends_at },
    ...(person !== null && { person }),
  }));
}

export async function deleteHold(
  tx: Database,
  { division, id }: Pick<Hold, "division" | "id">,
): Promise<void> {
  await tx.deleteFrom("appointment_hold").where("division", "=", division).where("id", "=", id).execute();
}

/** Gives a kept place to a person who waits. */
export async function offerHold(
  tx: Database,
  { division, id }: Pick<Hold, "division" | "id">,
  { person, endsAt }: { person: string; endsAt: Instant },
): Promise<void> {
  await tx
    .updateTable("appointment_hold")
    .set({ kind: "offer", person, ends_at: endsAt })
    .where("division", "=", division)
    .where("id", "=", id)
    .execute();
}

/** How many places of each slot are kept for nobody yet, and how many of them are free again by now. */
export async function keptOf(
  db: Database,
  division: string,
  slots: readonly number[],
  at: Instant,
): Promise<Map<number, { kept: number; ended: number }>> {
  if (slots.length === 0) return new Map();
  const rows = await db
    .selectFrom("appointment_hold")
    .select(["slot", (is) => is.fn.countAll<number>().as("kept")])
    .select((is) =>
      is.fn
        .countAll<number>()
        .filterWhere("ends_at", "<=", at)
        .filterWhere("kind", "in", ["typing", "cooling"])
        .filterWhere("share", "=", "public")
        .as("ended"),
    )
    .where("division", "=", division)
    .where("slot", "in", [...slots])
    .groupBy("slot")
    .execute();
  return new Map(rows.map(({ slot, kept, ended }) => [slot, { kept, ended }]));
}

/** Ends what a person keeps while typing: at once, by the next look of whoever gives places out. */
export async function releaseTyping(
  tx: Database,
  { division, person }: { division: string; person: string },
  at: Instant,
): Promise<void> {
  await tx
    .updateTable("appointment_hold")
    .set({ ends_at: at })
    .where("division", "=", division)
    .where("person", "=", person)
    .where("kind", "=", "typing")
    .where("ends_at", ">", at)
    .execute();
}

/** The time the hall proposes in place of this appointment's, and until when it is kept. */
export async function proposalOf(
  db: Database,
  { division, proposal }: { division: string; proposal?: { slot: number; hold: number } },
): Promise<{ startsAt: Instant; endsAt: Instant; until: Instant } | undefined> {
  if (!proposal) return undefined;
  return await db
    .selectFrom("appointment_hold as h")
    .innerJoin("appointment_slot as s", (on) =>
      on.onRef("s.division", "=", "h.division").onRef("s.id", "=", "h.slot"),
    )
    .select(["s.starts_at as startsAt", "s.ends_at as endsAt", "h.ends_at as until"])
    .where("h.division", "=", division)
    .where("h.id", "=", proposal.hold)
    .executeTakeFirst();
}
