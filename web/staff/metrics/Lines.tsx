import { Link } from "wouter";
import { figureWords } from "../../shared/boards/words.ts";
import { ValueBar } from "../../shared/ui/ValueBar.tsx";
import { type DrawingProps, type Line, lineWords, longestOf, shownValue } from "./drawn.ts";

/** Lines a chart shows; the table behind it shows them all. */
const most = 20;

/** A line for each place, from zero, one scale for all, each leading to what is behind it. */
export function Lines({ tables, lines, to, picked, title }: DrawingProps) {
  const shown = lines.slice(0, most);
  const longest = longestOf(shown);
  return (
    <>
      <ol className="metric-lines" aria-label={`${title}的条形图`}>
        {shown.map((line) => {
          const row = line.rows.find((one) => one);
          return (
            <li key={line.id} className={line.id === picked ? "picked" : undefined}>
              <Link href={row ? to(row) : ""} aria-label={`${lineWords(line, tables)}，看是哪些`}>
                <span className="line-name">{line.name}</span>
                <Bars {...{ tables, line, longest }} />
              </Link>
            </li>
          );
        })}
      </ol>
      {lines.length > most && <p className="soft">{`图中是前 ${most} 行，全部见表格。`}</p>}
    </>
  );
}

function Bars({ tables, line, longest }: Pick<DrawingProps, "tables"> & { line: Line; longest: number }) {
  return (
    <span className="line-bars">
      {tables.map((table, at) => {
        const value = shownValue(line.rows[at], table);
        return (
          <ValueBar key={table.total.metric} nth={at + 1} {...{ value, longest }}>
            {figureWords(value, table.total)}
          </ValueBar>
        );
      })}
    </span>
  );
}
