/**
 * When a phone is told, and in how many messages (R3.1): what waits for somebody goes out together, in one message
 * that says how many of which kind. Pure: the moment comes in, nothing goes out.
 */
import type { NoticeKind, NoticeRules, QuietHours } from "#contract/notices.ts";
import { noticeKindNames } from "#contract/words.ts";
import { type Instant, msOf, shanghaiTime } from "#server/kernel/time/day.ts";

export interface WaitingNotice {
  id: string;
  kind: NoticeKind;
  at: Instant;
  urgent: boolean;
}

/** What waits for one person. */
export interface Waiting {
  staff: string;
  /** Their own quiet hours, besides the bureau's. */
  quiet?: QuietHours;
  /** When messages went to them before; the last hour suffices. */
  sentAt: readonly Instant[];
  notices: readonly WaitingNotice[];
}

/** The moment, and whether its day is a working day. */
export interface Moment {
  at: Instant;
  workday: boolean;
}

/** One message to one person. */
export interface Digest {
  staff: string;
  notices: readonly WaitingNotice[];
  /** The gravest kind first. */
  counts: readonly { kind: NoticeKind; count: number }[];
  /** Minutes for which it may still be sent: what is not urgent may not slip into the quiet hours. */
  minutes: number;
}

const hourMs = 3_600_000;
const dayMinutes = 24 * 60;
const kindsByGravity = Object.keys(noticeKindNames) as NoticeKind[];

/**
 * The messages that go out now, at most one a person: everything that waits, once the first of it has waited for
 * others (`gatherMinutes`) or something is urgent; in quiet hours only what is urgent; nothing to whom had `mostPerHour`
 * messages in the hour before. What does not go now waits on.
 */
export function bundleNotices(waiting: readonly Waiting[], rules: NoticeRules, now: Moment): Digest[] {
  return waiting.flatMap((person) => {
    if (sentInTheHour(person, now.at) >= rules.mostPerHour) return [];
    const notices = quietNow(person, rules, now)
      ? person.notices.filter((notice) => isUrgent(rules, notice))
      : gathered(person.notices, rules, now.at);
    if (notices.length === 0) return [];
    const minutes = notices.every((notice) => isUrgent(rules, notice))
      ? dayMinutes
      : minutesUntilQuiet(person, rules, now.at);
    return [{ staff: person.staff, notices, counts: countsOf(notices), minutes }];
  });
}

/** Urgent is what says so and is of a kind that may. */
function isUrgent(rules: NoticeRules, { urgent, kind }: WaitingNotice): boolean {
  return urgent && rules.kinds[kind].urgent;
}

function gathered(notices: readonly WaitingNotice[], rules: NoticeRules, now: Instant) {
  const patience = msOf(now) - rules.gatherMinutes * 60_000;
  const ripe = notices.some((notice) => isUrgent(rules, notice) || msOf(notice.at) <= patience);
  return ripe ? notices : [];
}

function sentInTheHour({ sentAt }: Waiting, now: Instant): number {
  return sentAt.filter((at) => msOf(now) - msOf(at) < hourMs).length;
}

/** Whether nothing but what is urgent may reach this person now. */
function quietNow({ quiet }: Waiting, rules: NoticeRules, now: Moment): boolean {
  if (rules.quietDaysOff && !now.workday) return true;
  const minute = minuteOf(now.at);
  return isWithin(rules.quiet, minute) || (quiet !== undefined && isWithin(quiet, minute));
}

function isWithin(hours: QuietHours, minute: number): boolean {
  const [from, to] = [minutes(hours.from), minutes(hours.to)];
  if (from <= to) return minute >= from && minute < to;
  return minute >= from || minute < to;
}

/** Until quiet hours begin, or a day that may be a day off. */
function minutesUntilQuiet({ quiet }: Waiting, rules: NoticeRules, at: Instant): number {
  const minute = minuteOf(at);
  const starts = [rules.quiet, ...(quiet ? [quiet] : [])]
    .filter(({ from, to }) => from !== to)
    .map(({ from }) => (minutes(from) - minute + dayMinutes) % dayMinutes);
  return Math.max(1, Math.min(dayMinutes - minute, ...starts));
}

const minuteOf = (at: Instant) => Math.floor(shanghaiTime(msOf(at)) / 60_000);

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function countsOf(notices: readonly WaitingNotice[]): Digest["counts"] {
  return kindsByGravity
    .map((kind) => ({ kind, count: notices.filter((notice) => notice.kind === kind).length }))
    .filter(({ count }) => count > 0);
}

/** 红牌 1 条、黄牌 12 条. */
export function wordsOf(counts: Digest["counts"]): string {
  return counts.map(({ kind, count }) => `${noticeKindNames[kind]} ${count} 条`).join("、");
}
