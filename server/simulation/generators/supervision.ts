/**
 * Electronic monitoring (R3.1–R3.4): the sweep looks as in live use; cards are signed, explained, rectified and
 * examined, some are appealed against; supervision orders are issued and answered.
 */
import type { ActRequest } from "#contract/case.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import type { Case } from "#server/kernel/case-type/case.ts";
import type { Day } from "#server/kernel/time/day.ts";
import { actOnCard, actOnOrder, openOrder, sweep } from "#server/modules/supervision/index.ts";
import { between, type Chance, chanceOf, howMany, pick } from "../chance.ts";
import type { Worker } from "../crew.ts";
import { afterWorkdays, atShare, isWorking, whenThere } from "../moments.ts";
import { type Deed, type Generator, type Planned, shareOfYear, type World } from "../world.ts";

export const supervision: Generator = {
  name: "supervision",
  onLook: ({ services }, now) => sweep(services, now),
  onDay(draw, world, day) {
    if (!isWorking(world.timekeeping, day)) return [];
    const count = howMany(draw, shareOfYear(world, world.magnitudes.supervision.orders));
    return Array.from({ length: count }, (_, i) => ordered(world, day, i));
  },
  onEvent(draw, world, { case: it, event }) {
    const step = steps[it.type]?.[it.state]?.({ draw, world, it });
    if (!step?.worker) return [];
    const { timekeeping, magnitudes } = world;
    const late = draw() < magnitudes.supervision.late ? 2.5 : 1;
    const when = afterWorkdays(timekeeping, event.at, between(draw, ...step.days) * late);
    const at = whenThere(timekeeping, when, step.worker.away);
    const act = it.type === "card" ? actOnCard : actOnOrder;
    return [{ at, key: `case ${it.id} ${it.version}`, deed: answers(act, it, step.worker.actor, step) }];
  },
};

interface Standing {
  draw: Chance;
  world: World;
  it: Case;
}

interface Step {
  worker: Worker | undefined;
  days: readonly [number, number];
  action: string;
  data: NonNullable<ActRequest["data"]>;
}

const steps: Record<string, Record<string, (standing: Standing) => Step>> = {
  card: { raised: signed, signed: explained, explained: rectified, rectified: examined, appealed: heard },
  order: { issued: received, received: replied, replied: settled },
};

const head = ({ draw, world, it }: Standing) => world.crew.who(draw, "approver", it.organ);
const supervisor = ({ draw, world, it }: Standing) => world.crew.who(draw, "supervisor", it.organ);

function signed(standing: Standing): Step {
  return { worker: head(standing), days: [0.1, 0.8], action: "sign", data: {} };
}

const causes = ["people", "people", "people", "system", "coordination", "applicant", "policy"];

function explained(standing: Standing): Step {
  const { draw, world, it } = standing;
  const step = { worker: head(standing), days: [0.2, 2.4] as const };
  const appeals = draw() < world.magnitudes.supervision.appeals && !it.taken.appeal;
  if (appeals)
    return { ...step, action: "appeal", data: { grounds: "等待其他部门的结果，不是本机关的原因（模拟）" } };
  const category = pick(draw, causes);
  const words = {
    explanation: "经办人员外出培训，没有及时交接（模拟）",
    measures: "明确替班人员，每天查看在办（模拟）",
  };
  return { ...step, action: "explain", data: { category, ...words } };
}

function rectified(standing: Standing): Step {
  return {
    worker: head(standing),
    days: [0.3, 4],
    action: "rectify",
    data: { result: "已办结并改进（模拟）" },
  };
}

/** Every red card is examined (每件必查). */
function examined(standing: Standing): Step {
  const { draw, it } = standing;
  const step = { worker: supervisor(standing), days: [0.3, 4] as const };
  if (draw() < 0.04) return { ...step, action: "return", data: { reason: "整改情况不具体（模拟）" } };
  const opinion = "整改到位（模拟）";
  if (!it.facts.traits.includes("red")) return { ...step, action: "close", data: { opinion } };
  const responsibility = pick(draw, ["handler", "section", "organ", "system", "none"]);
  const found = { finding: "经查，情况属实（模拟）", responsibility, handling: "谈话提醒（模拟）" };
  return { ...step, action: "close-examined", data: { ...found, opinion } };
}

function heard(standing: Standing): Step {
  const action = standing.draw() < standing.world.magnitudes.supervision.upheld ? "uphold" : "dismiss";
  return { worker: supervisor(standing), days: [0.5, 3], action, data: { opinion: "经核实认定（模拟）" } };
}

function received(standing: Standing): Step {
  return { worker: head(standing), days: [0.1, 0.8], action: "receive", data: {} };
}

function replied(standing: Standing): Step {
  return {
    worker: head(standing),
    days: [0.5, 4],
    action: "reply",
    data: { result: "已按要求办理（模拟）" },
  };
}

function settled(standing: Standing): Step {
  return {
    worker: supervisor(standing),
    days: [0.5, 3],
    action: "close",
    data: { opinion: "同意办结（模拟）" },
  };
}

function answers(
  act: typeof actOnCard,
  { division, id, version }: Case,
  actor: StaffActor,
  { action, data }: Step,
): Deed {
  return async ({ services, requestKey }, at, key) => {
    const call = { actor, client: "127.0.0.1", at };
    await act(services, call, { division, id }, action, { requestKey: requestKey(key), version, data });
  };
}

/** An order by the supervision office about one organ's work. */
function ordered(world: World, day: Day, i: number): Planned {
  const key = `order ${day} ${i}`;
  const draw = chanceOf(world.seed, key);
  const item = pick(draw, [...world.items.values()]);
  const worker = world.crew.who(draw, "supervisor", "");
  const at = atShare(day, 9 * 60 + 30 + Math.floor(draw() * 140), draw());
  const deed: Deed = async ({ services, requestKey }) => {
    if (!worker) return;
    const ask = {
      ...{ requestKey: requestKey(key), organ: item.implementation.organ, days: 5 },
      ...{ title: `加快办理“${item.name}”`.slice(0, 60), matter: "请查明积压的原因，限期办结（模拟）" },
    };
    await openOrder(services, { actor: worker.actor, client: "127.0.0.1", at }, ask);
  };
  return { at, key, deed };
}
