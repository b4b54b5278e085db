/** Months of the printer settled (R12.9): one confirmed by a second person, one prepared, with a dispute. */
import { randomUUID } from "node:crypto";
import { addDays } from "#server/kernel/time/day.ts";
import {
  confirmSettlement,
  prepareSettlement,
  raiseDispute,
  showSettlement,
  showSettlements,
} from "#server/modules/free-services/index.ts";
import { callOf, isPlayed, player, type Stage } from "./stage.ts";

export async function playMoney(stage: Stage): Promise<void> {
  if (await isPlayed(stage, "free_settlement")) return;
  const { services } = stage;
  const { due } = await showSettlements(services, player(stage, "clerk"), services.now());
  const [first] = due;
  if (!first) return;
  const { supplier } = first;
  const prepare = async (month: string) => {
    const ask = { requestKey: randomUUID(), supplier, month };
    return (await prepareSettlement(services, callOf(stage, "clerk"), ask)).id;
  };
  const before = addDays(`${first.month}-01`, -1).slice(0, 7);
  await confirmSettlement(services, callOf(stage, "head"), await prepare(before), randomUUID());
  const prepared = await prepare(first.month);
  const { lines } = await showSettlement(services, player(stage, "clerk"), prepared);
  const reason = "这一天记的份数和登记本对不上（演示）";
  const dispute = { requestKey: randomUUID(), supply: lines[0]!.supply, reason };
  await raiseDispute(services, callOf(stage, "clerk"), prepared, dispute);
}
