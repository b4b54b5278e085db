/** An order of a free service in each state (R12.9), each with a matter that may have it. */
import { randomUUID } from "node:crypto";
import { actOnOrder, placeOrder } from "#server/modules/free-services/index.ts";
import { brought, decided, someone } from "./matters.ts";
import { caseNow, isPlayed, player, type Stage, settle } from "./stage.ts";

/** Somebody does something to the order: an account, the action, what it asks. */
type Step = readonly [account: string, action: string, data?: Record<string, string>];

interface Scene {
  item: string;
  /** The result is there before it is ordered. */
  decided: boolean;
  kind: string;
  way: "post" | "collect";
  steps: readonly Step[];
}

const shop = {
  item: "individual-business-registration",
  decided: true,
  kind: "post-province",
  way: "post",
} as const;
const seal = { item: "enterprise-seal", decided: true, kind: "seal-set", way: "collect" } as const;
const takenOn: Step = ["courier", "accept"];
const sent: Step = ["courier", "ship", { tracking: "YS-2026-0001" }];
const nobody: Step = ["courier", "fail", { reason: "nobody", note: "家里没有人（演示）" }];
const signed: Step = ["courier", "deliver", { proof: "signature", receivedBy: "本人（演示）" }];

const scenes: readonly Scene[] = [
  { ...shop, decided: false, steps: [] },
  { ...shop, steps: [] },
  { ...shop, steps: [["courier", "decline", { reason: "capacity", note: "今天车满了（演示）" }]] },
  { ...shop, steps: [takenOn] },
  { ...shop, steps: [takenOn, sent] },
  { ...shop, steps: [takenOn, sent, nobody] },
  { ...shop, steps: [takenOn, sent, nobody, ["clerk", "return", { note: "已退回大厅（演示）" }]] },
  { ...shop, steps: [takenOn, sent, signed] },
  { ...shop, steps: [["clerk", "cancel", { note: "申请人改为自己来取（演示）" }]] },
  {
    ...seal,
    steps: [
      ["seals", "accept"],
      ["seals", "ready"],
    ],
  },
  {
    ...seal,
    steps: [
      ["seals", "accept"],
      ["seals", "ready"],
      ["clerk", "hand-over", { receivedBy: "本人（演示）" }],
    ],
  },
];

export async function playOrders(stage: Stage): Promise<void> {
  if (await isPlayed(stage, "free_order")) return;
  for (const [index, scene] of scenes.entries()) await play(stage, scene, 10 + index);
}

async function play(stage: Stage, scene: Scene, who: number): Promise<void> {
  const { services } = stage;
  const { item, kind, way, steps } = scene;
  const about = await brought(stage, { item, hall: "changning", by: "clerk", who });
  if (scene.decided) await decided(stage, about);
  const { name, phone } = someone(who);
  const address = way === "post" ? { address: "湖南省衡阳市常宁市宜阳街道模拟路1号（演示）" } : {};
  const ask = {
    requestKey: randomUUID(),
    about,
    kind,
    quantity: 1,
    way,
    recipient: { name, phone, ...address },
  };
  const { number } = await placeOrder(services, player(stage, "clerk"), ask, services.now());
  await settle(stage);
  for (const step of steps) await takeStep(stage, number, step);
}

async function takeStep(stage: Stage, number: string, [account, action, data = {}]: Step): Promise<void> {
  const { services } = stage;
  const { division, id, version } = await caseNow(stage, number);
  const ask = { requestKey: randomUUID(), version, action, data, at: services.now() };
  await actOnOrder(services, player(stage, account), { division, id }, ask);
  await settle(stage);
}
