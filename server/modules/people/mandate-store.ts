/** Mandates and the enterprises they are for, in the database. */
import type { Selectable } from "kysely";
import type { Instant } from "#server/kernel/time/day.ts";
import { withoutNulls } from "#server/platform/database/nulls.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Mandate as MandateRow } from "#server/platform/database/schema.ts";
import type { Mandate } from "./mandate.ts";

/** Mandates of a resident that were not ended; their days are the caller's to look at. */
export async function mandatesOf(db: Database, division: string, resident: string): Promise<Mandate[]> {
  const rows = await db
    .selectFrom("mandate")
    .selectAll()
    .where("division", "=", division)
    .where("resident", "=", resident)
    .where("ended_at", "is", null)
    .orderBy("created_at")
    .execute();
  return rows.map(mandateOf);
}

/** Mandates somebody was given for an enterprise, for its legal person to look through. */
export async function mandatesFor(db: Database, division: string, enterprise: string): Promise<Mandate[]> {
  const rows = await db
    .selectFrom("mandate")
    .selectAll()
    .where("division", "=", division)
    .where("enterprise", "=", enterprise)
    .where("basis", "!=", "legal-person")
    .where("ended_at", "is", null)
    .orderBy("created_at")
    .execute();
  return rows.map(mandateOf);
}

export interface NewMandate extends Omit<Mandate, "id" | "endedAt"> {
  division: string;
  givenBy?: string;
  at: Instant;
}

/** Adds a mandate; one the holder had for the same enterprise ends with it. */
export async function insertMandate(tx: Database, mandate: NewMandate): Promise<string> {
  const { division, enterprise, resident, basis, scope, validFrom, validTo, givenBy, at } = mandate;
  await tx
    .updateTable("mandate")
    .set({ ended_at: at })
    .where("division", "=", division)
    .where("enterprise", "=", enterprise)
    .where("resident", "=", resident)
    .where("ended_at", "is", null)
    .execute();
  const row = await tx
    .insertInto("mandate")
    .values({
      ...{ division, enterprise, resident, basis, scope, valid_from: validFrom, created_at: at },
      valid_to: validTo ?? null,
      given_by: givenBy ?? null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Ends a mandate; answers it, or undefined when there was none. */
export async function endMandate(
  tx: Database,
  key: { division: string; id: string },
  at: Instant,
): Promise<Mandate | undefined> {
  const row = await tx
    .updateTable("mandate")
    .set({ ended_at: at })
    .where("division", "=", key.division)
    .where("id", "=", key.id)
    .where("ended_at", "is", null)
    .returningAll()
    .executeTakeFirst();
  return row && mandateOf(row);
}

function mandateOf(row: Selectable<MandateRow>): Mandate {
  const { enterprise, resident, basis, scope, valid_from, valid_to, ended_at } = row;
  const named = { id: row.id, enterprise, resident, basis, scope, validFrom: valid_from };
  return withoutNulls({ ...named, validTo: valid_to, endedAt: ended_at }) as Mandate;
}
