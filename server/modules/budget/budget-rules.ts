/** Subjects, ways to procure and thresholds of the budget (`data/budget.json`, [A]); read once. */
import { BudgetRules } from "#contract/budget.ts";
import { readDataFile } from "#server/platform/data-file.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import "./budget-refusals.ts";

/** A file that does not fit, a subject or a way twice, or a subject that is a project's, stops the start. */
export const budgetRulesOf = perServices(
  ({ config }: Pick<Services, "config">): BudgetRules =>
    readDataFile(config, "budget.json", BudgetRules, misfitOf),
);

function misfitOf({ subjects, procurements }: BudgetRules): string | undefined {
  if (subjects.some(({ category }) => category === "project")) return "/subjects/*/category";
  if (!distinct(subjects.map(({ code }) => code))) return "/subjects/*/code";
  return distinct(procurements.map(({ id }) => id)) ? undefined : "/procurements/*/id";
}

const distinct = (values: readonly string[]) => new Set(values).size === values.length;

export const subjectOf = ({ subjects }: BudgetRules, code: string | undefined) =>
  subjects.find((subject) => subject.code === code);

/** What is no longer configured is called by its id. */
export const procurementName = ({ procurements }: BudgetRules, id: string): string =>
  procurements.find((each) => each.id === id)?.name ?? id;
