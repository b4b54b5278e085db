/** What confirmed settlements cost, by the line of the budget that pays: for whoever keeps the bureau's accounts (R12.9). */
import { sql } from "kysely";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { freeServicesOf } from "./free-service-rules.ts";

export interface SettledPart {
  settlement: string;
  supplier: string;
  month: string;
  /** Line of the budget of free services. */
  part: string;
  partName: string;
  amount: number;
}

interface Row {
  settlement: string;
  supplier: string;
  month: string;
  kind: string;
  amount: number;
}

/** The oldest month first; kinds that are no longer configured, and parts that come to nothing, are left out. */
export async function settledParts(
  services: Pick<Services, "config">,
  db: Database,
  division: string,
): Promise<SettledPart[]> {
  const { kinds, budgets } = freeServicesOf(services);
  const { rows } = await sql<Row>`
    select t.id as settlement, p.name as supplier, t.month, s.kind, sum(s.amount_fen)::bigint as amount
    from free_settlement t
    join free_supplier p on p.division = t.division and p.id = t.supplier_id
    join free_settlement_line l on l.division = t.division and l.settlement_id = t.id
    join free_supply s on s.division = l.division and s.id = l.supply_id
    where t.division = ${division} and t.confirmed_by is not null
    group by t.id, p.name, t.month, s.kind order by t.month, p.name, t.id, s.kind`.execute(db);
  const parts = new Map<string, SettledPart>();
  for (const { kind, amount, ...row } of rows) {
    const part = kinds.find(({ id }) => id === kind)?.budget;
    const name = budgets.find(({ id }) => id === part)?.name;
    if (part === undefined || name === undefined) continue;
    const key = `${row.settlement} ${part}`;
    const before = parts.get(key)?.amount ?? 0;
    parts.set(key, { ...row, part, partName: name, amount: before + amount });
  }
  return [...parts.values()].filter(({ amount }) => amount > 0);
}

/** The lines of the budget of free services there are. */
export const freeBudgetLines = (services: Pick<Services, "config">): { id: string; name: string }[] =>
  freeServicesOf(services).budgets.map(({ id, name }) => ({ id, name }));
