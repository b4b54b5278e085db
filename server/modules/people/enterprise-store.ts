/** Enterprises as the registry confirmed them. */
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";
import type { RegisteredEnterprise } from "./enterprise-registry.ts";

const place = (division: string, uscc: string) => `enterprise ${division}/${uscc} legalPerson`;

/** An enterprise as it is kept. */
export function enterpriseRow(
  sealing: Sealing,
  division: string,
  { uscc, name, legalPerson, address }: RegisteredEnterprise,
  at: Instant,
) {
  const legal_person_sealed = sealing.seal(legalPerson, place(division, uscc));
  return { division, uscc, name, address, legal_person_sealed, confirmed_at: at };
}

/** Keeps what the registry said, in place of what it said before. */
export async function keepEnterprise(
  tx: Database,
  sealing: Sealing,
  division: string,
  enterprise: RegisteredEnterprise,
  at: Instant,
): Promise<void> {
  const row = enterpriseRow(sealing, division, enterprise, at);
  const { division: _, uscc: __, ...fields } = row;
  await tx
    .insertInto("enterprise")
    .values(row)
    .onConflict((conflict) => conflict.columns(["division", "uscc"]).doUpdateSet(fields))
    .execute();
}

export async function readEnterprise(
  db: Database,
  sealing: Sealing,
  division: string,
  uscc: string,
): Promise<RegisteredEnterprise | undefined> {
  const query = db.selectFrom("enterprise").selectAll().where("division", "=", division);
  const row = await query.where("uscc", "=", uscc).executeTakeFirst();
  if (!row) return undefined;
  const legalPerson = sealing.open(row.legal_person_sealed, place(division, uscc));
  return { uscc, name: row.name, address: row.address, legalPerson };
}

export async function enterpriseNames(
  db: Database,
  division: string,
  usccs: readonly string[],
): Promise<Map<string, string>> {
  if (usccs.length === 0) return new Map();
  const query = db.selectFrom("enterprise").select(["uscc", "name"]).where("division", "=", division);
  const rows = await query.where("uscc", "in", usccs).execute();
  return new Map(rows.map(({ uscc, name }) => [uscc, name]));
}
