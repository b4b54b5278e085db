/** The report of a year as it stands: cells with where they come from, sums made, findings. */
import type {
  DisclosureCell,
  DisclosureFinding,
  DisclosurePage,
  DisclosureReport,
  DisclosureRules,
  DisclosureTable,
  FilledTable,
} from "#contract/disclosure.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import { cellKey, isSummed, tableFindings, type Values, valueAt } from "#server/kernel/disclosure/report.ts";
import { staffNames } from "#server/modules/people/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { type CountedPart, type LicenceDecisions, licenceDecisions } from "./counted.ts";
import { disclosureRulesOf } from "./disclosure-rules.ts";
import { type EnteredCell, enteredCells, textsOf, type WrittenText } from "./disclosure-store.ts";
import { editionsOf, reportIn } from "./edition-store.ts";

export interface Standing {
  report: DisclosureReport;
  findings: DisclosureFinding[];
  behind: (CountedPart & { line: string })[];
  /** What it was made of. */
  from: { cells: EnteredCell[]; texts: WrittenText[]; licences: LicenceDecisions };
}

export async function standingOf(
  services: Services,
  db: Database,
  division: string,
  year: number,
): Promise<Standing> {
  const { tables, sections, bureau } = disclosureRulesOf(services);
  const entered = await enteredCells(db, division, year);
  const licences = await licenceDecisions(services, division, year);
  const counted = new Map<string, number>();
  const behind: Standing["behind"] = [];
  for (const { counted: lines = [], columns } of tables)
    for (const { line } of lines) {
      counted.set(
        cellKey(line, columns[0]!.id),
        licences.parts.reduce((sum, { value }) => sum + value, 0),
      );
      behind.push(...licences.parts.map((part) => ({ ...part, line })));
    }
  const values: Values = new Map([
    ...entered.map(({ line, column, value }) => [cellKey(line, column), value] as const),
    ...counted,
  ]);
  const [last] = await editionsOf(db, division, { year: year - 1 });
  const written = await textsOf(db, division, year);
  const texts = new Map(written.map(({ section, text }) => [section, text]));
  const names = await staffNames(db, division, [...new Set(entered.map(({ by }) => by))]);
  const filled = tables.map((table) => filledTable(table, values, { entered, counted, names }));
  const shown = sections.map(({ id, name, tables: ids = [] }) => ({
    ...{ id, name, tables: ids.map((each) => filled.find((table) => table.id === each)!) },
    ...(texts.has(id) && { text: texts.get(id)! }),
  }));
  const lastYear = last && publishedValues(reportIn(last));
  return {
    report: { year, bureau, sections: shown },
    findings: [
      ...tables.flatMap((table) => tableFindings(table, values, lastYear)),
      ...unwritten(disclosureRulesOf(services), texts),
    ],
    behind,
    from: { cells: entered, texts: written, licences },
  };
}

/** Parts that are words alone: none may be missing (rulebook §15.12). */
function unwritten({ sections }: DisclosureRules, texts: ReadonlyMap<string, string>): DisclosureFinding[] {
  return sections
    .filter(({ id, tables }) => tables === undefined && !texts.has(id))
    .map(({ id, name }) => ({ code: "unwritten", table: id, sentence: `“${name}”还没有写。没有的写“无”。` }));
}

function publishedValues({ sections }: DisclosureReport): Values {
  const cells = sections.flatMap(({ tables }) => tables.flatMap((table) => table.cells));
  return new Map(
    cells.flatMap(({ line, column, value }) =>
      value === null ? [] : [[cellKey(line, column), value] as const],
    ),
  );
}

interface From {
  entered: readonly EnteredCell[];
  counted: ReadonlyMap<string, number>;
  names: ReadonlyMap<string, string>;
}

function filledTable(table: DisclosureTable, values: Values, from: From): FilledTable {
  const { id, name, unit, columns, lines } = table;
  const cells = lines.flatMap((line) =>
    columns.map((column): DisclosureCell => {
      const value = valueAt(table, values, line.id, column.id) ?? null;
      const cell = { line: line.id, column: column.id, value };
      if (isSummed(table, line.id, column.id)) return { ...cell, source: "sum" };
      if (from.counted.has(cellKey(line.id, column.id))) return { ...cell, source: "counted" };
      const own = from.entered.find((each) => each.line === line.id && each.column === column.id);
      const told = own && { evidence: own.evidence, by: from.names.get(own.by) ?? "", at: own.at };
      return { ...cell, source: "entered", ...told };
    }),
  );
  return { id, name, unit, columns, lines, cells };
}

export async function showReport(
  services: Services,
  actor: StaffActor,
  year: number,
): Promise<DisclosurePage> {
  const { division } = actor;
  const { bureau: organ, publishedBy, source } = disclosureRulesOf(services);
  const { report, findings, behind } = await standingOf(services, services.db, division, year);
  const editions = await editionsOf(services.db, division, { year });
  const names = await staffNames(
    services.db,
    division,
    editions.map(({ publishedBy }) => publishedBy),
  );
  return {
    ...{ report, findings, behind },
    published: editions.map(({ edition, digest, reason, publishedBy, publishedAt }) => ({
      ...{ edition, digest, by: names.get(publishedBy) ?? "", at: publishedAt },
      ...(reason !== null && { reason }),
    })),
    ...{ dueOn: `${year + 1}-${publishedBy}`, source },
    mayKeep: can(actor, "disclosure.keep", { division, organ }),
    mayPublish: can(actor, "disclosure.publish", { division, organ }),
  };
}
