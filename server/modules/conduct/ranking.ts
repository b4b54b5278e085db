/**
 * Who leads: persons of a month, counters of a quarter (红旗窗口), organs of a year (R12.6). Pure. The same score has
 * the same place and the next place is left out (1, 2, 2, 4); what cannot be ranked says why, and is never last.
 */
import { type Hundredths, rounded } from "./conduct.ts";

export interface Standing {
  key: string;
  /** Absent: nothing to appraise. */
  score?: Hundredths;
  /** Days behind the score. */
  days: number;
  /** A reason of its own that keeps it out of the ranking. */
  barred?: "red-card";
}

export interface Place extends Standing {
  /** Absent: not ranked, `why` says the reason. */
  rank?: number;
  why?: "nothing" | "few-days" | "red-card";
  /** Among those distinguished; whoever shares the last place is. */
  distinguished: boolean;
}

/** In the order they are shown: by place, then by key; the unranked behind them by key. */
export function placesOf(
  standings: readonly Standing[],
  { most, leastDays }: { most: number; leastDays: number },
): Place[] {
  const judged = standings.map((one) => ({ one, why: unranked(one, leastDays) }));
  const ranked = judged.flatMap(({ one, why }) =>
    why === undefined ? [{ ...one, score: one.score as Hundredths }] : [],
  );
  const places = ranked.map((one): Place => {
    const rank = 1 + ranked.filter((other) => other.score > one.score).length;
    return { ...one, rank, distinguished: rank <= most };
  });
  const others = judged.flatMap(({ one, why }): Place[] =>
    why === undefined ? [] : [{ ...one, why, distinguished: false }],
  );
  const byKey = (a: Place, b: Place) => (a.key < b.key ? -1 : 1);
  return [
    ...places.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || byKey(a, b)),
    ...others.toSorted(byKey),
  ];
}

function unranked({ score, days, barred }: Standing, leastDays: number): Place["why"] {
  if (score === undefined || days === 0) return "nothing";
  if (barred !== undefined) return barred;
  return days < leastDays ? "few-days" : undefined;
}

/** A person's month, in as many parts as there were counters (or organs) the person worked at. */
export interface Share {
  key: string;
  staff: string;
  month: string;
  days: number;
  score: Hundredths;
}

/** The mean of the months of those who worked there, weighted by their days. Keys without a share have no score. */
export function meansOf(shares: readonly Share[], keys: readonly string[]): Standing[] {
  const sums = new Map(keys.map((key): [string, { days: number; points: number }] => [key, none()]));
  for (const { key, days, score } of shares) {
    const sum = sums.get(key) ?? none();
    sums.set(key, { days: sum.days + days, points: sum.points + days * score });
  }
  return [...sums].map(([key, { days, points }]) => ({
    ...{ key, days },
    ...(days > 0 && { score: rounded(points, days) }),
  }));
}

const none = () => ({ days: 0, points: 0 });
