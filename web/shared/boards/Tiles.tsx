import type { BoardBlockView } from "#contract/board.ts";
import { VisuallyHidden } from "../ui/VisuallyHidden.tsx";
import { Opening } from "./Opening.tsx";
import { type Change, changeOf, figureWords } from "./words.ts";

type Tile = Extract<BoardBlockView, { picture: "tiles" }>["figures"][number];

/** Figures large enough to be read from a chair's distance, each beside the same days of the year before. */
export function Tiles({ figures }: { figures: readonly Tile[] }) {
  return (
    <ul className="board-tiles">
      {figures.map((figure) => (
        <li key={figure.metric}>
          <TileFigure figure={figure} />
        </li>
      ))}
    </ul>
  );
}

function TileFigure({ figure }: { figure: Tile }) {
  const { name, value, before, unit, good, href } = figure;
  const words = figureWords(value, figure);
  const change = changeOf(value, before, unit, good);
  return (
    <>
      <span className="tile-name">{name}</span>
      <Opening href={href} label={`${name} ${words}`} className="tile-value">
        {words}
      </Opening>
      {change && <ChangeLine change={change} />}
    </>
  );
}

const signs = { up: "▲", down: "▼", same: "＝" };

function ChangeLine({ change: { words, direction, isBetter } }: { change: Change }) {
  const kind = isBetter === undefined ? "" : isBetter ? "better" : "worse";
  return (
    <span className={`tile-change ${kind}`}>
      <span aria-hidden="true">{signs[direction]} </span>
      {words}
      {isBetter !== undefined && <VisuallyHidden>{isBetter ? "，变好" : "，变差"}</VisuallyHidden>}
    </span>
  );
}
