/** Service points in the database. They are read whole: a county has some hundreds. */
import type { ExtraHours, Site, SiteItem } from "#contract/sites.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { KeptSite } from "./site.ts";

export async function readSites(db: Database, division: string): Promise<Map<string, KeptSite>> {
  const [rows, items] = await Promise.all([
    db.selectFrom("site").selectAll().where("division", "=", division).orderBy("hall").execute(),
    db
      .selectFrom("site_item")
      .select(["hall", "item", "how"])
      .where("division", "=", division)
      .orderBy("hall")
      .orderBy("item")
      .execute(),
  ]);
  const itemsOf = Map.groupBy(items, ({ hall }) => hall);
  return new Map(
    rows.map((row) => {
      const site: Site = {
        kind: row.kind as Site["kind"],
        ...(row.lon !== null && {
          position: {
            ...{ lon: Number(row.lon), lat: Number(row.lat) },
            source: row.position_source as "measured" | "synthetic",
          },
        }),
        accessibility: row.accessibility as Site["accessibility"],
        ...(row.route !== null && { route: row.route }),
        extra: row.extra as unknown as ExtraHours[],
        items: (itemsOf.get(row.hall) ?? []).map(({ item, how }) => ({ item, how: how as SiteItem["how"] })),
      };
      return [row.hall, { hall: row.hall, site, version: row.version }];
    }),
  );
}

/** Nobody else writes this point until the transaction ends; answers its version, 0 when nothing is kept of it. */
export async function lockSite(tx: Database, division: string, hall: string): Promise<number> {
  await tx
    .selectFrom("hall")
    .select("id")
    .where("division", "=", division)
    .where("id", "=", hall)
    .forUpdate()
    .execute();
  const query = tx.selectFrom("site").select("version").where("division", "=", division);
  return (await query.where("hall", "=", hall).executeTakeFirst())?.version ?? 0;
}

/** Writes the point as its next version, its matters anew. */
export async function writeSite(
  tx: Database,
  { division, hall, version }: { division: string; hall: string; version: number },
  { kind, position, accessibility, route, extra, items }: Site,
): Promise<void> {
  const columns = {
    ...{ kind, version, accessibility, route: route ?? null, extra: JSON.stringify(extra) },
    ...{
      lon: position ? String(position.lon) : null,
      lat: position ? String(position.lat) : null,
      position_source: position?.source ?? null,
    },
  };
  await tx
    .insertInto("site")
    .values({ division, hall, ...columns })
    .onConflict((conflict) => conflict.columns(["division", "hall"]).doUpdateSet(columns))
    .execute();
  await tx.deleteFrom("site_item").where("division", "=", division).where("hall", "=", hall).execute();
  if (items.length === 0) return;
  const rows = items.map(({ item, how }) => ({ division, hall, item, how }));
  await tx.insertInto("site_item").values(rows).execute();
}
