/**
 * The figures of ratings at the desk (R4.8, R4.9), named, each with the list behind it. Who reads everything reads what
 * is rolled up; whose posts reach some organs or halls has those counted.
 */
import type { FiguresBy, FiguresQuery, RatingFigures, RatingFiguresPage } from "#contract/rating-desk.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import { type Counted, figuresOf, nothing, share } from "#server/kernel/rating/figures.ts";
import { channelNames, ratingChannels } from "#server/kernel/rating/rating.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { catalogueOf } from "#server/modules/items/index.ts";
import { counterNames, organNames } from "#server/modules/organisation/index.ts";
import { staffNames } from "#server/modules/people/index.ts";
import type { Services } from "#server/platform/services.ts";
import { channelsRolled, countRolled, readsEverything, type Tallies } from "./figures-rolled.ts";
import {
  channelsUsed,
  countersServing,
  countRatings,
  countThemes,
  countWaiting,
  type Grouping,
  type Span,
} from "./figures-store.ts";
import { daysOf, monthOf } from "./period.ts";
import { itemNames, seenUntil } from "./rating-list.ts";
import { ratingsDataOf } from "./ratings-data.ts";

/** Which item belongs to which organ, of those that people may apply for. */
type OpenItems = ReadonlyMap<string, string>;

/** Address of the list of ratings behind a figure, on the desk's own pages. */
const listAt = (params: Record<string, string>) => `/ratings/list?${new URLSearchParams(params)}`;

export async function ratingFigures(
  services: Services,
  actor: StaffActor,
  query: FiguresQuery,
  { now, tallies }: { now: Instant; tallies: Tallies },
): Promise<RatingFiguresPage> {
  const { db } = services;
  const period = query.period ?? monthOf(shanghaiDay(now));
  const by = query.by ?? "organ";
  const span: Span = { ...daysOf(period), seen: seenUntil(actor, now), now };
  const isWhole = readsEverything(actor);
  const countBy = (grouping: Grouping) =>
    isWhole
      ? countRolled(db, actor, tallies, { by: grouping, period, span })
      : countRatings(db, actor, grouping, span);
  const counters = [...(await counterNames(db, actor.division)).keys()];
  const [items, whole, counts, waiting, serving, channels, themes] = await Promise.all([
    openItems(services, actor.division),
    countBy("all"),
    countBy(by),
    countWaiting(db, actor, span.seen),
    countersServing(db, actor, counters, span),
    isWhole ? channelsRolled(db, actor, tallies, { period, span }) : channelsUsed(db, actor, span),
    themeRows(services, actor, span, period),
  ]);
  const { rules } = ratingsDataOf(services);
  const all = { ...(whole.get("all") ?? nothing), openItems: items.size };
  const total = figuresOf({ id: "all", name: "合计" }, covering(all), rules, (more) =>
    listAt({ period, ...more }),
  );
  return {
    ...{ period, by, total, rows: await rowsOf(services, actor, { by, period, counts, items }) },
    coverage: {
      items: total.coverage,
      counters: share(serving.length, counters.length),
      channels: share(channels.length, ratingChannels.length),
    },
    ...{ themes, held: waiting.held, openBad: waiting.open },
    mayKeep: can(actor, "rating.keep", { division: actor.division }),
  };
}

async function rowsOf(
  services: Services,
  actor: StaffActor,
  {
    by,
    period,
    counts,
    items,
  }: {
    by: FiguresBy;
    period: string;
    counts: ReadonlyMap<string, Counted>;
    items: OpenItems;
  },
): Promise<RatingFigures[]> {
  const { rules } = ratingsDataOf(services);
  const names = await namesOf(services, actor.division, by, [...counts.keys()]);
  const rows = [...counts].map(([id, counted]) => {
    const href = (more: Record<string, string>) =>
      listAt({ period: by === "month" ? id : period, ...(by !== "month" && { [by]: id }), ...more });
    const whole = covering({ ...counted, openItems: openOf(by, id, items) });
    return figuresOf({ id, name: names.get(id) ?? id }, whole, rules, href);
  });
  return by === "month" || by === "channel"
    ? rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    : rows.toSorted((a, b) => (b.score ?? -1) - (a.score ?? -1) || b.ratings - a.ratings);
}

/** Only an organ has items to cover; what has been closed meanwhile still was served. */
function openOf(by: Grouping, id: string, items: OpenItems): number {
  return by === "organ" ? [...items.values()].filter((organ) => organ === id).length : 0;
}

function covering(counted: Counted): Counted {
  const { coveredItems, openItems } = counted;
  return { ...counted, coveredItems: Math.min(coveredItems, openItems) };
}

async function openItems(services: Services, division: string): Promise<OpenItems> {
  const { rows } = await catalogueOf(services).shelf(division);
  const open = [...rows.values()].filter(({ status }) => status === "published");
  return new Map(open.map(({ key, organ }) => [key, organ]));
}

async function namesOf(
  { db }: Services,
  division: string,
  by: FiguresBy,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (by === "organ") {
    const organs = await organNames(db, division);
    return new Map([...organs].map(([id, { short }]) => [id, short]));
  }
  if (by === "counter") return await counterNames(db, division);
  if (by === "person") return await staffNames(db, division, ids);
  if (by === "item") {
    return await itemNames(
      db,
      division,
      ids.map((itemKey) => ({ itemKey })),
    );
  }
  if (by === "channel") return new Map(Object.entries(channelNames));
  return new Map();
}

async function themeRows(
  services: Services,
  actor: StaffActor,
  span: Span,
  period: string,
): Promise<RatingFiguresPage["themes"]> {
  const counted = await countThemes(services.db, actor, span);
  const names = await itemNames(services.db, actor.division, counted);
  const { themes } = ratingsDataOf(services).themes;
  return themes
    .map(({ id, name }) => {
      const said = counted.filter(({ theme }) => theme === id);
      const ratings = said.reduce((sum, one) => sum + one.ratings, 0);
      const items = said
        .slice(0, 3)
        .map(({ itemKey, ratings: n }) => `${names.get(itemKey) ?? itemKey}（${n}）`);
      return { id, name, ratings, href: listAt({ period, standing: "counted", theme: id }), items };
    })
    .filter(({ ratings }) => ratings > 0)
    .toSorted((a, b) => b.ratings - a.ratings);
}
