/** The boards a bureau has: files of `data/boards/`, each of which fits the metrics there are. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Board, type BoardBlock } from "#contract/board.ts";
import type { MetricDefinition } from "#contract/metric.ts";
import { declaredMisfits } from "#server/kernel/metric/relations.ts";
import { metricsOf } from "#server/modules/metrics/index.ts";
import { dataTrouble, readDataFile } from "#server/platform/data-file.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import "./boards-refusals.ts";

const folder = "boards";

/** In the order of their files. */
export const boardsOf = perServices((services: Services) => readBoards(services.config));

export function readBoards(config: Services["config"]): Board[] {
  const names = readdirSync(join(config.data, folder)).filter((name) => name.endsWith(".json"));
  return names.toSorted().map((name) => readDataFile(config, `${folder}/${name}`, Board));
}

/** Refused: there is none of that name. */
export function boardNamed(services: Services, id: string): Board {
  const board = boardsOf(services).find((one) => one.id === id);
  if (!board) throw refuse("board-unknown", { field: "id" });
  return board;
}

/** Stops the start at a board of metrics that are not there, or that may not stand side by side (rulebook §15 no. 11). */
export async function checkBoards(services: Services): Promise<void> {
  const book = await metricsOf(services);
  const newest = (id: string) => book.get(id)?.at(-1);
  for (const { id, blocks } of boardsOf(services)) {
    for (const [i, block] of blocks.entries()) {
      const fault = faultOf(block, newest);
      if (fault) throw dataTrouble(services.config, folder, `${id}/blocks/${i} ${fault}`);
    }
  }
}

export const metricsIn = (block: BoardBlock): string[] =>
  block.picture === "bars" ? [block.metric] : block.metrics;

function faultOf(block: BoardBlock, newest: (id: string) => MetricDefinition | undefined) {
  const ids = metricsIn(block);
  const unknown = ids.find((id) => !newest(id));
  if (unknown !== undefined) return `no metric ${unknown}`;
  const all = ids.map((id) => newest(id)!);
  const units = new Set(all.map(({ unit }) => unit));
  if (block.picture === "months" && units.size > 1) return "months of different units";
  const isByOrgan = ({ source }: MetricDefinition) => source === "facts" || source === "metrics";
  if (block.picture !== "tiles" && !all.every(isByOrgan)) return "what is entered cannot be divided";
  const beside = all.map((it) => ({ ...it, metric: it.id }));
  return beside.flatMap((a, i) => beside.slice(i + 1).flatMap((b) => declaredMisfits(a, b)))[0]?.sentence;
}
