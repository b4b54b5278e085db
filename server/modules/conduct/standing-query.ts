/** 红旗窗口 of a quarter and the best organs of a year (R12.6): the months of their people, weighted by days. */
import type { Standings, Standing as StandingView } from "#contract/conduct.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { organNames } from "#server/modules/organisation/index.ts";
import type { Services } from "#server/platform/services.ts";
import { factsOf } from "./facts.ts";
import { points, rankWords } from "./month-query.ts";
import { outsideOf } from "./outside.ts";
import { type Month, monthOf, monthsOfQuarter, monthsOfYear, spanOf } from "./period.ts";
import { type PersonMonth, personMonths, placeKey, sharesOf } from "./person-month.ts";
import { countersOf, peopleOf } from "./places.ts";
import { meansOf, type Place, placesOf, type Share } from "./ranking.ts";
import { sheetOf } from "./sheet.ts";

/** Months that have begun, in one reading. */
async function monthsIn(
  services: Services,
  division: string,
  wanted: readonly Month[],
  now: Instant,
): Promise<PersonMonth[]> {
  const months = wanted.filter((month) => month <= monthOf(shanghaiDay(now)));
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const span = { from: spanOf(first).from, to: spanOf(last).to };
  const facts = await factsOf(services.db, division, span);
  const outside = await outsideOf(services, division, span);
  return months.flatMap((month) => personMonths(sheetOf(services, month), facts, month, outside.get(month)));
}

/** Counters with somebody posted at them in the quarter, those of organs the reader may read. */
export async function quarterStandings(
  services: Services,
  actor: StaffActor,
  quarter: string,
  now: Instant,
): Promise<Standings> {
  const { division } = actor;
  const { redFlags, leastDays, redCardExcludes } = sheetOf(services, monthsOfQuarter(quarter)[0]!).quarter;
  const months = await monthsIn(services, division, monthsOfQuarter(quarter), now);
  const counters = await countersOf(services.db, division);
  const keys = [
    ...new Set(months.flatMap(({ last, days }) => [placeKey(last), ...days.map(({ counter }) => counter)])),
  ];
  const carded = new Set(
    months.flatMap(({ outside, days }) => (outside.cards.red > 0 ? days.map(({ counter }) => counter) : [])),
  );
  const shares = sharesOf(months, "counter");
  const standings = meansOf(shares, keys).map((one) => ({
    ...one,
    ...(redCardExcludes && carded.has(one.key) && { barred: "red-card" as const }),
  }));
  const organsAt = organsBy(months);
  const view = await viewer(services, actor, months, shares);
  const rows = placesOf(standings, { most: redFlags, leastDays })
    .filter(({ key }) =>
      [...(organsAt.get(key) ?? [])].some((organ) => can(actor, "conduct.read", { division, organ })),
    )
    .map((place) => {
      const counter = counters.get(place.key);
      return {
        ...view(place),
        ...{
          name: `${counter?.id ?? ""} ${counter?.name ?? place.key}`.trim(),
          beside: counter?.zoneName ?? "",
        },
      };
    });
  const formula = `窗口得分＝在该窗口的人员各月得分按考核天数加权平均；考核不足${leastDays}人天${
    redCardExcludes ? "、季内有红牌" : ""
  }的不排名；前${redFlags}名为红旗窗口，并列的都算`;
  return { period: quarter, formula, most: redFlags, rows };
}

/** Organs with people posted in the year. */
export async function yearStandings(
  services: Services,
  actor: StaffActor,
  year: string,
  now: Instant,
): Promise<Standings> {
  const { division } = actor;
  const { best, leastDays } = sheetOf(services, monthsOfYear(year)[0]!).year;
  const months = await monthsIn(services, division, monthsOfYear(year), now);
  const names = await organNames(services.db, division);
  const keys = [
    ...new Set(months.flatMap(({ last, days }) => [last.organ, ...days.map(({ organ }) => organ)])),
  ];
  const shares = sharesOf(months, "organ");
  const view = await viewer(services, actor, months, shares);
  const rows = placesOf(meansOf(shares, keys), { most: best, leastDays })
    .filter(({ key }) => can(actor, "conduct.read", { division, organ: key }))
    .map((place) => ({
      ...view(place),
      ...{ name: names.get(place.key)?.name ?? place.key, beside: "" },
    }));
  const formula = `单位得分＝派驻人员各月得分按考核天数加权平均；考核不足${leastDays}人天的不排名；前${best}名为优秀单位，并列的都算`;
  return { period: year, formula, most: best, rows };
}

/** A place with the months of people that its score is the mean of. */
async function viewer(
  { db }: Services,
  actor: StaffActor,
  months: readonly PersonMonth[],
  shares: readonly Share[],
): Promise<(place: Place) => Omit<StandingView, "name" | "beside">> {
  const { division } = actor;
  const person = await peopleOf(
    db,
    division,
    months.map(({ staff }) => staff),
  );
  const organs = new Map(months.map(({ staff, month, last }) => [`${staff} ${month}`, last.organ]));
  const readable = ({ staff, month }: Share) =>
    can(actor, "conduct.read", { division, organ: organs.get(`${staff} ${month}`) ?? "" });
  const byKey = Map.groupBy(shares, ({ key }) => key);
  return (place) => {
    const { key, days, score } = place;
    const own = byKey.get(key) ?? [];
    const parts = own.filter(readable).map((share) => ({
      ...{ staff: person(share.staff), month: share.month, days: share.days, score: points(share.score) },
      href: `/conduct/month/${share.staff}?month=${share.month}`,
    }));
    const people = new Set(own.map(({ staff }) => staff)).size;
    const scored = score === undefined ? {} : { score: points(score) };
    return { key, days, people, parts, ...scored, ...rankWords(place) };
  };
}

/** Organs whose people were at each counter. */
function organsBy(months: readonly PersonMonth[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { last, days } of months) {
    for (const { counter, organ } of [{ counter: placeKey(last), organ: last.organ }, ...days])
      found.set(counter, (found.get(counter) ?? new Set()).add(organ));
  }
  return found;
}
