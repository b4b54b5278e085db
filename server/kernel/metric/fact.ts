/** A fact: one countable thing that happened to one source on one day. Figures are sums of facts and of nothing else. */
import type { Day } from "../time/day.ts";

export interface Place {
  /** 统一社会信用代码; absent: nobody's in particular. */
  organ?: string;
  item?: string;
  hall?: string;
  counter?: string;
  /** Account of who did it. */
  staff?: string;
  channel?: string;
}

export interface Fact extends Place {
  /** `case.received`, `ticket.called` … */
  kind: string;
  /** What sets it apart from others of its kind: the case's type, on-time, granted. Sorted, each once. */
  marks: string[];
  day: Day;
  /** The day from which it is no longer so, for what lasts: a matter under way, an item in force. */
  until?: Day;
  /** 1, or fen, seconds, hundredths of days: whole numbers, so that sums add up. */
  amount: number;
}

export function factOf(
  kind: string,
  marks: readonly (string | undefined | false)[],
  day: Day,
  place: Place,
  more: { amount?: number; until?: Day | undefined } = {},
): Fact {
  const { amount = 1, until } = more;
  const own = marks.filter((mark): mark is string => typeof mark === "string" && mark !== "");
  return {
    ...{ ...place, kind, marks: [...new Set(own)].sort(), day, amount },
    ...(until !== undefined && { until }),
  };
}
