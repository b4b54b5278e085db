/** Loans in the database. Who borrowed is sealed; what lists show of them is masked. */
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";

export interface Loan {
  id: string;
  facility: string;
  hall: string;
  name: string;
  person: string;
  quantity: number;
  lentAt: Instant;
  dueAt: Instant;
}

interface Key {
  division: string;
  id: string;
}

/** Where a borrower's data is kept. */
export const borrowerPlace = ({ division, id }: Key) => `facility loan ${division}/${id}`;

const most = 500;

/** What is out, the longest due first. */
export async function openLoans(db: Database, division: string): Promise<Loan[]> {
  return await loans(db, division)
    .where("l.state", "=", "lent")
    .orderBy("l.due_at")
    .orderBy("l.id")
    .limit(most)
    .execute();
}

function loans(db: Database, division: string) {
  return db
    .selectFrom("facility_loan as l")
    .innerJoin("facility as f", (on) =>
      on.onRef("f.division", "=", "l.division").onRef("f.id", "=", "l.facility"),
    )
    .select(["l.id", "l.facility", "l.hall", "f.name", "l.person_label as person", "l.quantity"])
    .select(["l.lent_at as lentAt", "l.due_at as dueAt"])
    .where("l.division", "=", division);
}

export async function insertLoan(
  tx: Database,
  division: string,
  loan: Omit<Loan, "name"> & { sealed: Buffer; by: string },
): Promise<void> {
  const { id, facility, hall, quantity, sealed, person, by, lentAt, dueAt } = loan;
  await tx
    .insertInto("facility_loan")
    .values({
      ...{ division, id, facility, hall, quantity, person_sealed: sealed, person_label: person },
      ...{ lent_by: by, lent_at: lentAt, due_at: dueAt, state: "lent" },
    })
    .execute();
}

export interface KeptLoan {
  facility: string;
  hall: string;
  quantity: number;
  state: string;
  sealed: Buffer | null;
}

export async function lockLoan(tx: Database, { division, id }: Key): Promise<KeptLoan | undefined> {
  return await tx
    .selectFrom("facility_loan")
    .select(["facility", "hall", "quantity", "state", "person_sealed as sealed"])
    .where("division", "=", division)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

export async function endLoan(
  tx: Database,
  { division, id }: Key,
  end: { how: "returned" | "lost"; by: string; at: Instant; note: string | undefined },
): Promise<void> {
  await tx
    .updateTable("facility_loan")
    .set({ state: end.how, ended_by: end.by, ended_at: end.at, note: end.note ?? null })
    .where("division", "=", division)
    .where("id", "=", id)
    .execute();
}

/** Overdue loans nobody was reminded of, locked; several processes share the work. */
export async function lockOverdue(
  tx: Database,
  division: string,
  now: Instant,
): Promise<(Loan & { sealed: Buffer | null })[]> {
  return await loans(tx, division)
    .select("l.person_sealed as sealed")
    .where("l.state", "=", "lent")
    .where("l.due_at", "<", now)
    .where("l.reminded_at", "is", null)
    .orderBy("l.due_at")
    .limit(100)
    .forUpdate("l")
    .skipLocked()
    .execute();
}

export async function markReminded(tx: Database, { division, id }: Key, at: Instant): Promise<void> {
  await tx
    .updateTable("facility_loan")
    .set({ reminded_at: at })
    .where("division", "=", division)
    .where("id", "=", id)
    .execute();
}

/** Forgets who borrowed what was ended before this moment; answers of how many loans. */
export async function forgetBorrowers(db: Database, division: string, before: Instant): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable("facility_loan")
    .set({ person_sealed: null, person_label: "已清除" })
    .where("division", "=", division)
    .where("ended_at", "<", before)
    .where("person_sealed", "is not", null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
