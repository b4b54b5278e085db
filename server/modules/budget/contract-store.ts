/** Contracts, their supplements and acceptances in the database. */
import type { NewAcceptance, NewContract, NewSupplement } from "#contract/budget-projects.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { By } from "./line-store.ts";

/** Undefined when the number is taken. */
export async function insertContract(
  tx: Database,
  { division, by, at }: By,
  project: string,
  contract: Omit<NewContract, "requestKey">,
): Promise<string | undefined> {
  const { number, title, supplier, procurement, procuredOn, procuredBy, from, until, amount } = contract;
  const row = await tx
    .insertInto("budget_contract")
    .values({
      ...{ division, project_id: project, number, title, supplier, procurement },
      ...{ procured_on: procuredOn, procured_by: procuredBy, from_day: from, until_day: until },
      ...{ amount_fen: amount, ceiling_fen: amount, recorded_by: by, recorded_at: at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id;
}

/** The contract as the database has summed it, locked until the transaction ends. */
export async function lockContract(tx: Database, division: string, id: string) {
  return await tx
    .selectFrom("budget_contract")
    .selectAll()
    .where("division", "=", division)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

/** Who accepted anything of it. */
export async function acceptorsOf(db: Database, division: string, contract: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom("budget_acceptance")
    .select("recorded_by")
    .where("division", "=", division)
    .where("contract_id", "=", contract)
    .execute();
  return new Set(rows.map(({ recorded_by }) => recorded_by));
}

/** Whoever entered a payment of it. */
export async function payersOf(db: Database, division: string, contract: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom("budget_entry")
    .select("recorded_by")
    .where("division", "=", division)
    .where("contract_id", "=", contract)
    .execute();
  return new Set(rows.map(({ recorded_by }) => recorded_by));
}

export async function insertSupplement(
  tx: Database,
  { division, by, at }: By,
  contract: string,
  { amount, on, document, reason }: Omit<NewSupplement, "requestKey">,
): Promise<void> {
  const row = { division, contract_id: contract, amount_fen: amount, on_day: on, document, reason };
  await tx
    .insertInto("budget_supplement")
    .values({ ...row, recorded_by: by, recorded_at: at })
    .execute();
}

export async function insertAcceptance(
  tx: Database,
  { division, by, at }: By,
  contract: string,
  { amount, on, passed, opinion }: Omit<NewAcceptance, "requestKey">,
): Promise<void> {
  const row = { division, contract_id: contract, amount_fen: amount, on_day: on, passed, opinion };
  await tx
    .insertInto("budget_acceptance")
    .values({ ...row, recorded_by: by, recorded_at: at })
    .execute();
}

/** Contracts with what hangs on them; of one project, or of all. */
export async function readContracts(db: Database, division: string, project?: string) {
  const contracts = await db
    .selectFrom("budget_contract")
    .selectAll()
    .where("division", "=", division)
    .$if(project !== undefined, (some) => some.where("project_id", "=", project!))
    .orderBy("from_day")
    .orderBy("number")
    .execute();
  const ids = contracts.map(({ id }) => id);
  if (ids.length === 0) return [];
  const supplements = await db
    .selectFrom("budget_supplement")
    .selectAll()
    .where("division", "=", division)
    .where("contract_id", "in", ids)
    .orderBy("on_day")
    .execute();
  const acceptances = await db
    .selectFrom("budget_acceptance")
    .selectAll()
    .where("division", "=", division)
    .where("contract_id", "in", ids)
    .orderBy("on_day")
    .execute();
  return contracts.map((contract) => ({
    ...contract,
    supplements: supplements.filter(({ contract_id }) => contract_id === contract.id),
    acceptances: acceptances.filter(({ contract_id }) => contract_id === contract.id),
  }));
}
export type ContractRecord = Awaited<ReturnType<typeof readContracts>>[number];
