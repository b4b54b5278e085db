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
import { countersOf } from "./places.ts";
import { meansOf, type Place, placesOf } from "./ranking.ts";
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
  const sheet = sheetOf(services);
  const outside = await outsideOf(services, division, span);
  return months.flatMap((month) => personMonths(sheet, facts, month, outside.get(month)));
}

/** Counters with somebody posted at them in the quarter, those of organs the reader may read. */
export async function quarterStandings(
  services: Services,
  actor: StaffActor,
  quarter: string,
  now: Instant,
): Promise<Standings> {
  const { division } = actor;
  const { redFlags, leastDays, redCardExcludes } = sheetOf(services).quarter;
  const months = await monthsIn(services, division, monthsOfQuarter(quarter), now);
  const counters = await countersOf(services.db, division);
  const keys = [
    ...new Set(months.flatMap(({ last, days }) => [placeKey(last), ...days.map(({ counter }) => counter)])),
  ];
  const carded = new Set(
    months.flatMap(({ outside, days }) => (outside.cards.red > 0 ? days.map(({ counter }) => counter) : [])),
  );
  const standings = meansOf(sharesOf(months, "counter"), keys).map((one) => ({
    ...one,
    ...(redCardExcludes && carded.has(one.key) && { barred: "red-card" as const }),
  }));
  const organsAt = organsBy(months);
  const rows = placesOf(standings, { most: redFlags, leastDays })
    .filter(({ key }) =>
      [...(organsAt.get(key) ?? [])].some((organ) => can(actor, "conduct.read", { division, organ })),
    )
    .map((place) => {
      const counter = counters.get(place.key);
      return {
        ...viewOf(place, peopleAt(months, "counter", place.key)),
        ...{
          name: `${counter?.id ?? ""} ${counter?.name ?? place.key}`.trim(),
          beside: counter?.zoneName ?? "",
        },
        href: `/conduct/month?month=${months.at(-1)?.month ?? ""}`,
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
  const { best, leastDays } = sheetOf(services).year;
  const months = await monthsIn(services, division, monthsOfYear(year), now);
  const names = await organNames(services.db, division);
  const keys = [
    ...new Set(months.flatMap(({ last, days }) => [last.organ, ...days.map(({ organ }) => organ)])),
  ];
  const rows = placesOf(meansOf(sharesOf(months, "organ"), keys), { most: best, leastDays })
    .filter(({ key }) => can(actor, "conduct.read", { division, organ: key }))
    .map((place) => ({
      ...viewOf(place, peopleAt(months, "organ", place.key)),
      ...{ name: names.get(place.key)?.name ?? place.key, beside: "" },
      href: `/conduct/month?month=${months.at(-1)?.month ?? ""}&organ=${place.key}`,
    }));
  const formula = `单位得分＝派驻人员各月得分按考核天数加权平均；考核不足${leastDays}人天的不排名；前${best}名为优秀单位，并列的都算`;
  return { period: year, formula, most: best, rows };
}

function viewOf(place: Place, people: number): Omit<StandingView, "name" | "beside" | "href"> {
  const { key, days, score } = place;
  return { key, days, people, ...(score !== undefined && { score: points(score) }), ...rankWords(place) };
}

/** How many people's days stand behind a score. */
function peopleAt(months: readonly PersonMonth[], by: "counter" | "organ", key: string): number {
  const there = months.filter(({ days }) => days.some((day) => day.counted && day[by] === key));
  return new Set(there.map(({ staff }) => staff)).size;
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
