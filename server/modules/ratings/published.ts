/** What everybody may read (R4.10): personal data removed, bad ratings with the reply that closed them. */
import type { PublishedRatings } from "#contract/rating.ts";
import { share } from "#server/kernel/rating/figures.ts";
import { starOf } from "#server/kernel/rating/rating.ts";
import { type Day, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { organNames } from "#server/modules/organisation/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { detailWords } from "./given.ts";
import { itemNames, olderThan } from "./rating-list.ts";
import { ratingOf } from "./rating-store.ts";
import { ratingsDataOf } from "./ratings-data.ts";

const pageSize = 20;

interface Asked {
  item?: string;
  organ?: string;
}

/** The newest first; a bad rating since its loop was closed. */
export async function publishedRatings(
  services: Services,
  query: Asked & { before?: string },
  now: Instant,
): Promise<PublishedRatings> {
  const { db, config, sealing } = services;
  const { division } = config;
  let rows = narrowed(db, division, query, shanghaiDay(now))
    .selectAll("r")
    .where("r.published_at", "is not", null);
  if (query.before) rows = rows.where(olderThan(division, query.before, "published_at"));
  const newest = rows.orderBy("r.published_at", "desc").orderBy("r.id", "desc");
  const found = await newest.limit(pageSize + 1).execute();
  const shown = found.slice(0, pageSize).map((row) => ratingOf(sealing, row));
  const [organs, names, summary, rated] = [
    await organNames(db, division),
    await itemNames(db, division, shown),
    await summaryOf(db, division, query, shanghaiDay(now)),
    await ratedOrgans(db, division),
  ];
  const { details } = ratingsDataOf(services).details;
  const next = found.length > pageSize ? shown.at(-1)?.id : undefined;
  return {
    rows: shown.map((rating) => ({
      ...{ id: rating.id, item: names.get(rating.itemKey) ?? rating.itemKey, itemKey: rating.itemKey },
      organName: organs.get(rating.organ)?.name ?? rating.organ,
      ...{ grade: rating.grade, star: starOf(rating.grade), ratedOn: rating.ratedOn },
      details: detailWords(details, rating.codes),
      ...(rating.publicText && { text: rating.publicText }),
      ...(rating.publicFollowUp && { followUp: rating.publicFollowUp }),
      ...(rating.reply && { reply: rating.reply }),
    })),
    organs: rated.map((id) => ({ id, name: organs.get(id)?.name ?? id })),
    summary,
    ...(next !== undefined && { next }),
  };
}

/**
 * Those of days that are over, and those whose loop is closed: a rating that appeared, or did not, while somebody stood
 * at the counter would tell whose it is (R4.10).
 */
function narrowed(db: Database, division: string, { item, organ }: Asked, today: Day) {
  let rows = db.selectFrom("rating as r").where("r.division", "=", division);
  rows = rows.where((is) => is.or([is("r.rated_on", "<", today), is("r.reply", "is not", null)]));
  if (item) rows = rows.where("r.item_key", "=", item);
  if (organ) rows = rows.where("r.organ", "=", organ);
  return rows;
}

/** R4.8 好评率 of all time, of every rating that counts and may be known of. */
async function summaryOf(
  db: Database,
  division: string,
  asked: Asked,
  today: Day,
): Promise<PublishedRatings["summary"]> {
  const { ratings, good } = await narrowed(db, division, asked, today)
    .select(({ fn }) => [
      fn.countAll<number>().as("ratings"),
      fn.countAll<number>().filterWhere("r.grade", "<=", 3).as("good"),
    ])
    .where("r.standing", "=", "counted")
    .executeTakeFirstOrThrow();
  return { ratings: Number(ratings), good: share(Number(good), Number(ratings)).rate };
}

async function ratedOrgans(db: Database, division: string): Promise<string[]> {
  const query = db.selectFrom("rating").select("organ").distinct().where("division", "=", division);
  const rows = await query.where("published_at", "is not", null).orderBy("organ").execute();
  return rows.map(({ organ }) => organ);
}
