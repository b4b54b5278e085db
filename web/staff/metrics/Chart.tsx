import { Details } from "../../shared/ui/Details.tsx";
import { Columns } from "./Columns.tsx";
import { type ChartProps, linesOf } from "./drawn.ts";
import { Lines } from "./Lines.tsx";
import { dimensionNames, isTime } from "./metrics.ts";
import { Numbers } from "./Numbers.tsx";
import "./metrics.css";

/** Tables that are longer are folded; the chart stands for them. */
const longTable = 31;

/** Metrics by a dimension: bars over time, or lines by length, with the same numbers as a table behind it. */
export function Chart({ tables, to, picked }: ChartProps) {
  const [first] = tables;
  const lines = linesOf(tables);
  if (!first || lines.length === 0) return <p className="soft">这个期间没有数据。</p>;
  const names = tables.map(({ total }) => total.name).join("、");
  const title = `${names}，按${dimensionNames[first.by]}`;
  const Drawing = isTime(first.by) ? Columns : Lines;
  return (
    <>
      <figure className="metric-figure">
        <figcaption>
          {title}
          {tables.length > 1 && <Key tables={tables} />}
        </figcaption>
        <Drawing {...{ tables, lines, to, picked, title }} />
      </figure>
      <Details summary={`看数字，${lines.length} 行`} open={lines.length <= longTable}>
        <Numbers {...{ tables, lines, title }} />
      </Details>
    </>
  );
}

const Key = ({ tables }: Pick<ChartProps, "tables">) => (
  <span className="metric-key" aria-hidden="true">
    {tables.map(({ total: { metric, name } }, at) => (
      <span key={metric} className={`key-${at + 1}`}>
        {name}
      </span>
    ))}
  </span>
);
