import type { BoardBlockView, RankingRow } from "#contract/board.ts";
import { type Column, Table } from "../ui/Table.tsx";
import { Opening } from "./Opening.tsx";
import { figureWords } from "./words.ts";

type Props = Extract<BoardBlockView, { picture: "ranking" }>;

/** Organs in the order of the first column; a place stands beside each value that has one (F18, R4.9). */
export function Ranking({ title, columns, rows }: Props) {
  if (rows.length === 0) return <p className="soft">这个期间没有数据，不排名。</p>;
  const all: Column<RankingRow>[] = [
    { key: "name", head: "部门", main: true, cell: ({ name }) => name },
    ...columns.map(
      (column, at): Column<RankingRow> => ({
        ...{ key: column.metric, head: column.name, numeric: true },
        cell: ({ name, cells }) => <Cell cell={cells[at]} of={`${name}：${column.name}`} said={column} />,
      }),
    ),
  ];
  return <Table caption={title} captionHidden columns={all} rows={rows} rowKey={({ id }) => id} />;
}

function Cell(props: {
  cell: RankingRow["cells"][number] | undefined;
  of: string;
  said: { unit: string; decimals: number };
}) {
  const { cell, of, said } = props;
  if (!cell || cell.value === null) return <span className="soft">不排名</span>;
  const words = figureWords(cell.value, said);
  return (
    <span className="ranked">
      <Opening href={cell.href} label={`${of} ${words}`}>
        {words}
      </Opening>
      {cell.place !== undefined && (
        <span className={cell.place <= 3 ? "place first" : "place"}>{`第 ${cell.place} 名`}</span>
      )}
    </span>
  );
}
