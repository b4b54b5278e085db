/** Who is posted where, with which certificates, and who supervises which zone, in the database. */
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { TermKind } from "#contract/conduct.ts";
import type { AddCertificate, AddSupervisor, AddTerm } from "#contract/conduct-staff.ts";
import type { Day, Instant } from "#server/kernel/time/day.ts";
import { withoutNulls } from "#server/platform/database/nulls.ts";
import type { Database } from "#server/platform/database/pool.ts";

export interface Recorded {
  division: string;
  by: string;
  at: Instant;
}

export interface Term {
  id: string;
  staff: string;
  kind: TermKind;
  organ: string;
  hall: string;
  counter: string;
  from: Day;
  until?: Day;
  payBase: number;
}

/** Terms that touch these days, by person and beginning. */
export async function termsBetween(db: Database, division: string, from: Day, to: Day): Promise<Term[]> {
  const rows = await terms(db, division)
    .where("from_on", "<=", to)
    .where((is) => is.or([is("until_on", "is", null), is("until_on", ">=", from)]))
    .execute();
  return rows.map((row) => withoutNulls(row) as Term);
}

/** All of them, or one person's. */
export async function allTerms(db: Database, division: string, staff?: string): Promise<Term[]> {
  const rows = await terms(db, division)
    .$if(staff !== undefined, (some) => some.where("staff", "=", staff!))
    .execute();
  return rows.map((row) => withoutNulls(row) as Term);
}

const terms = (db: Database, division: string) =>
  db
    .selectFrom("conduct_term")
    .where("division", "=", division)
    .select(["id", "staff", "kind", "organ", "hall", "counter"])
    .select(["from_on as from", "until_on as until", "pay_base as payBase"])
    .orderBy("staff")
    .orderBy("from_on");

export async function insertTerm(
  tx: Database,
  { division, by, at }: Recorded,
  term: Omit<AddTerm, "requestKey"> & { organ: string },
): Promise<string> {
  const id = randomUUID();
  const { staff, kind, organ, hall, counter } = term;
  await tx
    .insertInto("conduct_term")
    .values({
      ...{ division, id, staff, kind, organ, hall, counter, from_on: term.from, pay_base: term.payBase },
      ...{ recorded_by: by, recorded_at: at },
    })
    .execute();
  return id;
}

/** What goes on until a last day is said. */
export type Lasting = "conduct_term" | "conduct_zone_supervisor";

/** False when there is none that still goes on and began before that day. */
export async function endOn(
  tx: Database,
  table: Lasting,
  { division, id, until }: { division: string; id: string; until: Day },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable(table)
    .set({ until_on: until })
    .where("division", "=", division)
    .where("id", "=", id)
    .where("until_on", "is", null)
    .where("from_on", "<=", until)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Held until the transaction ends: one change at a time to what concerns this person. */
export async function holdPerson(tx: Database, division: string, staff: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`conduct ${division} ${staff}`}, 0))`.execute(tx);
}

export interface Certificate {
  id: string;
  staff: string;
  kind: "training" | "certificate";
  name: string;
  obtainedOn: Day;
  expiresOn?: Day;
}

/** What expires first stands first; what never does comes last. */
export async function certificates(db: Database, division: string, staff?: string): Promise<Certificate[]> {
  const rows = await db
    .selectFrom("conduct_certificate")
    .where("division", "=", division)
    .$if(staff !== undefined, (some) => some.where("staff", "=", staff!))
    .select(["id", "staff", "kind", "name", "obtained_on as obtainedOn", "expires_on as expiresOn"])
    .orderBy(sql`expires_on asc nulls last`)
    .orderBy("id")
    .execute();
  return rows.map((row) => withoutNulls(row) as Certificate);
}

export async function insertCertificate(
  tx: Database,
  { division, by, at }: Recorded,
  { staff, kind, name, obtainedOn, expiresOn }: Omit<AddCertificate, "requestKey">,
): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto("conduct_certificate")
    .values({
      ...{ division, id, staff, kind, name, obtained_on: obtainedOn, expires_on: expiresOn ?? null },
      ...{ recorded_by: by, recorded_at: at },
    })
    .execute();
  return id;
}

export interface Supervision {
  id: string;
  hall: string;
  zone: string;
  staff: string;
  from: Day;
}

/** Who supervises which zone on this day. */
export async function supervisorsOn(db: Database, division: string, day: Day): Promise<Supervision[]> {
  return await db
    .selectFrom("conduct_zone_supervisor")
    .where("division", "=", division)
    .where("from_on", "<=", day)
    .where((is) => is.or([is("until_on", "is", null), is("until_on", ">=", day)]))
    .select(["id", "hall", "zone", "staff", "from_on as from"])
    .orderBy("hall")
    .orderBy("zone")
    .orderBy("from_on")
    .orderBy("id")
    .execute();
}

export async function insertSupervisor(
  tx: Database,
  { division, by, at }: Recorded,
  { hall, zone, staff, from }: Omit<AddSupervisor, "requestKey">,
): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto("conduct_zone_supervisor")
    .values({ division, id, hall, zone, staff, from_on: from, recorded_by: by, recorded_at: at })
    .execute();
  return id;
}
