/** Sessions in the database, and what the holder of one may call themselves. */
import { sql } from "kysely";
import type { Actor } from "#server/kernel/access/actor.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { mandatesOn } from "./mandate.ts";
import { mandatesOf } from "./mandate-store.ts";
import { postsOf } from "./post-store.ts";
import type { SessionLife, Token } from "./session.ts";

/** Whom a session stands for. */
export type Holder = { kind: Actor["kind"]; id: string };

/** A session as it stands, with the actor it makes of its holder. */
export interface Session extends SessionLife {
  division: string;
  digest: string;
  actor: Actor;
  /** Of a person signed in at a kiosk: which one; their session is worth nothing elsewhere. */
  kiosk?: string;
  /** Of staff: what their duties are decided from. */
  staff?: { mustChangePassword: boolean; passwordChangedAt: Instant; totpConfirmed: boolean };
}

const columns = {
  resident: "resident",
  staff: "staff",
  device: "device",
  connected: "connected_system",
} as const;

export async function insertSession(
  tx: Database,
  token: Token,
  holder: Holder,
  life: SessionLife,
  kiosk?: string,
): Promise<void> {
  await tx
    .insertInto("session")
    .values({
      ...{ division: token.division, digest: token.digest, kind: holder.kind },
      [columns[holder.kind]]: holder.id,
      created_at: life.seenAt,
      seen_at: life.seenAt,
      idle_seconds: life.idleSeconds ?? null,
      expires_at: life.expiresAt ?? null,
      kiosk: kiosk ?? null,
    })
    .execute();
}

/** The session of a token with its actor of this moment; undefined when there is none or its holder was closed. */
export async function findSession(db: Database, token: Token, now: Instant): Promise<Session | undefined> {
  const row = await db
    .selectFrom("session")
    .leftJoin("staff", (join) =>
      join.onRef("staff.division", "=", "session.division").onRef("staff.id", "=", "session.staff"),
    )
    .leftJoin("device", (join) =>
      join.onRef("device.division", "=", "session.division").onRef("device.id", "=", "session.device"),
    )
    .leftJoin("connected_system as system", (join) =>
      join
        .onRef("system.division", "=", "session.division")
        .onRef("system.id", "=", "session.connected_system"),
    )
    .select(["session.resident", "session.staff", "session.device", "session.connected_system"])
    .select(["session.seen_at", "session.idle_seconds", "session.expires_at", "session.kiosk"])
    .select([
      "staff.account",
      "staff.must_change_password",
      "staff.password_changed_at",
      "staff.totp_confirmed",
    ])
    .select(["device.hall", "device.counter", "system.scopes"])
    .where("session.division", "=", token.division)
    .where("session.digest", "=", token.digest)
    .where((is) =>
      is.and([
        is("staff.closed_at", "is", null),
        is("device.closed_at", "is", null),
        is("system.closed_at", "is", null),
      ]),
    )
    .executeTakeFirst();
  if (!row) return undefined;
  const { division, digest } = token;
  const actor = await actorOf(db, division, row, now);
  return {
    ...{ division, digest, actor, seenAt: row.seen_at },
    ...(row.idle_seconds !== null && { idleSeconds: row.idle_seconds }),
    ...(row.expires_at !== null && { expiresAt: row.expires_at }),
    ...(row.kiosk !== null && { kiosk: row.kiosk }),
    ...(row.account !== null && {
      staff: {
        mustChangePassword: row.must_change_password!,
        passwordChangedAt: row.password_changed_at!,
        totpConfirmed: row.totp_confirmed!,
      },
    }),
  };
}

interface HolderRow {
  resident: string | null;
  staff: string | null;
  device: string | null;
  connected_system: string | null;
  account: string | null;
  hall: string | null;
  counter: string | null;
  scopes: string[] | null;
}

async function actorOf(db: Database, division: string, row: HolderRow, now: Instant): Promise<Actor> {
  if (row.staff !== null) {
    const posts = (await postsOf(db, division, [row.staff])).get(row.staff) ?? [];
    return { kind: "staff", division, id: row.staff, account: row.account!, posts };
  }
  if (row.resident !== null) {
    const mandates = await mandatesOf(db, division, row.resident);
    const enterprises = mandatesOn(mandates, shanghaiDay(now));
    return { kind: "resident", division, id: row.resident, enterprises };
  }
  if (row.device !== null) {
    const counter = row.counter === null ? {} : { counter: row.counter };
    return { kind: "device", division, id: row.device, hall: row.hall!, ...counter };
  }
  return { kind: "connected", division, id: row.connected_system!, scopes: row.scopes! };
}

/** Notes that a session was used, so that it does not count as idle. */
export async function touchSession(db: Database, { division, digest }: Token, now: Instant): Promise<void> {
  await db
    .updateTable("session")
    .set({ seen_at: now })
    .where("division", "=", division)
    .where("digest", "=", digest)
    .where("seen_at", "<", now)
    .execute();
}

/** Ends one session, everywhere at once; false when it had ended already. */
export async function endSession(
  tx: Database,
  { division, digest }: Pick<Token, "division" | "digest">,
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("session")
    .where("division", "=", division)
    .where("digest", "=", digest)
    .executeTakeFirst();
  await announce(tx, { division, digest });
  return numDeletedRows === 1n;
}

/** Ends all sessions of an account, but the one it is done from. */
export async function endSessionsOf(
  tx: Database,
  division: string,
  holder: Holder,
  except?: string,
): Promise<void> {
  await tx
    .deleteFrom("session")
    .where("division", "=", division)
    .where(columns[holder.kind], "=", holder.id)
    .$if(except !== undefined, (some) => some.where("digest", "!=", except!))
    .execute();
  await announceChange(tx, division, holder);
}

/** Ends the sessions of people signed in at a kiosk. */
export async function endSessionsAtKiosk(tx: Database, division: string, kiosk: string): Promise<void> {
  await tx.deleteFrom("session").where("division", "=", division).where("kiosk", "=", kiosk).execute();
  await announce(tx, { division, holder: kiosk });
}

/** Tells every process to look the account's sessions up again: its posts, mandates or state have changed. */
export async function announceChange(tx: Database, division: string, { id }: Holder): Promise<void> {
  await announce(tx, { division, holder: id });
}

/** What is announced on `sessionChannel`, to be forgotten by every cache. */
export type SessionNotice = { division: string } & ({ digest: string } | { holder: string });

export const sessionChannel = "session";

async function announce(tx: Database, notice: SessionNotice): Promise<void> {
  await sql`select pg_notify(${sessionChannel}, ${JSON.stringify(notice)})`.execute(tx);
}

/** Forgets sessions that ended by themselves. */
export async function purgeSessions(db: Database, now: Instant): Promise<void> {
  await db
    .deleteFrom("session")
    .where((is) =>
      is.or([
        is("expires_at", "<", now),
        is(sql<string>`seen_at + idle_seconds * interval '1 second'`, "<", now),
      ]),
    )
    .execute();
}
