/** Figures of ratings (R4.8, R4.9) from counted rows. Pure; what has nothing to divide by is null, never zero. */
import type { RatingRules } from "#contract/rating.ts";
import type { RatingFigures, Share } from "#contract/rating-desk.ts";

/** What the database has counted for one organ, item, counter, person, channel or month. */
export interface Counted {
  /** Matters that could be rated in the period, and those of them that were, of the applicant's own will. */
  cases: number;
  rated: number;
  /** Ratings that count, by grade 1–5. */
  byGrade: readonly number[];
  excluded: number;
  held: number;
  /** Bad ratings: all that count, those whose giver was called, those confirmed whose time is over or that are done, done in time. */
  bad: number;
  called: number;
  due: number;
  inTime: number;
  /** Items with a matter that could be rated, of items that are open. */
  coveredItems: number;
  openItems: number;
}

export const nothing: Counted = {
  ...{ cases: 0, rated: 0, byGrade: [0, 0, 0, 0, 0], excluded: 0, held: 0 },
  ...{ bad: 0, called: 0, due: 0, inTime: 0, coveredItems: 0, openItems: 0 },
};

/** Two places; a share above the whole is a fault of counting and is refused, never shown (R5.11). */
export function share(n: number, of: number, href?: string): Share {
  if (n > of) throw new Error(`a share of ${n} of ${of}`);
  const rate = of === 0 ? null : Math.round((n / of) * 10_000) / 100;
  return { n, of, rate, ...(href !== undefined && { href }) };
}

/** R4.8: the mean of the points of the grades that were given. */
export function satisfaction(
  byGrade: readonly number[],
  { grades }: Pick<RatingRules, "grades">,
): number | null {
  const all = sum(byGrade);
  if (all === 0) return null;
  const points = byGrade.reduce((total, count, at) => total + count * (grades[String(at + 1)] ?? 0), 0);
  return Math.round((points / all) * 100) / 100;
}

/**
 * R4.9: the department score. A part that has nothing to divide by (no bad rating to rectify) is left out and the
 * others stand for the whole; without any case there is nothing to rank.
 */
export function score(
  parts: Record<keyof RatingRules["weights"], number | null>,
  { weights }: Pick<RatingRules, "weights">,
  cases: number,
): number | null {
  if (cases === 0) return null;
  const names = (Object.keys(weights) as (keyof typeof weights)[]).filter((name) => parts[name] !== null);
  const whole = sum(names.map((name) => weights[name]));
  if (whole === 0) return null;
  const points = sum(names.map((name) => weights[name] * (parts[name] ?? 0)));
  return Math.round((points / whole) * 100) / 100;
}

/** @param href the list of ratings behind a figure, narrowed further by these parameters. */
export function figuresOf(
  named: { id: string; name: string },
  counted: Counted,
  rules: Pick<RatingRules, "grades" | "weights">,
  href: (more: Record<string, string>) => string,
): RatingFigures {
  const { byGrade, cases } = counted;
  const ratings = sum(byGrade);
  const good = share(sum(byGrade.slice(0, 3)), ratings, href({ standing: "counted", grades: "123" }));
  const active = share(counted.rated, cases);
  const rectified = share(counted.inTime, counted.due);
  const coverage = share(counted.coveredItems, counted.openItems);
  return {
    ...named,
    ...{ ratings, href: href({ standing: "counted" }), byGrade: [...byGrade] },
    ...{ excluded: counted.excluded, held: counted.held, active, good },
    bad: share(sum(byGrade.slice(3)), ratings, href({ standing: "counted", grades: "45" })),
    calledBack: share(counted.called, counted.bad),
    ...{ rectified, coverage, satisfaction: satisfaction(byGrade, rules) },
    score: score(
      { active: active.rate, good: good.rate, rectified: rectified.rate, coverage: coverage.rate },
      rules,
      cases,
    ),
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
