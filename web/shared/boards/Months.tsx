import type { BoardBlockView, Series } from "#contract/board.ts";
import { Details } from "../ui/Details.tsx";
import { type Column, Table } from "../ui/Table.tsx";
import { Opening } from "./Opening.tsx";
import { figureWords } from "./words.ts";

type Props = Extract<BoardBlockView, { picture: "months" }>;

const [step, height, foot] = [52, 150, 30];

/** Columns of twelve months, one beside the other for each metric; the same numbers as a table behind them. */
export function Months({ title, series }: Props) {
  const months = series[0]?.rows.map(({ id }) => id) ?? [];
  const values = series.flatMap(({ rows }) => rows.map(({ value }) => value ?? 0));
  const highest = Math.max(...values, 1e-9);
  const words = `${title}的柱状图，最高 ${figureWords(highest === 1e-9 ? 0 : highest, series[0]!)}，逐月的数字在下面`;
  return (
    <>
      <p className="month-key" aria-hidden="true">
        {series.map(({ metric, name }, i) => (
          <span key={metric} className={`key-${i + 1}`}>
            {name}
          </span>
        ))}
      </p>
      <svg
        className="board-months"
        viewBox={`0 0 ${months.length * step} ${height + foot}`}
        role="img"
        aria-label={words}
      >
        <line x1={0} x2={months.length * step} y1={height} y2={height} />
        {months.map((month, at) => (
          <g key={month}>
            <Columns series={series} at={at} highest={highest} />
            <text x={at * step + step / 2} y={height + 22}>
              {Number(month.slice(5))}
              <tspan className="month-sign">月</tspan>
            </text>
          </g>
        ))}
      </svg>
      {values.every((value) => value === 0) && <p className="soft">这十二个月没有数据。</p>}
      <Details summary="看数字">
        <Table
          caption={`${title}，逐月`}
          captionHidden
          columns={columnsOf(series)}
          rows={months}
          rowKey={(month) => month}
        />
      </Details>
    </>
  );
}

function Columns({ series, at, highest }: { series: readonly Series[]; at: number; highest: number }) {
  const wide = (step - 12) / series.length;
  return series.map(({ metric, rows, ...said }, i) => {
    const { value = null, name = "" } = rows[at] ?? {};
    const tall = (Math.max(0, value ?? 0) / highest) * (height - 6);
    const x = at * step + 6 + i * wide;
    return (
      <rect key={metric} className={`key-${i + 1}`} x={x} y={height - tall} width={wide - 2} height={tall}>
        <title>{`${name} ${said.name} ${figureWords(value, said)}`}</title>
      </rect>
    );
  });
}

function columnsOf(series: readonly Series[]): Column<string>[] {
  return [
    { key: "month", head: "月份", main: true, cell: (month) => month },
    ...series.map(
      (one): Column<string> => ({
        ...{ key: one.metric, head: one.name, numeric: true },
        cell: (month) => {
          const row = one.rows.find(({ id }) => id === month);
          const words = figureWords(row?.value ?? null, one);
          return (
            <Opening href={row?.href ?? ""} label={`${month} ${one.name} ${words}`}>
              {words}
            </Opening>
          );
        },
      }),
    ),
  ];
}
