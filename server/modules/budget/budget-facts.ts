/** Vouchers and movements as facts: what metrics add up, one fact a row, in fen (R11.2). */
import { sql } from "kysely";
import type { BudgetCategory, Funds, MovementKind } from "#contract/budget.ts";
import { type Fact, factOf } from "#server/kernel/metric/fact.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { budgetRulesOf, subjectOf } from "./budget-rules.ts";

interface Row {
  id: string;
  day: string;
  amount: number;
  category: BudgetCategory;
  funds: Funds;
  subject: string | null;
}

/** The kind of movement that is called transfer has the mark of that name. */
const fundsMark: Record<Funds, string> = { own: "own", transfer: "transfer-funds" };

const isId = (key: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key);

/** `budget.spent`: marks are category, `basic`, funds, and which of the three public expenses it is. */
export async function entryFacts(
  services: Services,
  tx: Database,
  division: string,
  keys: readonly string[],
): Promise<Map<string, Fact[]>> {
  const rules = budgetRulesOf(services);
  const { rows } = await sql<Row>`
    select e.id, e.on_day as day, e.amount_fen as amount, l.category, l.funds, l.subject
    from budget_entry e join budget_line l on l.division = e.division and l.id = e.line_id
    where e.division = ${division} and e.id = any(${keys.filter(isId)}::uuid[])`.execute(tx);
  return new Map(
    rows.map(({ id, day, amount, category, funds, subject }) => {
      const three = subjectOf(rules, subject ?? undefined)?.public;
      const marks = [
        category,
        category !== "project" && "basic",
        fundsMark[funds],
        three,
        three && "three-public",
      ];
      return [id, [factOf("budget.spent", marks, day, { organ: rules.bureau }, { amount })]];
    }),
  );
}

/** `budget.moved`: marks are the kind of movement and the funds. */
export async function movementFacts(
  services: Services,
  tx: Database,
  division: string,
  keys: readonly string[],
): Promise<Map<string, Fact[]>> {
  const { bureau: organ } = budgetRulesOf(services);
  const { rows } = await sql<Row & { kind: MovementKind }>`
    select m.id, m.on_day as day, m.amount_fen as amount, m.kind, l.category, l.funds
    from budget_movement m join budget_line l on l.division = m.division and l.id = m.line_id
    where m.division = ${division} and m.id = any(${keys.filter(isId)}::uuid[])`.execute(tx);
  return new Map(
    rows.map(({ id, day, amount, kind, category, funds }) => [
      id,
      [factOf("budget.moved", [kind, category, fundsMark[funds]], day, { organ }, { amount })],
    ]),
  );
}

/** Every row there is, in order, a page at a time. */
export async function budgetKeys(
  tx: Database,
  division: string,
  table: "budget_entry" | "budget_movement",
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const rows = await tx
    .selectFrom(table)
    .select("id")
    .where("division", "=", division)
    .$if(isId(after), (some) => some.where("id", ">", after))
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
