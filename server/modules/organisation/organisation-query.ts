/** What other modules ask about the organisation. */
import type { OpeningHours } from "#contract/organisation.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { hoursInWords } from "./opening-hours.ts";

/** Whether the organ exists and was not dissolved. */
export async function organIsOpen(db: Database, division: string, uscc: string): Promise<boolean> {
  const query = db.selectFrom("organ").select("uscc").where("division", "=", division);
  return (
    (await query.where("uscc", "=", uscc).where("closed_on", "is", null).executeTakeFirst()) !== undefined
  );
}

/** Names of organs by uscc, dissolved ones too; `short` for screens and counters. */
export async function organNames(
  db: Database,
  division: string,
): Promise<Map<string, { name: string; short: string }>> {
  const query = db
    .selectFrom("organ")
    .select(["uscc", "name", "short_name"])
    .where("division", "=", division);
  const rows = await query.execute();
  return new Map(rows.map(({ uscc, name, short_name: short }) => [uscc, { name, short }]));
}

/** Codes of the organs that were not dissolved. */
export async function openOrgans(db: Database, division: string): Promise<Set<string>> {
  const query = db.selectFrom("organ").select("uscc").where("division", "=", division);
  const rows = await query.where("closed_on", "is", null).execute();
  return new Set(rows.map(({ uscc }) => uscc));
}

/** Ids of the halls that are open. */
export async function openHalls(db: Database, division: string): Promise<Set<string>> {
  const query = db.selectFrom("hall").select("id").where("division", "=", division);
  const rows = await query.where("closed_on", "is", null).execute();
  return new Set(rows.map(({ id }) => id));
}

/** Counters that are open, with the short name of their hall, hall by hall. */
export async function openCounters(
  db: Database,
  division: string,
): Promise<{ hall: string; id: string; name: string }[]> {
  return await db
    .selectFrom("counter as c")
    .innerJoin("hall as h", (on) => on.onRef("h.division", "=", "c.division").onRef("h.id", "=", "c.hall"))
    .select(["h.name as hall", "c.id", "c.name"])
    .where("c.division", "=", division)
    .where("c.closed_on", "is", null)
    .where("h.closed_on", "is", null)
    .orderBy("h.sort_order")
    .orderBy("c.id")
    .execute();
}

/** Whether the hall has this counter, and it was not closed. */
export async function isCounter(
  db: Database,
  { division, hall, counter }: { division: string; hall: string; counter: string },
): Promise<boolean> {
  const query = db.selectFrom("counter").select("id").where("division", "=", division);
  const found = query.where("hall", "=", hall).where("id", "=", counter).where("closed_on", "is", null);
  return (await found.executeTakeFirst()) !== undefined;
}

/** Names of the open counters by `hall/counter`. */
export async function counterNames(db: Database, division: string): Promise<Map<string, string>> {
  const query = db.selectFrom("counter").select(["hall", "id", "name"]).where("division", "=", division);
  const rows = await query.where("closed_on", "is", null).orderBy("hall").orderBy("id").execute();
  return new Map(rows.map(({ hall, id, name }) => [`${hall}/${id}`, `${id} ${name}`]));
}

/** Names of halls by id, closed ones too. */
export async function hallNames(db: Database, division: string): Promise<Map<string, string>> {
  const rows = await db.selectFrom("hall").select(["id", "name"]).where("division", "=", division).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Which hall each hall belongs to, closed ones too. */
export async function hallParents(db: Database, division: string): Promise<Map<string, string | undefined>> {
  const rows = await db
    .selectFrom("hall")
    .select(["id", "parent"])
    .where("division", "=", division)
    .execute();
  return new Map(rows.map(({ id, parent }) => [id, parent ?? undefined]));
}

/** What people call a division: 常宁市. */
export async function divisionName(db: Database, code: string): Promise<string | undefined> {
  const query = db.selectFrom("division").select("name").where("code", "=", code);
  return (await query.executeTakeFirst())?.name;
}

/** The county, its towns and its villages, by code. */
export async function areasOf(
  db: Database,
  division: string,
): Promise<{ code: string; name: string; parent: string | null }[]> {
  const query = db.selectFrom("division").select(["code", "name", "parent"]);
  return await query.where("code", "like", `${division}%`).orderBy("code").execute();
}

/** The county's own hall as the portal shows it; undefined when there is none. */
export async function mainHall(
  db: Database,
  division: string,
): Promise<{ name: string; address: string; hours: string; phone?: string } | undefined> {
  const hall = await db
    .selectFrom("hall")
    .select(["name", "address", "hours", "phone"])
    .where("division", "=", division)
    .where("parent", "is", null)
    .where("closed_on", "is", null)
    .orderBy("sort_order")
    .executeTakeFirst();
  if (!hall) return undefined;
  const { name, address, hours, phone } = hall;
  return { name, address, hours: hoursInWords(hours as unknown as OpeningHours[]), ...(phone && { phone }) };
}

/** An open hall with what people need to get there. */
export interface HallPlace {
  id: string;
  name: string;
  address: string;
  hours: OpeningHours[];
}

/** The open halls as people look for them, with address and opening hours, the main hall first. */
export async function hallPlaces(db: Database, division: string): Promise<HallPlace[]> {
  const halls = db.selectFrom("hall").select(["id", "name", "address", "hours"]);
  const rows = await halls
    .where("division", "=", division)
    .where("closed_on", "is", null)
    .orderBy((is) => is("parent", "is not", null))
    .orderBy("sort_order")
    .orderBy("id")
    .execute();
  return rows.map(({ hours, ...hall }) => ({ ...hall, hours: hours as unknown as OpeningHours[] }));
}

/** What people call one hall, and where it is; of a closed one too. */
export async function hallPlace(
  db: Database,
  { division, hall }: { division: string; hall: string },
): Promise<Pick<HallPlace, "name" | "address"> | undefined> {
  const places = db.selectFrom("hall").select(["name", "address"]).where("division", "=", division);
  return await places.where("id", "=", hall).executeTakeFirst();
}

/** The open halls with their organs, the main hall first. */
export async function hallsInOrder(
  db: Database,
  division: string,
): Promise<{ id: string; organ: string | null }[]> {
  const halls = db.selectFrom("hall").select(["id", "organ"]).where("division", "=", division);
  return await halls
    .where("closed_on", "is", null)
    .orderBy((is) => is("parent", "is not", null))
    .orderBy("sort_order")
    .orderBy("id")
    .execute();
}

/** An organ's names; of one that is not there its code stands for them. */
export async function organOf(
  db: Database,
  division: string,
  uscc: string,
): Promise<{ name: string; shortName: string }> {
  const query = db.selectFrom("organ").select(["name", "short_name"]).where("division", "=", division);
  const row = await query.where("uscc", "=", uscc).executeTakeFirst();
  return row ? { name: row.name, shortName: row.short_name } : { name: uscc, shortName: uscc };
}

/** An open counter with its zone and hall, and the organ that runs the hall. */
export interface PlacedCounter {
  hall: string;
  hallName: string;
  hallOrgan: string | undefined;
  zone: string | undefined;
  zoneName: string;
  id: string;
  name: string;
}

/** Every counter there ever was, by hall, zone and number; closed ones say so. */
export async function placedCounters(
  db: Database,
  division: string,
): Promise<(PlacedCounter & { organs: string[]; closed: boolean })[]> {
  const rows = await db
    .selectFrom("counter as c")
    .innerJoin("hall as h", (on) => on.onRef("h.division", "=", "c.division").onRef("h.id", "=", "c.hall"))
    .leftJoin("zone as z", (on) =>
      on.onRef("z.division", "=", "c.division").onRef("z.hall", "=", "c.hall").onRef("z.id", "=", "c.zone"),
    )
    .where("c.division", "=", division)
    .select(["c.hall", "h.name as hallName", "h.organ as hallOrgan", "c.zone", "z.name as zoneName"])
    .select(["c.id", "c.name", "c.organs", "c.closed_on as closedOn"])
    .orderBy("h.sort_order")
    .orderBy("c.hall")
    .orderBy("z.sort_order")
    .orderBy("c.zone")
    .orderBy("c.id")
    .execute();
  return rows.map(({ closedOn, hallOrgan, zone, zoneName, ...row }) => ({
    ...{ ...row, hallOrgan: hallOrgan ?? undefined, zone: zone ?? undefined, zoneName: zoneName ?? "" },
    closed: closedOn !== null,
  }));
}

/** The open counters of a hall, by number, with their zone and what they receive. */
export async function servedAtCounters(
  db: Database,
  division: string,
  hall: string,
): Promise<
  {
    id: string;
    name: string;
    zone?: string;
    zoneName: string;
    floor?: string;
    organs: string[];
    items?: string[];
  }[]
> {
  const rows = await db
    .selectFrom("counter as c")
    .leftJoin("zone as z", (on) =>
      on.onRef("z.division", "=", "c.division").onRef("z.hall", "=", "c.hall").onRef("z.id", "=", "c.zone"),
    )
    .select(["c.id", "c.name", "c.zone", "z.name as zoneName", "z.floor", "c.organs", "c.items"])
    .where("c.division", "=", division)
    .where("c.hall", "=", hall)
    .where("c.closed_on", "is", null)
    .orderBy("c.id")
    .execute();
  return rows.map(({ zone, zoneName, floor, items, ...row }) => ({
    ...{ ...row, zoneName: zoneName ?? "" },
    ...(zone !== null && { zone }),
    ...(floor !== null && { floor }),
    ...(items !== null && { items }),
  }));
}
