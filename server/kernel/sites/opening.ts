/**
 * When a service point is open: its weekly hours under the official calendar, its market days, the days agreed with a
 * village, the days it is shut for a reason. A make-up weekend (调休上班) is worked as a Monday; a holiday is not worked.
 * Market days and agreed days are held whatever the calendar says; a closing beats everything. Pure.
 */
import type { OpeningHours } from "#contract/organisation.ts";
import type { ExtraHours, OpenState } from "#contract/sites.ts";
import type { CalendarYear } from "../time/calendar-year.ts";
import { addDays, type Day, type Instant, msOf, shanghaiDay, shanghaiTime, weekday } from "../time/day.ts";
import { lunarDay } from "./lunar.ts";

export interface Hours {
  hours: readonly OpeningHours[];
  extra: readonly ExtraHours[];
  /** Open whatever the official calendar says: a self-service area. */
  always?: boolean;
}

export interface Span {
  from: string;
  to: string;
}

/** How far ahead the next opening is looked for. */
const mostDays = 31;

/** When it is open on a day, in order, joined where they touch. */
export function spansOn(given: Hours, years: readonly CalendarYear[], day: Day): Span[] {
  const { hours, extra, always = false } = given;
  if (closingOn(extra, day)) return [];
  const wanted = always ? weekday(day) : weekdayUnder(years, day);
  const usual = wanted === undefined ? [] : hours.filter(({ days }) => days.includes(wanted));
  const more = extra.filter((each) => isHeld(each, day));
  return joined([...usual, ...more].map((each) => ({ from: each.from, to: each.to })));
}

/** Why it is shut on a day, if it is shut for a reason. */
export function closingOn(extra: readonly ExtraHours[], day: Day): string | undefined {
  const closings = extra.filter((each) => each.kind === "closed");
  return closings.find(({ from, to }) => from <= day && day <= to)?.note;
}

/** The weekday whose hours hold: a holiday has none, a make-up weekend has Monday's. */
function weekdayUnder(years: readonly CalendarYear[], day: Day): number | undefined {
  for (const { holidays } of years) {
    for (const { from, to, work } of holidays) {
      if (work.includes(day)) return 1;
      if (from <= day && day <= to) return undefined;
    }
  }
  return weekday(day);
}

function isHeld(each: ExtraHours, day: Day): each is Exclude<ExtraHours, { kind: "closed" }> {
  if (each.kind === "agreed") return each.on === day;
  if (each.kind === "closed") return false;
  const number = each.lunar ? lunarDay(day) : Number(day.slice(8));
  return each.digits.includes(number % 10);
}

function joined(spans: Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.sort((a, b) => a.from.localeCompare(b.from))) {
    const last = result.at(-1);
    if (last && span.from <= last.to) last.to = span.to > last.to ? span.to : last.to;
    else result.push({ ...span });
  }
  return result;
}

/** Open now and until when, or when next. */
export function openState(hours: Hours, years: readonly CalendarYear[], at: Instant): OpenState {
  const today = shanghaiDay(at);
  const time = clock(shanghaiTime(msOf(at)));
  const provisional = (day: Day) =>
    !hours.always && !years.some(({ year }) => year === Number(day.slice(0, 4)));
  const spans = spansOn(hours, years, today);
  const current = spans.find(({ from, to }) => from <= time && time < to);
  if (current) {
    return { open: true, words: `现在开着，到 ${short(current.to)}`, provisional: provisional(today) };
  }
  const later = spans.find(({ from }) => from > time);
  if (later) return { open: false, words: `今天 ${short(later.from)} 开`, provisional: provisional(today) };
  const why = closingOn(hours.extra, today);
  for (let ahead = 1; ahead <= mostDays; ahead++) {
    const day = addDays(today, ahead);
    const [first] = spansOn(hours, years, day);
    if (!first) continue;
    const words = `${why ? `今天不开（${why}），` : "现在不开，"}${dayWords(day, ahead)} ${short(first.from)} 开`;
    return { open: false, words, provisional: provisional(day) };
  }
  return { open: false, words: why ? `暂不开放（${why}）` : "开放时间请先打电话问", provisional: false };
}

function dayWords(day: Day, ahead: number): string {
  if (ahead === 1) return "明天";
  const named = `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
  return `${named}（周${"一二三四五六日"[weekday(day) - 1]}）`;
}

/** Milliseconds after midnight as `09:05`. */
function clock(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

const short = (time: string) => time.replace(/^0/, "");

/** A day beside the usual hours as people say it: 农历逢三、八赶集 8:00–12:00. */
export function extraInWords(each: ExtraHours): string {
  if (each.kind === "closed") {
    const span = each.from === each.to ? each.from : `${each.from} 至 ${each.to}`;
    return `${span} 不开：${each.note}`;
  }
  const times = `${short(each.from)}–${short(each.to)}`;
  if (each.kind === "agreed") return `约定日 ${each.on} ${times}${each.note ? `（${each.note}）` : ""}`;
  const digits = each.digits.map((digit) => "十一二三四五六七八九"[digit]).join("、");
  return `${each.lunar ? "农历" : "公历"}逢${digits}赶集 ${times}`;
}
