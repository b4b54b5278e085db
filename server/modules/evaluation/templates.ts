/** The templates of `data/evaluation/`: by kind, region and the year from which they hold; and the rules of scoring. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type EvaluationContent, EvaluationRules } from "#contract/evaluation.ts";
import { ReportTemplate, TableTemplate } from "#contract/evaluation-desk.ts";
import { weightFindings } from "#server/kernel/evaluation/weights.ts";
import { readDataFile } from "#server/platform/data-file.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import "./evaluation-refusals.ts";

interface Templates {
  rules: EvaluationRules;
  tables: TableTemplate[];
  reports: ReportTemplate[];
}

/** Read once for each start; a faulty file stops it. */
export const templatesOf = perServices(({ config }: Services): Templates => {
  const rules = readDataFile(config, "evaluation/rules.json", EvaluationRules);
  const names = readdirSync(join(config.data, "evaluation")).toSorted();
  const of = (start: string) =>
    names.filter((name) => name.startsWith(start)).map((name) => `evaluation/${name}`);
  const tables = of("table-").map((name) =>
    readDataFile(config, name, TableTemplate, ({ table }) =>
      weightFindings(table, rules).length > 0 ? "/table/branches" : undefined,
    ),
  );
  return { rules, tables, reports: of("report-").map((name) => readDataFile(config, name, ReportTemplate)) };
});

/** What a division's evaluation of that year begins with. Refused: there is none. */
export function templateFor(services: Services, division: string, year: number) {
  const { tables, reports } = templatesOf(services);
  const table = fitting(tables, division, year);
  const report = fitting(reports, division, year);
  if (!table || !report) throw refuse("evaluation-no-template");
  const { figures, claims, sections } = structuredClone(report);
  const content: EvaluationContent = { table: structuredClone(table.table), figures, claims, sections };
  return { table, report, content };
}

/** The one of the smallest region, and of these the newest that holds in that year. */
export function fitting<T extends { region: string; from: number }>(
  templates: readonly T[],
  division: string,
  year: number,
): T | undefined {
  return templates
    .filter(({ region, from }) => division.startsWith(region) && from <= year)
    .toSorted((a, b) => b.region.length - a.region.length || b.from - a.from)[0];
}
