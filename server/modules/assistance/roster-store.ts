/** The roster of helpers and their duty in the database. */
import { type Selectable, sql } from "kysely";
import type { Tier } from "#contract/assistance-words.ts";
import type { DutySpan } from "#server/kernel/assistance/slots.ts";
import type { Day, Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { AssistanceHelper as Row } from "#server/platform/database/schema.ts";

export interface Helper {
  staff: string;
  tier: Tier;
  area: string;
  place?: string;
  site: string;
  organ: string;
  languages: string[];
  phone: string;
  awayUntil?: Day;
  left: boolean;
  version: number;
}

export interface LoadedHelper extends Helper {
  /** Services on hand. */
  open: number;
}

/** Everybody on the roster with what they have on hand, the county's first. */
export async function readRoster(db: Database, division: string): Promise<LoadedHelper[]> {
  const rows = await db
    .selectFrom("assistance_helper as h")
    .selectAll("h")
    .select((is) =>
      is
        .selectFrom("assistance as a")
        .select(({ fn }) => fn.countAll<number>().as("open"))
        .whereRef("a.division", "=", "h.division")
        .whereRef("a.helper", "=", "h.staff")
        .where("a.state", "in", ["assigned", "helping"])
        .as("open"),
    )
    .where("h.division", "=", division)
    .where("h.left_at", "is", null)
    .orderBy("h.area")
    .orderBy("h.staff")
    .execute();
  return rows.map(({ open, ...row }) => ({ ...helperOf(row), open: Number(open ?? 0) }));
}

/** Also of those who have left: old errands name them. */
export async function helpersById(
  db: Database,
  division: string,
  ids: readonly string[],
): Promise<Map<string, Helper>> {
  if (ids.length === 0) return new Map();
  const query = db.selectFrom("assistance_helper").selectAll().where("division", "=", division);
  const rows = await query.where("staff", "in", [...new Set(ids)]).execute();
  return new Map(rows.map((row) => [row.staff, helperOf(row)]));
}

export async function helperOfStaff(
  db: Database,
  division: string,
  staff: string,
): Promise<Helper | undefined> {
  return (await helpersById(db, division, [staff])).get(staff);
}

/** Puts somebody on the roster, or changes what it says; false when it was changed since the version named. */
export async function writeHelper(
  tx: Database,
  division: string,
  helper: Omit<Helper, "left">,
  by: { leftAt?: Instant; staff: string; at: Instant },
): Promise<boolean> {
  const { staff, version, tier, area, site, organ, languages, phone } = helper;
  const said = {
    ...{ tier, area, place: helper.place ?? null, site, organ, languages, phone },
    ...{ away_until: helper.awayUntil ?? null, left_at: by.leftAt ?? null, version: version + 1 },
    ...{ updated_by: by.staff, updated_at: by.at },
  };
  const row = await tx
    .insertInto("assistance_helper")
    .values({ division, staff, ...said })
    .onConflict((conflict) =>
      conflict
        .columns(["division", "staff"])
        .doUpdateSet(said)
        .where("assistance_helper.version", "=", version),
    )
    .returning("staff")
    .executeTakeFirst();
  return row !== undefined;
}

export interface Duty extends DutySpan {
  id: string;
  kind: "site" | "guide";
}

export async function dutiesOf(
  db: Database,
  division: string,
  { from, to, kind }: { from: Day; to: Day; kind?: Duty["kind"] },
): Promise<Duty[]> {
  const rows = await db
    .selectFrom("assistance_duty as d")
    .innerJoin("assistance_helper as h", (on) =>
      on.onRef("h.division", "=", "d.division").onRef("h.staff", "=", "d.staff"),
    )
    .select(["d.id", "d.staff", "d.on_day", "d.from_time", "d.to_time", "d.kind"])
    .where("d.division", "=", division)
    .where("d.on_day", ">=", from)
    .where("d.on_day", "<=", to)
    .where("h.left_at", "is", null)
    .where((is) => is.or([is("h.away_until", "is", null), is("h.away_until", "<", is.ref("d.on_day"))]))
    .$if(kind !== undefined, (some) => some.where("d.kind", "=", kind!))
    .orderBy("d.on_day")
    .orderBy("d.from_time")
    .orderBy("d.staff")
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, helper: row.staff, on: row.on_day, from: row.from_time, to: row.to_time },
    kind: row.kind as Duty["kind"],
  }));
}

/** False when it overlaps another duty of the same helper. */
export async function insertDuty(
  tx: Database,
  division: string,
  duty: Omit<Duty, "id">,
  by: { staff: string; at: Instant },
): Promise<boolean> {
  const { helper, on, from, to, kind } = duty;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`duty ${division} ${helper} ${on}`}, 0))`.execute(
    tx,
  );
  const clash = await tx
    .selectFrom("assistance_duty")
    .select("id")
    .where("division", "=", division)
    .where("staff", "=", helper)
    .where("on_day", "=", on)
    .where("from_time", "<", to)
    .where("to_time", ">", from)
    .executeTakeFirst();
  if (clash) return false;
  const row = { division, staff: helper, on_day: on, from_time: from, to_time: to, kind };
  await tx
    .insertInto("assistance_duty")
    .values({ ...row, set_by: by.staff, set_at: by.at })
    .execute();
  return true;
}

export async function deleteDuty(tx: Database, division: string, id: string): Promise<boolean> {
  const query = tx.deleteFrom("assistance_duty").where("division", "=", division).where("id", "=", id);
  return (await query.executeTakeFirst()).numDeletedRows === 1n;
}

function helperOf(row: Selectable<Row>): Helper {
  const { staff, tier, area, site, organ, languages, phone, version } = row;
  return {
    ...{ staff, tier: tier as Tier, area, site, organ, languages, phone, version },
    left: row.left_at !== null,
    ...(row.place !== null && { place: row.place }),
    ...(row.away_until !== null && { awayUntil: row.away_until }),
  };
}
