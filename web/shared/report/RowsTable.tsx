import { type Column, Table } from "../ui/Table.tsx";

interface Row {
  at: number;
  cells: readonly string[];
}

/** Rows of words as they are printed; the first column names the row. */
export function RowsTable(props: { caption: string; head: readonly string[]; rows: readonly string[][] }) {
  const columns = props.head.map(
    (head, place): Column<Row> => ({
      ...{ key: String(place), head, ...(place === 0 && { main: true }) },
      numeric: place > 0 && props.rows.every((cells) => isNumber(cells[place] ?? "")),
      cell: ({ cells }) => cells[place],
    }),
  );
  const rows = props.rows.map((cells, at) => ({ at, cells }));
  return (
    <Table caption={props.caption} captionHidden columns={columns} rows={rows} rowKey={({ at }) => at} />
  );
}

/** Or a dash where there is none. */
const isNumber = (cell: string) => /^([+−-]?[\d,]+(\.\d+)?%?|—|)$/.test(cell);
