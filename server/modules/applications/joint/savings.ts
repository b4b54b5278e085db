/** What bundles spared in a year: figures, and the applications they are summed from (A20). Pure. */
import type { SavingFigure, YearSavings } from "#contract/bundle-savings.ts";
import type { Savings, Tally } from "#server/kernel/bundle/savings.ts";

/** Sums over some applications; amounts of days are tenths of a day and stay exact as such. */
export interface SavingsSum {
  applications: number;
  savings: Savings;
}

export const nothing: SavingsSum = {
  applications: 0,
  savings: {
    alone: { steps: 0, materials: 0, days: 0, trips: 0 },
    together: { steps: 0, materials: 0, days: 0, trips: 0 },
  },
};

export function added(one: SavingsSum, other: SavingsSum): SavingsSum {
  return {
    applications: one.applications + other.applications,
    savings: {
      alone: addedTallies(one.savings.alone, other.savings.alone),
      together: addedTallies(one.savings.together, other.savings.together),
    },
  };
}

/** Each figure alone, together, spared, and the share that was spared. */
export function figuresOf({ applications, savings }: SavingsSum): YearSavings {
  const figure = (what: keyof Tally) => figureOf(savings.alone[what], savings.together[what]);
  return {
    applications,
    ...{ steps: figure("steps"), materials: figure("materials") },
    ...{ days: figure("days"), trips: figure("trips") },
  };
}

function figureOf(alone: number, together: number): SavingFigure {
  const spared = tenths(alone - together);
  return { alone, together, spared, ...(alone > 0 && { rate: tenths((spared / alone) * 100) }) };
}

function addedTallies(one: Tally, other: Tally): Tally {
  return {
    steps: one.steps + other.steps,
    materials: one.materials + other.materials,
    days: tenths(one.days + other.days),
    trips: one.trips + other.trips,
  };
}

function tenths(amount: number): number {
  return Math.round(amount * 10) / 10;
}
