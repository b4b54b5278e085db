/** Matters received in a village and forwarded, and their papers on the way (A17). */
import { randomUUID } from "node:crypto";
import {
  handOverDesk,
  makeHandOver,
  receiveHandOver,
  sendHandOver,
} from "#server/modules/hand-overs/index.ts";
import { brought } from "./matters.ts";
import { callOf, isPlayed, player, type Stage } from "./stage.ts";

const village = "pingan";
const clerk = "clerk.pingan";
const items = ["social-security-card", "farm-machinery-subsidy", "reproduction-registration"];

/** One list counted with something missing, one on its way, and papers that are on no list yet. */
export async function playPapers(stage: Stage): Promise<void> {
  if (await isPlayed(stage, "hand_over")) return;
  const { services } = stage;
  const desk = await handOverDesk(services, player(stage, clerk), village, services.now());
  const to = desk.targets.at(-1)?.id;
  if (desk.waiting.length > 0 || to === undefined) return;
  const numbers: string[] = [];
  for (const [who, item] of items.entries()) {
    numbers.push(await brought(stage, { item, hall: village, by: clerk, who }));
  }
  const [counted = "", under = ""] = numbers;
  const first = await sent(stage, counted, to);
  const note = "袋子里没有，已经打电话问村里（演示）";
  const missing = [{ seq: 2, note }];
  const receiving = callOf(stage, "clerk");
  await receiveHandOver(services, receiving, first, { requestKey: randomUUID(), version: 2, missing });
  await sent(stage, under, to);
}

async function sent(stage: Stage, number: string, to: string): Promise<string> {
  const { services } = stage;
  const papers = ["身份证复印件", "申请表", "照片"].map((name) => ({ case: number, name, copies: 1 }));
  const list = { requestKey: randomUUID(), from: village, to, papers };
  const { id } = await makeHandOver(services, callOf(stage, clerk), list);
  const carrier = "村里每天下午的便车（演示）";
  await sendHandOver(services, callOf(stage, clerk), id, { requestKey: randomUUID(), version: 1, carrier });
  return id;
}
