/** Links to rate by. Of a token only its digest is kept, so that nobody who reads the database can rate. */
import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Selectable } from "kysely";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { RatingLink as Row } from "#server/platform/database/schema.ts";

export interface RatingLink extends CaseKey {
  link: string;
  service: number;
  channel: 3 | 4 | 7;
  hall?: string;
  counter?: string;
  madeAt: Instant;
  expiresAt: Instant;
  usedAt?: Instant;
}

export type NewLink = Omit<RatingLink, "link" | "usedAt">;

const digestOf = (token: string) => createHash("sha256").update(`rating ${token}`).digest("hex");

/** Makes a link and answers its token, once; undefined when this service has one of this channel already. */
export async function makeLink(tx: Database, link: NewLink): Promise<string | undefined> {
  return (await makeLinks(tx, [link])).get(link.id);
}

/** The same for several cases, one link each: the tokens by case, of those that had none of this channel. */
export async function makeLinks(tx: Database, links: readonly NewLink[]): Promise<Map<number, string>> {
  const made = links.map((link) => ({ link, token: randomBytes(16).toString("base64url") }));
  const digests = await insertLinks(
    tx,
    made.map(({ link, token }) => ({ link, digest: digestOf(token) })),
  );
  const fresh = made.filter(({ token }) => digests.has(digestOf(token)));
  return new Map(fresh.map(({ link, token }) => [link.id, token]));
}

/** Invitations for the tablets of counters: they have no token, the device itself is the proof. */
export async function makeInvitations(tx: Database, links: readonly NewLink[]): Promise<void> {
  await insertLinks(
    tx,
    links.map((link) => ({ link, digest: null })),
  );
}

/** Answers the digests of those that were put in. */
async function insertLinks(
  tx: Database,
  links: readonly { link: NewLink; digest: string | null }[],
): Promise<Set<string | null>> {
  if (links.length === 0) return new Set();
  const rows = links.map(({ link, digest }) => {
    const { division, id, service, channel, hall = null, counter = null, madeAt, expiresAt } = link;
    return {
      ...{ division, id: randomUUID(), digest, case_id: id, service, channel, hall, counter },
      ...{ made_at: madeAt, expires_at: expiresAt },
    };
  });
  const put = await tx
    .insertInto("rating_link")
    .values(rows)
    .onConflict((same) => same.doNothing())
    .returning("digest")
    .execute();
  return new Set(put.map(({ digest }) => digest));
}

export async function linkOfToken(
  db: Database,
  division: string,
  token: string,
): Promise<RatingLink | undefined> {
  const query = db.selectFrom("rating_link").selectAll().where("division", "=", division);
  const row = await query.where("digest", "=", digestOf(token)).executeTakeFirst();
  return row && linkOf(row);
}

/** The newest service at a counter that still waits to be rated there. */
export async function invitationAt(
  db: Database,
  at: { division: string; hall: string; counter: string; now: Instant },
): Promise<RatingLink | undefined> {
  const row = await db
    .selectFrom("rating_link")
    .selectAll()
    .where("division", "=", at.division)
    .where("hall", "=", at.hall)
    .where("counter", "=", at.counter)
    .where("expires_at", ">", at.now)
    .orderBy("made_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && row.used_at === null ? linkOf(row) : undefined;
}

/** From now on it is used; a second use finds the service rated. */
export async function spendLink(
  tx: Database,
  { division, link }: Pick<RatingLink, "division" | "link">,
  at: Instant,
): Promise<void> {
  await tx
    .updateTable("rating_link")
    .set({ used_at: at })
    .where("division", "=", division)
    .where("id", "=", link)
    .where("used_at", "is", null)
    .execute();
}

function linkOf(row: Selectable<Row>): RatingLink {
  return {
    ...{ division: row.division, id: row.case_id, link: row.id, service: row.service },
    ...{ channel: row.channel as RatingLink["channel"], madeAt: row.made_at, expiresAt: row.expires_at },
    ...(row.hall !== null && { hall: row.hall }),
    ...(row.counter !== null && { counter: row.counter }),
    ...(row.used_at !== null && { usedAt: row.used_at }),
  };
}
