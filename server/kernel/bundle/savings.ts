/**
 * What a bundle spares against doing its items one by one, in the same situation: 减环节、减材料、减时限、减跑动. One by
 * one means one after the other, as a person does who goes from organ to organ.
 */
import type { Bundle } from "#contract/bundle.ts";
import type { Answers } from "#contract/form.ts";
import type { Demand, Item, Limit } from "#contract/item.ts";
import { materialsFor, stepsFor } from "../situation.ts";
import { isShared } from "../submission.ts";
import { type BundleRules, hoursOf } from "./length.ts";

export interface Tally {
  /** 申请、受理、领取, and the steps of examination. */
  steps: number;
  materials: number;
  /** Working days, with one decimal. */
  days: number;
  /** Times in person. */
  trips: number;
}

export interface Savings {
  alone: Tally;
  together: Tally;
}

/** 申请、受理、领取: what every matter has besides its examination. */
const STEPS_OF_EVERY_MATTER = 3;

export interface SavingsInput {
  bundle: Bundle;
  items: readonly Item[];
  demand: Demand;
  given: Answers;
  answers: Answers;
  promised: Limit;
  rules: BundleRules;
}

export function savingsOf(input: SavingsInput): Savings {
  return { alone: alone(input), together: together(input) };
}

/** Spared of all, as a share of doing them one by one; undefined where there was nothing to spare. */
export function savedShare({ alone, together }: Savings, what: keyof Tally): number | undefined {
  return alone[what] === 0 ? undefined : (alone[what] - together[what]) / alone[what];
}

function alone({ items, given, answers, rules }: SavingsInput): Tally {
  const said = { ...answers, ...given };
  const sum = (of: (item: Item) => number) => items.reduce((total, item) => total + of(item), 0);
  const hours = sum((item) =>
    hoursOf(item.promised ?? item.statutory ?? { n: 0, unit: "W" }, rules.hoursADay),
  );
  return {
    steps: sum((item) => STEPS_OF_EVERY_MATTER + stepsFor(item, said).length),
    materials: sum((item) => demanded(item, said)),
    days: tenths(hours / rules.hoursADay),
    trips: sum((item) => item.channel?.visits ?? 0),
  };
}

function together({ bundle, items, demand, given, answers, promised, rules }: SavingsInput): Tally {
  const said = { ...answers, ...given };
  const steps = items.flatMap((item) => stepsFor(item, said));
  const surveys = steps.filter((step) => step.kind === "survey").length;
  return {
    steps: STEPS_OF_EVERY_MATTER + steps.length - (bundle.jointSurvey ? Math.max(0, surveys - 1) : 0),
    materials: demanded(demand, answers),
    days: tenths(hoursOf(promised, rules.hoursADay) / rules.hoursADay),
    trips: bundle.visits,
  };
}

/** Materials the applicant brings in this situation. */
function demanded(demand: Demand, answers: Answers): number {
  return materialsFor(demand, answers).filter(({ material }) => !isShared(material)).length;
}

function tenths(days: number): number {
  return Math.round(days * 10) / 10;
}
