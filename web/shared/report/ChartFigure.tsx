import type { ReportChart } from "#contract/report-chart.ts";
import { drawChart } from "#server/kernel/chart/draw.ts";
import type { Shape } from "#server/kernel/chart/drawing.ts";
import { chartAlt, chartTable } from "#server/kernel/chart/words.ts";
import { Details } from "../ui/Details.tsx";
import { RowsTable } from "./RowsTable.tsx";
import "./chart-figure.css";

/** A chart of a report as it will be printed, and the numbers behind it. */
export function ChartFigure({ chart }: { chart: ReportChart }) {
  const { width, height, shapes } = drawChart(chart);
  const { head, rows } = chartTable(chart);
  return (
    <figure className="chart-figure">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls on a phone, by keyboard too */}
      <section className="chart-scroll" tabIndex={0} aria-label={`图“${chart.title}”`}>
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={chartAlt(chart)}>
          {shapes.map((shape, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: shapes follow from the chart
            <Drawn key={at} shape={shape} />
          ))}
        </svg>
      </section>
      {rows.length > 0 && (
        <Details summary={`“${chart.title}”的数据`}>
          <RowsTable caption={chart.title} head={head} rows={rows} />
        </Details>
      )}
    </figure>
  );
}

function Drawn({ shape }: { shape: Shape }) {
  if (shape.kind === "box") {
    const { x, y, width, height, fill, stroke } = shape;
    return <rect {...{ x, y, width, height }} fill={fill ?? "none"} stroke={stroke ?? "none"} />;
  }
  if (shape.kind === "line") {
    const { points, color, width, dash } = shape;
    const places = points.map((point) => point.join(",")).join(" ");
    return <polyline points={places} fill="none" stroke={color} strokeWidth={width} strokeDasharray={dash} />;
  }
  const { x, y, text, size, anchor } = shape;
  return (
    <text x={x} y={y} fontSize={size} textAnchor={anchor}>
      {text}
    </text>
  );
}
