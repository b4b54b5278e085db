/** A published report held against the rows it was taken from: what was altered, and what was entered again since. Pure. */
import type { DisclosureCell, FilledTable } from "#contract/disclosure.ts";
import { cellKey, type Values, valueAt } from "#server/kernel/disclosure/report.ts";
import { type EnteredBeside, enteredLater } from "#server/modules/editions/index.ts";
import type { EnteredCell, WrittenText } from "./disclosure-store.ts";
import type { FrozenDisclosure } from "./edition-store.ts";
import { valueText } from "./report-output.ts";

/** Everything entered and written for the year, the newest first. */
export interface KeptRows {
  cells: readonly EnteredCell[];
  texts: readonly WrittenText[];
}

export interface Beside {
  /** What is not as it was when it was published, in words. */
  differs: string[];
  entered: EnteredBeside;
}

export function besideRows(frozen: FrozenDisclosure, kept: KeptRows): Beside {
  const tables = frozen.report.sections.flatMap((section) => section.tables);
  const cells = tables.flatMap((table) => table.cells.map((cell) => ({ table, cell })));
  const entered = cells.filter(({ cell }) => cell.source === "entered");
  return {
    differs: [
      ...cells.flatMap(({ table, cell }) => cellFault(frozen, kept, table, cell) ?? []),
      ...frozen.report.sections.flatMap((section) => textFault(frozen, kept, section) ?? []),
    ],
    entered: {
      compared: cells.length,
      later: [
        ...entered.flatMap(({ table, cell }) => cellLater(frozen, kept, table, cell) ?? []),
        ...frozen.report.sections.flatMap((section) => textLater(frozen, kept, section) ?? []),
      ],
    },
  };
}

type Shown = FrozenDisclosure["report"]["sections"][number];

const nameOf = ({ lines, columns }: FilledTable, { line, column }: DisclosureCell) =>
  `${lines.find(({ id }) => id === line)?.name ?? line}，${columns.find(({ id }) => id === column)?.name ?? column}`;

const inWords = (table: FilledTable, value: number | null) => valueText(table.unit, value) || "空";

const rowOf = ({ cells }: FrozenDisclosure, { line, column }: DisclosureCell) =>
  cells.find((one) => one.line === line && one.column === column)?.id;

function cellFault(
  frozen: FrozenDisclosure,
  kept: KeptRows,
  table: FilledTable,
  cell: DisclosureCell,
): string | undefined {
  const said = `“${nameOf(table, cell)}”公布的是 ${inWords(table, cell.value)}`;
  if (cell.source !== "entered") {
    const made = cell.source === "sum" ? sumOf(table, cell) : countedIn(frozen, cell.line);
    return made === cell.value ? undefined : `${said}，各项相加是 ${inWords(table, made)}。`;
  }
  const { line, column } = cell;
  const id = rowOf(frozen, cell);
  const row = kept.cells.find((one) => one.id === id && one.line === line && one.column === column);
  if (!row) return `${said}，填报记录已经没有。`;
  if (row.value !== cell.value) return `${said}，填报记录里是 ${inWords(table, row.value)}。`;
  if (row.evidence === cell.evidence && row.at === cell.at) return undefined;
  return `“${nameOf(table, cell)}”填报的依据或者时间与公布时不同。`;
}

function sumOf(table: FilledTable, { line, column }: DisclosureCell): number | null {
  const values: Values = new Map(
    table.cells.flatMap((cell) =>
      cell.value === null ? [] : [[cellKey(cell.line, cell.column), cell.value] as const],
    ),
  );
  return valueAt(table, values, line, column) ?? null;
}

const countedIn = ({ figures }: FrozenDisclosure, line: string): number =>
  figures
    .filter(({ place }) => place.startsWith(`cell/${line}/`))
    .reduce((sum, { value }) => sum + Number(value), 0);

function cellLater(frozen: FrozenDisclosure, kept: KeptRows, table: FilledTable, cell: DisclosureCell) {
  const id = rowOf(frozen, cell) ?? Number.POSITIVE_INFINITY;
  const { line, column, value } = cell;
  const since = kept.cells.filter((one) => one.line === line && one.column === column && one.id > id);
  const [newest] = since;
  if (!newest) return undefined;
  const [was, now] = [inWords(table, value), inWords(table, newest.value)];
  return enteredLater({ place: `cell/${line}/${column}`, name: nameOf(table, cell), was, now }, since);
}

const textRow = ({ texts }: FrozenDisclosure, { id: section }: Shown) =>
  texts.find((one) => one.section === section)?.id;

function textFault(frozen: FrozenDisclosure, kept: KeptRows, section: Shown): string | undefined {
  if (section.text === undefined) return undefined;
  const row = kept.texts.find(({ id }) => id === textRow(frozen, section));
  if (row?.section === section.id && row.text === section.text) return undefined;
  return `“${section.name}”的文字与填写的记录不同。`;
}

function textLater(frozen: FrozenDisclosure, kept: KeptRows, section: Shown) {
  const id = textRow(frozen, section) ?? Number.POSITIVE_INFINITY;
  const since = kept.texts.filter((one) => one.section === section.id && one.id > id);
  if (since.length === 0 || since[0]!.text === section.text) return undefined;
  const entries = since.map(({ at }) => ({ at, reason: null }));
  const said = `“${section.name}”的文字公布以后改写过。`;
  return enteredLater(
    { place: `text/${section.id}`, name: section.name, was: null, now: null, said },
    entries,
  );
}
