import { Link } from "wouter";
import type { FigureRow, FigureTable } from "#contract/metric.ts";
import { figureWords } from "../../shared/boards/words.ts";
import { type Column, Table } from "../../shared/ui/Table.tsx";
import { type Line, shownValue } from "./drawn.ts";
import { deskPath, dimensionNames } from "./metrics.ts";

/** The numbers of a chart with what they are made of; each leads to its own page, the whole stands last. */
export function Numbers(props: { tables: readonly FigureTable[]; lines: readonly Line[]; title: string }) {
  const { tables, lines, title } = props;
  const columns: Column<Line>[] = [
    { key: "name", head: dimensionNames[tables[0]!.by], main: true, cell: ({ name }) => name },
    ...tables.flatMap((table, at) => columnsOf(table, ({ rows }) => rows[at])),
  ];
  const whole: Line = { id: "total", name: "合计", rows: tables.map(totalRow) };
  return (
    <Table
      caption={`${title}，数字`}
      captionHidden
      columns={columns}
      rows={[...lines, whole]}
      rowKey={({ id }) => id}
    />
  );
}

function columnsOf(table: FigureTable, rowOf: (line: Line) => FigureRow | undefined): Column<Line>[] {
  const { total } = table;
  const { metric, name: metricName, denominator } = total;
  const value: Column<Line> = {
    ...{ key: metric, head: metricName, numeric: true },
    cell: (line) => {
      const row = rowOf(line);
      const words = figureWords(shownValue(row, table), total);
      if (!row) return words;
      return (
        <Link
          href={deskPath(row.href)}
          className="figure"
          aria-label={`${line.name}：${metricName} ${words}，查看明细`}
        >
          {words}
        </Link>
      );
    },
  };
  const part = (key: "numerator" | "denominator", head: string): Column<Line> => ({
    ...{ key: `${metric} ${key}`, head, numeric: true },
    cell: (line) => (rowOf(line)?.[key] ?? 0).toLocaleString("zh-CN"),
  });
  if (denominator === undefined) return [value];
  return [value, part("numerator", "分子"), part("denominator", "分母")];
}

function totalRow({ total: { value, numerator, denominator, href } }: FigureTable): FigureRow {
  return {
    ...{ id: "total", name: "合计", value, href },
    ...(numerator !== undefined && { numerator }),
    ...(denominator !== undefined && { denominator }),
  };
}
