/** What the demonstration shows beside its data: scenes played through the modules' own commands. */
import type { Services } from "#server/platform/services.ts";
import { playErrands, playGuidance } from "./errands.ts";
import { playLoans } from "./loans.ts";
import { playMoney } from "./money.ts";
import { playOrders } from "./orders.ts";
import { playPapers } from "./papers.ts";
import { openStage, type Stage } from "./stage.ts";

const scenes: readonly [name: string, play: (stage: Stage) => Promise<void>][] = [
  ["papers", playPapers],
  ["orders", playOrders],
  ["money", playMoney],
  ["errands", playErrands],
  ["guidance", playGuidance],
  ["loans", playLoans],
];

/** A scene that cannot be played is left out; answers which. Played again, nothing changes. */
export async function playDemonstration(services: Services): Promise<string[]> {
  const stage = await openStage(services);
  const failed: string[] = [];
  for (const [name, play] of scenes) {
    try {
      await play(stage);
    } catch (error) {
      failed.push(name);
      services.log.warn({ err: error, scene: name }, "a scene of the demonstration was not played");
    }
  }
  return failed;
}
