/** The bureau's page of facts: what it tells everybody of its year, computed once a quarter of an hour. */
import type { BoardBlockView, BoardView } from "#contract/board.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import { boardView } from "./board-view.ts";
import { boardsOf } from "./boards.ts";

const keptMs = 15 * 60_000;

const kept = perServices((_: Services) => ({
  until: 0,
  boards: undefined as Promise<BoardView[]> | undefined,
}));

/** Of the year so far; nothing leads to what is behind the figures. */
export function factsForAll(services: Services): Promise<BoardView[]> {
  const state = kept(services);
  const now = Date.parse(services.now());
  if (state.boards && now < state.until) return state.boards;
  state.until = now + keptMs;
  state.boards = compute(services).catch((error: unknown) => {
    state.boards = undefined;
    throw error;
  });
  return state.boards;
}

async function compute(services: Services): Promise<BoardView[]> {
  const boards = boardsOf(services).filter(({ readers }) => readers === "everybody");
  const year = shanghaiDay(services.now()).slice(0, 4);
  const views = await Promise.all(boards.map((board) => boardView(services, board, year)));
  return views.map(closedView);
}

/** Without the ways to what is behind. */
export const closedView = (view: BoardView): BoardView => ({ ...view, blocks: view.blocks.map(closed) });

function closed(block: BoardBlockView): BoardBlockView {
  const shut = <T extends { href: string }>(row: T): T => ({ ...row, href: "" });
  if (block.picture === "tiles") return { ...block, figures: block.figures.map(shut) };
  if (block.picture === "bars")
    return { ...block, series: { ...block.series, rows: block.series.rows.map(shut) } };
  if (block.picture === "months")
    return { ...block, series: block.series.map((one) => ({ ...one, rows: one.rows.map(shut) })) };
  return { ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(shut) })) };
}
