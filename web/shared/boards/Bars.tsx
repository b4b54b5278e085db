import type { BoardBlockView } from "#contract/board.ts";
import { ValueBar } from "../ui/ValueBar.tsx";
import { Opening } from "./Opening.tsx";
import { figureWords } from "./words.ts";

type Props = Extract<BoardBlockView, { picture: "bars" }>;

/** A line for each, from zero, one scale for all; the number stands at its end. */
export function Bars({ series, left }: Props) {
  if (series.rows.length === 0) return <p className="soft">这个期间没有数据。</p>;
  const longest = Math.max(...series.rows.map(({ value }) => Math.abs(value ?? 0)), 1e-9);
  return (
    <>
      <ol className="board-bars">
        {series.rows.map(({ id, name, value, href }) => {
          const words = figureWords(value, series);
          return (
            <li key={id}>
              <span className="bar-name">{name}</span>
              <ValueBar {...{ value, longest }}>
                <Opening href={href} label={`${name}：${series.name} ${words}`}>
                  {words}
                </Opening>
              </ValueBar>
            </li>
          );
        })}
      </ol>
      {left > 0 && <p className="soft">{`还有 ${left} 行没有列出。`}</p>}
    </>
  );
}
