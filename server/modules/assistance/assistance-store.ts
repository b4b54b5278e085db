/** Wishes for help and their steps in the database. Rows are written by the case writer, together with their event. */
import { type Selectable, sql } from "kysely";
import type { Tier } from "#contract/assistance-words.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Assistance as Row, AssistanceStep as StepRow } from "#server/platform/database/schema.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";
import { caseSteps, columnBytes, type SatelliteRow } from "../../cases/index.ts";
import { type Assistance, type AssistanceContent, type AssistanceStep, openStates } from "./assistance.ts";

export interface Ground {
  db: Database;
  sealing: Sealing;
}

const contentPlace = ({ division, id }: CaseKey) => `assistance ${division}/${id}`;
const steps = caseSteps<Selectable<StepRow>, AssistanceStep["words"]>("assistance_step");

export function assistanceRow(sealing: Sealing, it: Omit<Assistance, "state">): SatelliteRow {
  const { division, id, client, asker, area, place, language, item, content, askedAt } = it;
  return {
    table: "assistance",
    row: {
      ...{ division, case_id: id, client: client ?? null, asker: asker ?? null, area, asked_at: askedAt },
      ...{ place: place ?? null, language: language ?? null, item_key: item ?? null, state: "asked", seq: 0 },
      content: columnBytes(sealing.seal(JSON.stringify(content), contentPlace(it))),
    },
  };
}

export function stepRow(sealing: Sealing, key: CaseKey, step: AssistanceStep): SatelliteRow {
  const { state, helper, tier, site, outcome } = step;
  return steps.row(sealing, key, step, {
    ...{ state, helper: helper ?? null, tier: tier ?? null, site: site ?? null, outcome: outcome ?? null },
  });
}

const rowsOf = (db: Database, division: string) =>
  db.selectFrom("assistance").selectAll().where("division", "=", division);

export async function readAssistance(
  { db, sealing }: Ground,
  { division, id }: CaseKey,
): Promise<Assistance | undefined> {
  const row = await rowsOf(db, division).where("case_id", "=", id).executeTakeFirst();
  return row && assistanceOf(sealing, row);
}

export const readSteps = (ground: Ground, key: CaseKey): Promise<AssistanceStep[]> =>
  steps.read(ground, key, stepOf);

/** What somebody asked for, for themselves or for another, newest first. */
export async function assistancesOf(
  { db, sealing }: Ground,
  { division, resident, limit }: { division: string; resident: string; limit: number },
): Promise<Assistance[]> {
  const rows = await rowsOf(db, division)
    .where((is) => is.or([is("client", "=", resident), is("asker", "=", resident)]))
    .orderBy("case_id", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => assistanceOf(sealing, row));
}

export interface AssistanceQuery {
  division: string;
  /** True: what still runs, the oldest first; false: what is over, the newest first. */
  open: boolean;
  helper?: string;
  tier?: Tier;
  /** Waiting for a helper. */
  waiting?: boolean;
  after?: number;
  limit: number;
}

export async function listAssistances(
  { db, sealing }: Ground,
  { division, open, helper, tier, waiting, after, limit }: AssistanceQuery,
): Promise<Assistance[]> {
  const rows = await rowsOf(db, division)
    .where("state", open ? "in" : "not in", [...openStates])
    .$if(helper !== undefined, (some) => some.where("helper", "=", helper!))
    .$if(tier !== undefined, (some) => some.where("tier", "=", tier!))
    .$if(waiting === true, (some) => some.where("state", "=", "asked"))
    .$if(after !== undefined, (some) => some.where("case_id", open ? ">" : "<", after!))
    .orderBy("case_id", open ? "asc" : "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => assistanceOf(sealing, row));
}

/** One decides at a time who gets what, until the transaction ends: so that nobody gets more than their cap. */
export async function lockAssigning(tx: Database, division: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`assistance ${division}`}, 0))`.execute(tx);
}

function assistanceOf(sealing: Sealing, row: Selectable<Row>): Assistance {
  const key = { division: row.division, id: row.case_id };
  const content = JSON.parse(sealing.open(row.content, contentPlace(key))) as AssistanceContent;
  return {
    ...{ ...key, area: row.area, content, askedAt: row.asked_at, state: row.state },
    ...(row.client !== null && { client: row.client }),
    ...(row.asker !== null && { asker: row.asker }),
    ...(row.place !== null && { place: row.place }),
    ...(row.language !== null && { language: row.language }),
    ...(row.item_key !== null && { item: row.item_key }),
    ...(row.helper !== null && { helper: row.helper }),
    ...(row.tier !== null && { tier: row.tier as Tier }),
  };
}

function stepOf(row: Selectable<StepRow>, words: AssistanceStep["words"]): AssistanceStep {
  const { seq, at, action, state } = row;
  return {
    ...{ seq, at, action, state, words },
    ...(row.helper !== null && { helper: row.helper }),
    ...(row.tier !== null && { tier: row.tier as Tier }),
    ...(row.site !== null && { site: row.site }),
    ...(row.outcome !== null && { outcome: row.outcome }),
  };
}
