/** Traces of decisions by rule. A trace comes with the event it was made for, in one statement, and never changes. */
import type { SatelliteRow } from "#server/cases/index.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";
import { isSampled, type Trace, traceDigest } from "./decision.ts";

const placeOf = ({ division, id }: CaseKey) => `decision_trace ${division}/${id}`;

/** What a case brings with it when a rule has judged it; nothing where none did. */
export function traceRows(
  sealing: Sealing,
  key: CaseKey,
  judged: { trace: Trace; sample: number } | undefined,
): SatelliteRow[] {
  if (!judged) return [];
  const { trace, sample } = judged;
  const sealed = sealing.seal(JSON.stringify(trace), placeOf(key));
  const row = {
    ...{ division: key.division, case_id: key.id, item_key: trace.item, version: trace.version },
    ...{ outcome: trace.outcome, why: trace.why, rows: trace.rows.map(({ id }) => id) },
    sampled: trace.outcome === "grant" && isSampled(caseNumber(key.division, key.id), sample),
    ...{ judged_at: trace.at, digest: traceDigest(trace), content_sealed: `\\x${sealed.toString("hex")}` },
  };
  return [{ table: "decision_trace", row }];
}

export async function readTrace(db: Database, sealing: Sealing, key: CaseKey): Promise<Trace | undefined> {
  const row = await db
    .selectFrom("decision_trace")
    .select("content_sealed")
    .where("division", "=", key.division)
    .where("case_id", "=", key.id)
    .executeTakeFirst();
  return row && (JSON.parse(sealing.open(row.content_sealed, placeOf(key))) as Trace);
}

/** Of these cases, those that a rule has found may be granted. */
export async function grantedAmong(db: Database, keys: readonly CaseKey[]): Promise<Set<number>> {
  const [first] = keys;
  if (!first) return new Set();
  const rows = await db
    .selectFrom("decision_trace")
    .select("case_id")
    .where("division", "=", first.division)
    .where(
      "case_id",
      "in",
      keys.map(({ id }) => id),
    )
    .where("outcome", "=", "grant")
    .execute();
  return new Set(rows.map(({ case_id }) => case_id));
}
