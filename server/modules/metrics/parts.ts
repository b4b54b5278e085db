/** A figure's months, organs, items … each with a digest of the facts in it: where two readings differ, they tell where. */
import type { Dimension } from "#contract/metric.ts";
import type { Services } from "#server/platform/services.ts";
import { compute } from "./compute.ts";
import { type FigureAsk, understood } from "./figure-ask.ts";
import { digestOf } from "./figures.ts";

export interface FigurePart {
  id: string;
  value: number | null;
  digest: string;
}

/** In the order of their ids; none of what cannot be divided. */
export async function figureParts(services: Services, ask: FigureAsk, by: Dimension): Promise<FigurePart[]> {
  const { it, period } = await understood(services, ask);
  const isEntered = it.source === "entered" || it.source === "imported";
  if (isEntered && by !== "organ") return [];
  const lines = [...(await compute(services, it, { ...ask, period }, by))];
  return lines
    .map(([id, { value, prints }]) => ({ id, value, digest: digestOf([value, prints]).slice(0, 16) }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
