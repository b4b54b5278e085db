import { Link } from "wouter";
import { figureWords } from "../../shared/boards/words.ts";
import { type DrawingProps, type Line, lineWords, longestOf } from "./drawn.ts";

const [width, height, foot] = [720, 170, 26];
/** A few columns are no broader than those of a year. */
const leastColumns = 12;
/** Signs under the columns, so that they do not run into each other. */
const mostSigns = 12;
/** More columns than this are read from the table; nobody presses their way through a year of days. */
const mostPressed = 31;

/** Columns over time, each leading to what is behind it. */
export function Columns({ tables, lines, to, picked, title }: DrawingProps) {
  const longest = longestOf(lines);
  const step = width / Math.max(lines.length, leastColumns);
  const every = Math.ceil(lines.length / mostSigns);
  const [first] = tables;
  const label = `${title}的柱状图，最高 ${figureWords(longest === 1e-9 ? 0 : longest, first!.total)}，逐项见下表`;
  const isPressed = lines.length <= mostPressed;
  return (
    <svg
      className="metric-columns"
      viewBox={`0 0 ${width} ${height + foot}`}
      role={isPressed ? "group" : "img"}
      aria-label={label}
    >
      <line x1={0} x2={width} y1={height} y2={height} />
      {lines.map((line, at) => {
        const bars = <Bars {...{ tables, line, longest, step }} x={at * step} />;
        const row = line.rows.find((one) => one);
        return (
          <g key={line.id} className={line.id === picked ? "picked" : undefined}>
            {isPressed && row ? (
              <Link href={to(row)} aria-label={`${lineWords(line, tables)}，看是哪些`}>
                {bars}
              </Link>
            ) : (
              bars
            )}
            {at % every === 0 && (
              <text x={at * step + step / 2} y={height + 20}>
                {shortTime(line.id)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

interface BarsProps extends Pick<DrawingProps, "tables"> {
  line: Line;
  longest: number;
  step: number;
  x: number;
}

function Bars({ tables, line, longest, step, x }: BarsProps) {
  const gap = Math.min(8, step * 0.15);
  const wide = (step - 2 * gap) / tables.length;
  return (
    <>
      <title>{lineWords(line, tables)}</title>
      {/* The whole height can be pressed, however low the column. */}
      <rect className="column-ground" x={x} y={0} width={step} height={height} />
      {tables.map(({ total: { metric } }, at) => {
        const tall = (Math.max(0, line.rows[at]?.value ?? 0) / longest) * (height - 8);
        return (
          <rect
            key={metric}
            className={`key-${at + 1}`}
            {...{ x: x + gap + at * wide, y: height - tall, width: wide, height: tall }}
          />
        );
      })}
    </>
  );
}

/** `2026`, `11月`, `11-22`. */
const shortTime = (id: string) =>
  id.length === 4 ? id : id.length === 7 ? `${Number(id.slice(5))}月` : id.slice(5);
