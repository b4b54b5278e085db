/** Joint applications and their parts: written with their cases, read as a family. */
import { findCases, type SatelliteRow } from "#server/cases/index.ts";
import type { BundlePlan } from "#server/kernel/bundle/compile.ts";
import type { Savings } from "#server/kernel/bundle/savings.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import type { Applicant } from "../application.ts";
import type { Family, PartWait } from "./joint.ts";
import { savingsOfRow } from "./savings-store.ts";

export interface JointRowInput {
  plan: BundlePlan;
  applicant: Applicant;
  queryCode: string;
  at: Instant;
}

/** The rows of a joint case: `opened` holds its key first, then those of its parts in the plan's order. */
export function jointRows(opened: readonly CaseKey[], input: JointRowInput): SatelliteRow[] {
  const { plan, applicant, queryCode, at } = input;
  const [joint, ...parts] = opened;
  if (!joint) return [];
  const { division, id } = joint;
  const { bundle, savings } = plan;
  const row = {
    ...{
      division,
      case_id: id,
      bundle_key: bundle.key,
      bundle_version: bundle.version,
      query_code: queryCode,
    },
    ...{ resident: applicant.resident, enterprise: applicant.enterprise?.uscc ?? null },
    ...{ opened_on: shanghaiDay(at), ...savingsColumns(savings) },
  };
  const caseOf = (item: string) => parts[plan.parts.findIndex((part) => part.item.key === item)]?.id;
  return [
    { table: "joint_application", row },
    ...plan.parts.map(({ wave, because = null }, place) => ({
      table: "joint_part",
      row: { division, case_id: parts[place]?.id, joint_id: id, place, wave, because },
    })),
    ...plan.waits.map(({ item, on, licence = null }) => ({
      table: "joint_wait",
      row: { division, case_id: caseOf(item), on_case_id: caseOf(on), licence },
    })),
  ];
}

function savingsColumns({ alone, together }: Savings) {
  return {
    ...{ steps_alone: alone.steps, steps_together: together.steps },
    ...{ materials_alone: alone.materials, materials_together: together.materials },
    ...{ days_alone: alone.days, days_together: together.days },
    ...{ trips_alone: alone.trips, trips_together: together.trips },
  };
}

/** A joint application as stored. */
export interface JointApplication extends CaseKey {
  bundle: { key: string; version: number };
  queryCode: string;
  resident: string;
}

export async function findJoint(
  db: Database,
  { division, id }: CaseKey,
): Promise<JointApplication | undefined> {
  const row = await db
    .selectFrom("joint_application")
    .select(["bundle_key", "bundle_version", "query_code", "resident"])
    .where("division", "=", division)
    .where("case_id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { bundle_key: key, bundle_version: version, query_code: queryCode, resident } = row;
  return { division, id, bundle: { key, version }, queryCode, resident };
}

/** The joint case that a case is a part of. */
export async function jointOf(db: Database, { division, id }: CaseKey): Promise<number | undefined> {
  const row = await db
    .selectFrom("joint_part")
    .select("joint_id")
    .where("division", "=", division)
    .where("case_id", "=", id)
    .executeTakeFirst();
  return row?.joint_id;
}

export interface StoredPart {
  place: number;
  wave: number;
  because?: string;
  item: { key: string; version: number };
}

export interface StoredFamily extends Family {
  /** By case id. */
  stored: ReadonlyMap<number, StoredPart>;
}

/** A joint case with its parts as they stand; undefined where there is none of this id. */
export async function readFamily(
  { db, pool }: Pick<Services, "db" | "pool">,
  { division, id }: CaseKey,
): Promise<StoredFamily | undefined> {
  const rows = await db
    .selectFrom("joint_part as p")
    .innerJoin("application as a", (on) =>
      on.onRef("a.division", "=", "p.division").onRef("a.case_id", "=", "p.case_id"),
    )
    .select(["p.case_id", "p.place", "p.wave", "p.because", "a.item_key", "a.item_version"])
    .where("p.division", "=", division)
    .where("p.joint_id", "=", id)
    .orderBy("p.place")
    .execute();
  const ids = rows.map((row) => row.case_id);
  const [cases, waits] = await Promise.all([
    findCases(pool, division, [id, ...ids]),
    readWaits(db, division, ids),
  ]);
  const byId = new Map(cases.map((it) => [it.id, it]));
  const joint = byId.get(id);
  if (!joint || rows.length === 0) return undefined;
  return {
    joint,
    parts: ids.flatMap((part) => {
      const it = byId.get(part);
      return it ? [{ case: it, waits: waits.get(part) ?? [] }] : [];
    }),
    stored: new Map(rows.map((row) => [row.case_id, storedPart(row)])),
  };
}

interface PartRow {
  place: number;
  wave: number;
  because: string | null;
  item_key: string;
  item_version: number;
}

function storedPart({ place, wave, because, item_key: key, item_version: version }: PartRow): StoredPart {
  return { place, wave, ...(because !== null && { because }), item: { key, version } };
}

async function readWaits(db: Database, division: string, ids: number[]): Promise<Map<number, PartWait[]>> {
  const found = new Map<number, PartWait[]>();
  if (ids.length === 0) return found;
  const rows = await db
    .selectFrom("joint_wait")
    .select(["case_id", "on_case_id", "licence"])
    .where("division", "=", division)
    .where("case_id", "in", ids)
    .execute();
  for (const { case_id: id, on_case_id: on, licence } of rows) {
    found.set(id, [...(found.get(id) ?? []), { on, ...(licence !== null && { licence }) }]);
  }
  return found;
}

/** What this application spared, as reckoned when it was handed in. */
export async function readSavings(db: Database, { division, id }: CaseKey): Promise<Savings> {
  const row = await db
    .selectFrom("joint_application")
    .selectAll()
    .where("division", "=", division)
    .where("case_id", "=", id)
    .executeTakeFirstOrThrow();
  return savingsOfRow(row);
}
