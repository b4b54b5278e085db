import type { DisclosureReport, FilledTable } from "#contract/disclosure.ts";
import { tenThousandYuan } from "#server/kernel/money/amount.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import "./disclosure.css";

export type Line = FilledTable["lines"][number];
type Section = DisclosureReport["sections"][number];

interface Keeping {
  onWrite: (section: Section) => void;
  onEnter: (table: FilledTable, line: Line) => void;
}

/** The parts of a report in their order. `keeping` absent: nothing is written or filled in here. */
export function ReportSections({ report, keeping }: { report: DisclosureReport; keeping?: Keeping }) {
  return report.sections.map((section) => (
    <section key={section.id}>
      <h2>{section.name}</h2>
      {section.text && <p className="disclosure-text">{section.text}</p>}
      {keeping && (
        <div className="btns no-print">
          <Button onClick={() => keeping.onWrite(section)}>{`写“${section.name}”`}</Button>
        </div>
      )}
      {section.tables.map((table) => (
        <Table
          key={table.id}
          caption={table.name}
          columns={columnsOf(table, keeping && ((line) => keeping.onEnter(table, line)))}
          rows={table.lines}
          rowKey={({ id: line }) => line}
        />
      ))}
    </section>
  ));
}

/** Lines of a table with their cells. @param onEnter absent: nothing is filled in here. */
function columnsOf(table: FilledTable, onEnter?: (line: Line) => void): Column<Line>[] {
  const cells = new Map(table.cells.map((cell) => [`${cell.line} ${cell.column}`, cell]));
  const columns = table.columns.map(
    ({ id, name }): Column<Line> => ({
      ...{ key: id, head: name, numeric: true },
      cell: (line) => {
        const cell = cells.get(`${line.id} ${id}`);
        if (!cell || cell.value === null) return <span className="disclosure-blank">未填</span>;
        const words = table.unit === "fen" ? tenThousandYuan(cell.value) : cell.value;
        return cell.source === "sum" ? <b>{words}</b> : words;
      },
    }),
  );
  const first: Column<Line> = {
    ...{ key: "line", head: "项目", main: true },
    cell: ({ name, level = 0 }) => <span className={`disclosure-level-${level}`}>{name}</span>,
  };
  if (!onEnter) return [first, ...columns];
  const entering: Column<Line> = {
    ...{ key: "do", head: "填报" },
    cell: (line) =>
      typed(table, line).length === 0 ? (
        "系统得出"
      ) : (
        <button
          type="button"
          className="link-button"
          aria-label={`填报${line.name}`}
          onClick={() => onEnter(line)}
        >
          填报
        </button>
      ),
  };
  return [first, ...columns, entering];
}

/** Columns of a line that people fill in. */
export const typed = ({ cells, columns }: FilledTable, line: Line) =>
  columns.filter(
    ({ id }) => cells.find((cell) => cell.line === line.id && cell.column === id)?.source === "entered",
  );
