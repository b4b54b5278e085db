/** A month of everybody, with the terms behind each score, and one person's with its days and entries (R12.6). */
import type { MonthRow, MonthTable, OwnMonth, PersonMonth as PersonMonthView } from "#contract/conduct.ts";
import type { ConductSheet } from "#contract/conduct-sheet.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import type { StaffCall } from "#server/modules/audit/index.ts";
import { organNames } from "#server/modules/organisation/index.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import type { MonthTerm } from "./conduct.ts";
import { readEntries } from "./entry-store.ts";
import { entryViews } from "./entry-view.ts";
import { itemsOf } from "./entry-words.ts";
import { factsOf } from "./facts.ts";
import { outsideOf } from "./outside.ts";
import { payOf, totalOf } from "./pay.ts";
import { type Month, spanOf } from "./period.ts";
import { type PersonMonth, personMonths } from "./person-month.ts";
import { countersOf, peopleOf, placeOf } from "./places.ts";
import { type Place, placesOf } from "./ranking.ts";
import { sheetOf } from "./sheet.ts";

export const points = (hundredths: number) => hundredths / 100;

/** The rule in a sentence, from the sheet itself. */
export function monthFormula({ month: { weights, cards }, pay: { below } }: ConductSheet): string {
  return (
    `月得分＝日均分×${weights.days}%＋好差评得分×${weights.rating}%－黄牌每张${cards.yellow}分－红牌每张${cards.red}分` +
    `（没有评价的，日均分按100%计；请假不计入）；低于${below}分的，绩效＝基数×得分÷100，四舍五入到分`
  );
}

const termNames: Record<MonthTerm["id"], (sheet: ConductSheet, month: PersonMonth) => string> = {
  days: ({ month }, { outside, result }) =>
    `日均分 ${points(result.mean ?? 0).toFixed(2)}×${outside.rating === undefined ? 100 : month.weights.days}%`,
  rating: ({ month }, { outside }) =>
    `好差评得分 ${points(outside.rating?.score ?? 0).toFixed(2)}（${outside.rating?.count ?? 0}条）×${month.weights.rating}%`,
  yellow: (_, { outside }) => `黄牌${outside.cards.yellow}张`,
  red: (_, { outside }) => `红牌${outside.cards.red}张`,
};

/** The list behind a term, on the desk's pages. */
function termHref(id: MonthTerm["id"], { staff, month }: PersonMonth): string {
  if (id === "days") return `/conduct/month/${staff}?month=${month}`;
  if (id === "rating") return `/ratings/list?period=${month}&person=${staff}&standing=counted`;
  const [year, number] = [month.slice(0, 4), Number(month.slice(5))];
  return `/supervision/cards?light=${id}&year=${year}&month=${number}&handler=${staff}`;
}

export const unrankedWords: Record<NonNullable<Place["why"]>, string> = {
  nothing: "不排名：没有考核",
  "few-days": "不排名：考核天数不足",
  "red-card": "不排名：有红牌",
};

export function rankWords({ rank, why, distinguished }: Place) {
  return {
    ...(rank !== undefined && { rank }),
    ...(why !== undefined && { unranked: unrankedWords[why] }),
    distinguished,
  };
}

export async function monthsOf(services: Services, division: string, month: Month): Promise<PersonMonth[]> {
  const span = spanOf(month);
  const [facts, outside] = [
    await factsOf(services.db, division, span),
    await outsideOf(services, division, span),
  ];
  return personMonths(sheetOf(services, month), facts, month, outside.get(month));
}

/** The whole month's rows; who may read which is asked afterwards, so that places stay the same for every reader. */
async function monthRows(
  services: Services,
  division: string,
  month: Month,
  months: PersonMonth[],
): Promise<MonthRow[]> {
  const { db } = services;
  const sheet = sheetOf(services, month);
  const [counters, organs] = [await countersOf(db, division), await organNames(db, division)];
  const person = await peopleOf(
    db,
    division,
    months.map(({ staff }) => staff),
  );
  const standings = months.map(({ staff, result: { score, days } }) => ({
    ...{ key: staff, days },
    ...(score !== undefined && { score }),
  }));
  const { best, leastDays } = sheet.month;
  const places = placesOf(standings, { most: best, leastDays });
  const byStaff = new Map(months.map((one) => [one.staff, one]));
  return places.map((place) => {
    const one = byStaff.get(place.key)!;
    const { staff, result, last, leave, late, away } = one;
    return {
      ...{ staff: person(staff), organ: last.organ, organName: organs.get(last.organ)?.short ?? last.organ },
      counter: placeOf(counters, last.hall, last.counter).name,
      ...{ days: result.days, leave, late, away },
      ...(result.mean !== undefined && { mean: points(result.mean) }),
      terms: result.terms.map(({ id, value }) => ({
        ...{ id, name: termNames[id](sheet, one), value: points(value), href: termHref(id, one) },
      })),
      ...(result.score !== undefined && { score: points(result.score) }),
      ...rankWords(place),
      ...payOf(sheet, last.payBase, result.score),
      href: `/conduct/month/${staff}?month=${month}`,
    };
  });
}

/** Those whose organ the reader may read, the best first. */
export async function monthTable(
  services: Services,
  actor: StaffActor,
  month: Month,
  organ?: string,
): Promise<MonthTable> {
  const { division } = actor;
  const all = await monthRows(services, division, month, await monthsOf(services, division, month));
  const rows = all.filter(
    (row) =>
      (organ === undefined || row.organ === organ) &&
      can(actor, "conduct.read", { division, organ: row.organ }),
  );
  return {
    ...{ month, formula: monthFormula(sheetOf(services, month)), rows, total: totalOf(rows) },
    mayPay: can(actor, "conduct.keep", { division }),
  };
}

/** One person's month, for whoever reads their organ. */
export async function personMonth(
  services: Services,
  call: StaffCall,
  month: Month,
  staff: string,
): Promise<PersonMonthView> {
  const { division } = call.actor;
  const found = await behind(services, call, month, staff);
  if (!found) throw refuse("conduct-person-not-found");
  if (!can(call.actor, "conduct.read", { division, organ: found.row.organ })) throw refuse("not-permitted");
  return found;
}

/** One's own. */
export async function ownMonth(services: Services, call: StaffCall, month: Month): Promise<OwnMonth> {
  const own = await behind(services, call, month, call.actor.id);
  return { month, ...(own && { own }) };
}

async function behind(
  services: Services,
  { actor, at }: StaffCall,
  month: Month,
  staff: string,
): Promise<PersonMonthView | undefined> {
  const { division, id: reader } = actor;
  const months = await monthsOf(services, division, month);
  const one = months.find((each) => each.staff === staff);
  if (!one) return undefined;
  const rows = await monthRows(services, division, month, months);
  const entries = await readEntries(services, division, { ...spanOf(month), staff });
  const views = await entryViews(services, { division, reader, at }, entries);
  const counters = await countersOf(services.db, division);
  return {
    ...{
      month,
      formula: monthFormula(sheetOf(services, month)),
      row: rows.find((row) => row.staff.id === staff)!,
    },
    items:
      can(actor, "conduct.keep", { division }) && staff !== actor.id ? itemsOf(sheetOf(services, month)) : [],
    days: one.days.map(({ day, attendance, counted, score, counter }) => ({
      ...{ day, counted, place: counters.get(counter)?.name ?? counter },
      ...(attendance && { attendance }),
      ...(score !== undefined && { score: score / 10 }),
      entries: views.filter((entry) => entry.day === day),
    })),
  };
}
