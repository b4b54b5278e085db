/** Decision tables, their switches and the stop of the whole hall. Published tables are never changed. */
import type pg from "pg";
import type { DecisionTable } from "#contract/decision.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";

export async function readTable(
  db: Database,
  division: string,
  item: string,
  version: number,
): Promise<DecisionTable | undefined> {
  const row = await db
    .selectFrom("decision_table")
    .select("content")
    .where("division", "=", division)
    .where("item_key", "=", item)
    .where("version", "=", version)
    .executeTakeFirst();
  return row && (row.content as unknown as DecisionTable);
}

/** The newest version of every table, or of one item's. */
export async function newestTables(db: Database, division: string, item?: string): Promise<DecisionTable[]> {
  const query = db
    .selectFrom("decision_table")
    .distinctOn("item_key")
    .select("content")
    .where("division", "=", division)
    .orderBy("item_key")
    .orderBy("version", "desc");
  const rows = await (item === undefined ? query : query.where("item_key", "=", item)).execute();
  return rows.map((row) => row.content as unknown as DecisionTable);
}

/** Adds a version; one that is there already stays as it is. */
export async function insertTable(
  db: Database,
  division: string,
  table: DecisionTable,
  by: string,
  at: Instant,
): Promise<void> {
  const { item: item_key, version } = table;
  await db
    .insertInto("decision_table")
    .values({
      ...{ division, item_key, version, content: JSON.stringify(table), published_at: at, published_by: by },
    })
    .onConflict((same) => same.doNothing())
    .execute();
}

export interface RuleQuestion {
  division: string;
  item: string;
}

/** How an item's cases are decided now; `version` is null while it is switched off. */
export interface RuleState {
  version: number | null;
  sample: number;
  halted: boolean;
}

/** For everybody who hands in at the moment. */
export async function ruleStates(pool: pg.Pool, questions: readonly RuleQuestion[]): Promise<RuleState[]> {
  const { rows } = await pool.query<{ version: number | null; sample: string | null; halted: boolean }>({
    name: "decision-rule-states",
    text: `select s.version, s.sample, coalesce(h.halted, false) as halted
      from unnest($1::text[], $2::text[]) with ordinality as q(division, item, place)
      left join decision_switch s on s.division = q.division and s.item_key = q.item
      left join decision_halt h on h.division = q.division
      order by q.place`,
    values: [questions.map(({ division }) => division), questions.map(({ item }) => item)],
  });
  return rows.map(({ version, sample, halted }) => ({ version, sample: Number(sample ?? 0), halted }));
}

export interface Change {
  reason: string;
  by: string;
  at: Instant;
}

/** Switches an item on with one version of its table, or off. */
export async function writeSwitch(
  tx: Database,
  division: string,
  item: string,
  { version, sample, reason, by, at }: Change & { version: number | null; sample: number },
): Promise<void> {
  const row = { version, sample: String(sample), reason, changed_by: by, changed_at: at };
  await tx
    .insertInto("decision_switch")
    .values({ division, item_key: item, ...row })
    .onConflict((same) => same.columns(["division", "item_key"]).doUpdateSet(row))
    .execute();
}

export async function writeHalt(
  tx: Database,
  division: string,
  { halted, reason, by, at }: Change & { halted: boolean },
): Promise<void> {
  const row = { halted, reason, changed_by: by, changed_at: at };
  await tx
    .insertInto("decision_halt")
    .values({ division, ...row })
    .onConflict((same) => same.column("division").doUpdateSet(row))
    .execute();
}
