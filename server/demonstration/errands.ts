/** Wishes for help at every stage, a mandate, a remote guide (R12.5, B15). */
import { randomUUID } from "node:crypto";
import { addDays, shanghaiDay } from "#server/kernel/time/day.ts";
import {
  actAsStaff,
  actOnGuidance,
  bookGuidance,
  consentAtCounter,
  guidanceSlots,
  makeMandate,
  readAssistance,
  registerHelp,
} from "#server/modules/assistance/index.ts";
import { counterResident } from "#server/modules/people/index.ts";
import { someone } from "./matters.ts";
import { callOf, caseNow, isPlayed, type Stage, settle } from "./stage.ts";

type Step = readonly [action: string, data?: { text?: string; outcome?: string; reason?: string }];

interface Scene {
  channel: "phone" | "counter" | "visit";
  area: string;
  item?: string;
  text: string;
  steps: readonly Step[];
  mandate?: boolean;
}

const village = "430482106224";
const town = "430482106";
const county = "430482";
const done = (text: string, outcome = "done"): Step => ["close", { text, outcome }];

const scenes: readonly Scene[] = [
  {
    ...{ channel: "visit", area: village, item: "advanced-age-allowance" },
    text: "高龄津贴要年审，我不会用手机（演示）",
    steps: [
      ["contact"],
      ["note", { text: "上门看了证件，拍了照（演示）" }],
      done("已经代您办好年审（演示）"),
    ],
  },
  {
    ...{ channel: "phone", area: town, item: "social-security-card" },
    text: "社保卡丢了，想补办（演示）",
    steps: [["missed"], ["contact"], done("告诉了您怎么在自助机上补办（演示）", "guided")],
  },
  {
    ...{ channel: "counter", area: county, text: "水费户名要改，不知道找谁（演示）" },
    steps: [["contact"], done("已经转给自来水公司营业厅（演示）", "referred")],
  },
  {
    ...{ channel: "visit", area: village, item: "subsistence-allowance", mandate: true },
    text: "想申请低保，腿脚不便（演示）",
    steps: [["contact"], ["note", { text: "约好明天上门拿材料（演示）" }]],
  },
  {
    ...{ channel: "phone", area: town, text: "孩子入学要开证明，不知道要不要（演示）" },
    steps: [["contact"]],
  },
  { channel: "phone", area: county, text: "想给店里换个执照地址（演示）", steps: [] },
  {
    ...{ channel: "phone", area: village, text: "路灯坏了没人修（演示）" },
    steps: [["cancel"]],
  },
];

export async function playErrands(stage: Stage): Promise<void> {
  if (await isPlayed(stage, "assistance")) return;
  for (const [index, scene] of scenes.entries()) await play(stage, scene, 50 + index);
}

async function play(stage: Stage, scene: Scene, who: number): Promise<void> {
  const { channel, area, item, text, steps } = scene;
  const { name, phone } = someone(who);
  const ask = {
    requestKey: randomUUID(),
    channel,
    area,
    text,
    ...(item && { item }),
    person: { name, phone },
  };
  const { number } = await registerHelp(stage.services, callOf(stage, "clerk"), ask);
  await settle(stage);
  for (const step of steps) await takeStep(stage, number, step);
  if (scene.mandate && item) await mandate(stage, number, item, who);
}

/** By its helper, whoever that is. */
async function helperOf(stage: Stage, number: string): Promise<string> {
  const { division, id } = await caseNow(stage, number);
  const helper = (await readAssistance(stage.services, { division, id }))?.helper;
  const found = [...stage.staff].find(([, actor]) => actor.id === helper);
  return found?.[0] ?? "bangban";
}

async function takeStep(stage: Stage, number: string, [action, data = {}]: Step): Promise<void> {
  const { version } = await caseNow(stage, number);
  const call = callOf(stage, await helperOf(stage, number));
  await actAsStaff(stage.services, call, number, action, { requestKey: randomUUID(), version, data });
  await settle(stage);
}

/** Agreed to in person, before a clerk who is not the helper. */
async function mandate(stage: Stage, number: string, item: string, who: number): Promise<void> {
  const { services } = stage;
  const call = callOf(stage, await helperOf(stage, number));
  const { id } = await makeMandate(services, call, number, {
    ...{ requestKey: randomUUID(), client: someone(who), items: [{ key: item }], related: false },
    ...{ actions: ["fill", "hand-in", "follow"], consent: "counter" },
    validTo: addDays(shanghaiDay(call.at), 20),
  });
  await consentAtCounter(services, callOf(stage, "clerk"), id, randomUUID());
}

/** One guided and over, one booked. */
export async function playGuidance(stage: Stage): Promise<void> {
  if (await isPlayed(stage, "guidance")) return;
  const texts = ["想看看执照怎么在网上办（演示）", "医保备案不会填（演示）"];
  const numbers: string[] = [];
  for (const [index, text] of texts.entries()) {
    const [slot] = (await guidanceSlots(stage.services)).slots;
    if (slot) numbers.push(await booked(stage, { ...slot, text }, 70 + index));
  }
  const [first] = numbers;
  if (first === undefined) return;
  const guide = async (action: string, data: Record<string, string>) => {
    const { version } = await caseNow(stage, first);
    const ask = { requestKey: randomUUID(), version, data };
    await actOnGuidance(stage.services, callOf(stage, "bangban"), first, action, ask);
    await settle(stage);
  };
  await guide("start", { way: "video" });
  await guide("finish", { outcome: "done", text: "带着走完了网上申请（演示）" });
}

async function booked(
  { services, division }: Stage,
  { startsAt, helper, text }: { startsAt: string; helper: string; text: string },
  who: number,
): Promise<string> {
  const at = services.now();
  const id = await counterResident(services, { division, phone: someone(who).phone, at });
  const actor = { kind: "resident" as const, division, id, enterprises: [] };
  const ask = { requestKey: randomUUID(), startsAt, helper, text };
  return (await bookGuidance(services, { actor, client: "127.0.0.1", at }, ask)).number;
}
