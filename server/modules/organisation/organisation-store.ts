/** The organisation in the database. It is read whole: a county has some hundreds of rows of it. */
import { sql } from "kysely";
import type { Counter, Division, Hall, Organ, OrganisationKind, Zone } from "#contract/organisation.ts";
import { withoutNulls } from "#server/platform/database/nulls.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { inOrder, type Organisation, type OrganisationRow } from "./organisation.ts";

/** Nobody else changes this county's organisation until the transaction ends. */
export async function lockOrganisation(tx: Database, division: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`organisation ${division}`}, 0))`.execute(tx);
}

/** The whole organisation, in the order people like to read it. */
export async function readOrganisation(db: Database, division: string): Promise<Organisation> {
  const areas = await db
    .selectFrom("division")
    .select("code")
    .where("code", "like", `${division}%`)
    .execute();
  return {
    division,
    areas: new Set(areas.map(({ code }) => code)),
    organ: new Map((await readOrgans(db, division)).map((organ) => [organ.uscc, organ])),
    hall: new Map((await readHalls(db, division)).map((hall) => [hall.id, hall])),
    zone: new Map((await readZones(db, division)).map((zone) => [`${zone.hall}/${zone.id}`, zone])),
    counter: new Map((await readCounters(db, division)).map((one) => [`${one.hall}/${one.id}`, one])),
  };
}

export async function readOrgans(db: Database, division: string): Promise<Organ[]> {
  const rows = await db
    .selectFrom("organ")
    .select(["uscc", "name", "short_name as shortName", "parent", "area", "kind", "sort_order as order"])
    .select(["phone", "closed_on as closedOn"])
    .where("division", "=", division)
    .orderBy("sort_order")
    .orderBy("uscc")
    .execute();
  return rows.map((row) => withoutNulls(row) as Organ);
}

export async function readHalls(db: Database, division: string): Promise<Hall[]> {
  const rows = await db
    .selectFrom("hall")
    .select(["id", "name", "parent", "area", "organ", "address", "phone", "hours", "sort_order as order"])
    .select("closed_on as closedOn")
    .where("division", "=", division)
    .orderBy("sort_order")
    .orderBy("id")
    .execute();
  return rows.map((row) => withoutNulls(row) as Hall);
}

export async function readZones(db: Database, division: string): Promise<Zone[]> {
  const rows = await db
    .selectFrom("zone")
    .select(["hall", "id", "name", "floor", "sort_order as order", "closed_on as closedOn"])
    .where("division", "=", division)
    .orderBy("hall")
    .orderBy("sort_order")
    .orderBy("id")
    .execute();
  return rows.map((row) => withoutNulls(row) as Zone);
}

export async function readCounters(db: Database, division: string): Promise<Counter[]> {
  const rows = await db
    .selectFrom("counter")
    .select(["hall", "id", "name", "zone", "kind", "organs", "items", "closed_on as closedOn"])
    .where("division", "=", division)
    .orderBy("hall")
    .orderBy("id")
    .execute();
  return rows.map((row) => withoutNulls(row) as Counter);
}

/** Versions of the rows of one kind by key: what an edit must name. */
export async function readVersions(
  db: Database,
  division: string,
  kind: OrganisationKind,
): Promise<Map<string, number>> {
  const key = {
    organ: sql`uscc`,
    hall: sql`id`,
    zone: sql`hall || '/' || id`,
    counter: sql`hall || '/' || id`,
  };
  const { rows } = await sql<{ key: string; version: number }>`
    select ${key[kind]} as key, version from ${sql.table(kind)} where division = ${division}`.execute(db);
  return new Map(rows.map((row) => [row.key, row.version]));
}

/** The rows of one kind, each with its version, in the order people like to read them. */
export async function readRows(db: Database, division: string, kind: OrganisationKind) {
  const [organisation, versions] = await Promise.all([
    readOrganisation(db, division),
    readVersions(db, division, kind),
  ]);
  return [...organisation[kind]].map(([key, row]) => ({ ...row, version: versions.get(key) ?? 1 }));
}

/** Writes new and changed rows, parents first; a row that was there gets the next version. */
export async function writeRows(
  tx: Database,
  division: string,
  rows: readonly OrganisationRow[],
): Promise<void> {
  for (const row of inOrder(rows)) await writeRow(tx, division, row);
}

async function writeRow(tx: Database, division: string, row: OrganisationRow): Promise<void> {
  const { columns, key } = tableRow(row);
  const fields = { division, ...columns };
  const names = Object.keys(fields);
  const update = Object.keys(columns).filter((name) => !key.includes(name));
  await sql`
    insert into ${sql.table(row.kind)} (${sql.join(names.map((name) => sql.ref(name)))})
    values (${sql.join(Object.values(fields))})
    on conflict (division, ${sql.join(key.map((name) => sql.ref(name)))}) do update set
      ${sql.join(update.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`))},
      version = ${sql.table(row.kind)}.version + 1`.execute(tx);
}

function tableRow(row: OrganisationRow): { key: string[]; columns: Record<string, unknown> } {
  const { order, shortName, closedOn, ...same } = row.value as Organ & Hall;
  const columns: Record<string, unknown> = {
    ...optionalColumns[row.kind],
    ...same,
    closed_on: closedOn ?? null,
  };
  if (row.kind !== "counter") columns.sort_order = order;
  if (row.kind === "organ") columns.short_name = shortName;
  if (row.kind === "hall") columns.hours = JSON.stringify(row.value.hours);
  const key = row.kind === "organ" ? ["uscc"] : row.kind === "hall" ? ["id"] : ["hall", "id"];
  return { key, columns };
}

/** Columns that a row may leave empty: an edit that leaves one out clears it. */
const optionalColumns: Record<OrganisationKind, Record<string, null>> = {
  organ: { parent: null, phone: null },
  hall: { parent: null, organ: null, phone: null },
  zone: { floor: null },
  counter: { zone: null, items: null },
};

/** Divisions of the tree that the county needs: its own and those above it; known ones are renamed. */
export async function writeDivisions(tx: Database, divisions: readonly Division[]): Promise<void> {
  const sorted = [...divisions].sort((a, b) => a.level.localeCompare(b.level));
  for (const { code, parent = null, name, level } of sorted) {
    const row = { code, parent, name, level: levels[level]! };
    await tx
      .insertInto("division")
      .values(row)
      .onConflict((conflict) => conflict.column("code").doUpdateSet({ parent, name, level: row.level }))
      .execute();
  }
}

/** R1.8's digits in the words of the table. */
const levels: Record<string, string> = { 2: "province", 3: "city", 4: "county", 5: "town", 6: "village" };
const digits = Object.fromEntries(Object.entries(levels).map(([digit, word]) => [word, digit]));

export async function readDivisions(db: Database): Promise<Division[]> {
  const rows = await db
    .selectFrom("division")
    .select(["code", "parent", "name", "level"])
    .orderBy("code")
    .execute();
  return rows.map((row) => ({ ...withoutNulls(row), level: digits[row.level]! }) as Division);
}
