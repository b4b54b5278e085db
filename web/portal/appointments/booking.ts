/** Words and addresses of booking. Pure. */
import type { BookableDay, MyAppointment } from "#contract/appointment.ts";
import { dateWords } from "../../shared/words.ts";

const zone = "Asia/Shanghai";

/** “09:00” on the county's clock. */
export function clockWords(instant: string): string {
  return new Date(instant).toLocaleTimeString("sv-SE", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
  });
}

/** The county's day in which the instant lies. */
export function dayAt(instant: string): string {
  return new Date(instant).toLocaleDateString("sv-SE", { timeZone: zone });
}

/** “09:00–10:00”. */
export const hoursWords = ({ startsAt, endsAt }: Pick<MyAppointment, "startsAt" | "endsAt">) =>
  `${clockWords(startsAt)}–${clockWords(endsAt)}`;

/** “11 月 23 日 星期一 09:00–10:00”. */
export const slotWords = (slot: Pick<MyAppointment, "startsAt" | "endsAt">) =>
  `${dateWords(dayAt(slot.startsAt))} ${hoursWords(slot)}`;

/** What stands beside a day. */
export function dayState({ state, slots }: BookableDay): string {
  const free = slots.reduce((total, slot) => total + slot.free, 0);
  const words: Record<BookableDay["state"], string> = {
    open: `可约 ${free} 个`,
    full: "约满了",
    holiday: "休息",
    closed: "大厅停办",
    unplanned: "没有可约的时段",
    unknown: "放假安排还没有公布",
  };
  return words[state];
}

/** What has been chosen so far; it stands in the address, so that one can go back and forth. */
export interface Chosen {
  item?: string | undefined;
  hall?: string | undefined;
  queue?: string | undefined;
  day?: string | undefined;
  slot?: string | undefined;
}

const parts = ["item", "hall", "queue", "day", "slot"] as const;

export function chosenIn(params: URLSearchParams): Chosen {
  const found = parts.flatMap((part) => {
    const value = params.get(part);
    return value === null || value === "" ? [] : [[part, value] as const];
  });
  return Object.fromEntries(found);
}

export function addressOf(path: string, chosen: Chosen): string {
  const given = parts.flatMap((part) => (chosen[part] === undefined ? [] : [[part, chosen[part]] as const]));
  return given.length === 0
    ? path
    : `${path}?${new URLSearchParams(given.map(([part, value]) => [part, value]))}`;
}

/** The question that comes next: which queue, which day, which hour, and at last whether it is right. */
export function stepOf({ hall, queue, day, slot }: Chosen): number {
  if (hall === undefined || queue === undefined) return 0;
  if (slot !== undefined) return 3;
  return day === undefined ? 1 : 2;
}

export const steps = ["办什么", "哪一天", "几点", "核对"] as const;
