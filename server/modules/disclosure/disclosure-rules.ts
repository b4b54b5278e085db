/** Sections and tables of the annual report on disclosure (`data/disclosure.json`, R10.6 [A]); read once. */
import { DisclosureRules } from "#contract/disclosure.ts";
import { readDataFile } from "#server/platform/data-file.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import "./disclosure-refusals.ts";

/** A line in two tables, a sum or an identity of what is not there, or a section of an unknown table stops the start. */
export const disclosureRulesOf = perServices(
  ({ config }: Pick<Services, "config">): DisclosureRules =>
    readDataFile(config, "disclosure.json", DisclosureRules, misfitOf),
);

function misfitOf({ tables, sections }: DisclosureRules): string | undefined {
  const lines = tables.flatMap((table) => table.lines.map(({ id }) => id));
  if (new Set(lines).size !== lines.length) return "/tables/*/lines";
  const ids = new Set(tables.map(({ id }) => id));
  if (sections.some((section) => section.tables?.some((table) => !ids.has(table))))
    return "/sections/*/tables";
  const at = tables.findIndex((table) => {
    const [own, columns] = [table.lines.map(({ id }) => id), table.columns.map(({ id }) => id)];
    const named = (table.identities ?? []).flatMap(({ left, right }) => [...left, ...right]);
    const summed = table.lines.flatMap(({ sum = [] }) => sum);
    const carried = table.carries ? [table.carries.line, table.carries.from] : [];
    const counted = (table.counted ?? []).map(({ line }) => line);
    return (
      [...named, ...summed, ...carried, ...counted].some((id) => !own.includes(id)) ||
      table.columns.some(({ sum = [] }) => sum.some((id) => !columns.includes(id)))
    );
  });
  return at < 0 ? undefined : `/tables/${at}`;
}
