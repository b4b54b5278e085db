import type { BoardBlockView, BoardView } from "#contract/board.ts";
import { Bars } from "./Bars.tsx";
import { Months } from "./Months.tsx";
import { Ranking } from "./Ranking.tsx";
import { Tiles } from "./Tiles.tsx";
import "./boards.css";

/** A board: its blocks one after the other, a picture first and its numbers behind it. */
export function Blocks({ view }: { view: BoardView }) {
  return (
    <div className="board-blocks">
      {view.blocks.map((block) => (
        <section key={block.title} aria-label={block.title} className={`board-block of-${block.picture}`}>
          <h2>{block.title}</h2>
          <Picture block={block} />
        </section>
      ))}
    </div>
  );
}

function Picture({ block }: { block: BoardBlockView }) {
  if (block.picture === "tiles") return <Tiles figures={block.figures} />;
  if (block.picture === "bars") return <Bars {...block} />;
  if (block.picture === "months") return <Months {...block} />;
  return <Ranking {...block} />;
}
