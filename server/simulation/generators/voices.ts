/** What people bring besides applications: what could not be done, complaints, suggestions, clues; and what follows. */
import type { RegisterVoice, VoiceKind } from "#contract/voice.ts";
import { findCase } from "#server/cases/index.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import type { Case } from "#server/kernel/case-type/case.ts";
import type { Day } from "#server/kernel/time/day.ts";
import { actAsStaff, registerVoice, reportVoice } from "#server/modules/voices/index.ts";
import { between, type Chance, chanceOf, howMany, pick } from "../chance.ts";
import type { Worker } from "../crew.ts";
import { person, residentId } from "../made-up.ts";
import { afterWorkdays, atShare, isWorking, whenThere } from "../moments.ts";
import { type Deed, type Generator, type Planned, shareOfYear, type World } from "../world.ts";

export const voices: Generator = {
  name: "voices",
  onDay(draw, world, day) {
    if (!isWorking(world.timekeeping, day)) return [];
    const kinds = Object.entries(world.magnitudes.voices.kinds) as [VoiceKind, number][];
    return kinds.flatMap(([kind, ofYear]) =>
      Array.from({ length: howMany(draw, shareOfYear(world, ofYear)) }, (_, i) =>
        brought(world, day, kind, i),
      ),
    );
  },
  onEvent(draw, world, { case: it, event }) {
    const step = steps[it.type]?.[it.state];
    if (!step || event.action === "missed") return [];
    const done = step({ draw, world, it });
    if (!done?.worker) return [];
    const { timekeeping } = world;
    const late = draw() < world.magnitudes.voices.late ? 2.2 : 1;
    const took = between(draw, ...done.days) * done.worker.speed * late;
    const at = whenThere(timekeeping, afterWorkdays(timekeeping, event.at, took), done.worker.away);
    const deed = actsOnVoice(it, done.worker.actor, done.action, done.data);
    return [{ at, key: `case ${it.id} ${it.version}`, deed }];
  },
};

const texts: Record<VoiceKind, readonly string[]> = {
  unresolved: [
    "跑了两次，窗口还要一份清单上没有的证明（模拟）",
    "系统提示信息不一致，换了几个窗口都办不了（模拟）",
    "我的情况指南上没有写，不知道该怎么办（模拟）",
  ],
  complaint: ["等了很久没有人叫号，问也没有人答（模拟）", "一次没有说清要什么材料，让人白跑（模拟）"],
  suggestion: ["希望中午也有人值班（模拟）", "希望大厅多放几张填表的桌子（模拟）"],
  clue: ["有人在大厅门口说交钱可以办得快（模拟）"],
};

function brought(world: World, day: Day, kind: VoiceKind, i: number): Planned {
  const key = `${kind} ${day} ${i}`;
  const draw = chanceOf(world.seed, key);
  const at = atShare(day, 540 + Math.floor(draw() * 170), draw());
  const item = pick(draw, [...world.items.values()]);
  const told = {
    about: "item" as const,
    ...{ item: item.key, organ: item.implementation.organ, text: pick(draw, texts[kind]) },
  };
  const who = Math.floor(draw() * world.people);
  const clerk = world.crew.who(draw, kind === "clue" ? "supervisor" : "clerk", "", world.halls[0]);
  const online = !clerk || draw() < 0.5;
  const anonymous = kind !== "unresolved" && draw() < world.magnitudes.voices.anonymous;
  const channel = draw() < 0.7 ? ("counter" as const) : ("phone" as const);
  const { name, phone } = person(who);
  return {
    ...{ at, key, opens: true },
    deed: async ({ services, requestKey }) => {
      const common = { requestKey: requestKey(key), kind, ...told };
      if (online) {
        const resident = { kind: "resident" as const, division: world.division, id: residentId(who) };
        await reportVoice(services, { ...resident, enterprises: [] }, { ...common, anonymous }, at);
        return;
      }
      const asked: RegisterVoice = { ...common, channel, ...(!anonymous && { name, phone }) };
      await registerVoice(services, { actor: clerk.actor, client: "127.0.0.1", at }, asked);
    },
  };
}

interface Standing {
  draw: Chance;
  world: World;
  it: Case;
}

interface Step {
  worker: Worker | undefined;
  days: readonly [number, number];
  action: string;
  data: Record<string, unknown>;
}

const told = (text: string) => ({ told: `${text}（模拟）` });

const steps: Record<string, Record<string, (standing: Standing) => Step | undefined>> = {
  unresolved: { registered: triaged, solving: solved, answered: called, settled: closed },
  complaint: { received: accepted, investigating: replied, answered: called, settled: concluded },
  clue: { received: takenUp, verifying: verified },
};

/** The organ it is about answers it. */
function ownerOf({ world, draw }: Standing): string {
  return pick(draw, [...world.items.values()]).implementation.organ;
}

function supervisor({ world, draw }: Standing): Worker | undefined {
  return world.crew.who(draw, "supervisor", "");
}

function triaged(standing: Standing): Step {
  const { draw } = standing;
  const category = pick(draw, ["not-as-listed", "materials", "materials", "powers", "system", "policy-gap"]);
  const data = { category, owner: ownerOf(standing), ...(draw() < 0.15 && { complex: true }) };
  return { worker: supervisor(standing), days: [0.05, 0.8], action: "triage", data };
}

function solved(standing: Standing): Step {
  const { draw, world, it } = standing;
  const result = pick(draw, ["solved", "solved", "solved", "partly", "explained"]);
  const worker = world.crew.who(draw, "approver", it.organ);
  return { worker, days: [0.4, 4.4], action: "answer", data: { result, ...told("已经核实并办理") } };
}

/** Whoever answered does not call back. */
function called(standing: Standing): Step {
  const { draw, world } = standing;
  const kind = draw();
  const { satisfied, sentBack } = world.magnitudes.voices;
  const common = { worker: supervisor(standing), days: [0.2, 2.5] as const };
  if (kind < satisfied) return { ...common, action: "satisfied", data: told("满意") };
  if (kind < satisfied + sentBack) return { ...common, action: "send-back", data: told("问题还在") };
  return { ...common, action: "satisfied", data: {} };
}

function closed(standing: Standing): Step {
  const { draw, world, it } = standing;
  const change = pick(draw, ["process", "materials", "item-data", "system", "training", "not-needed"]);
  const worker = world.crew.who(draw, "approver", it.organ);
  return { worker, days: [1, 8], action: "close", data: { change, ...told("已改进，避免再次发生") } };
}

function accepted(standing: Standing): Step {
  const { draw } = standing;
  const worker = supervisor(standing);
  if (draw() < 0.06) {
    return {
      worker,
      days: [0.2, 1.6],
      action: "decline",
      data: { ground: "other-way", ...told("请通过其他途径反映") },
    };
  }
  return { worker, days: [0.1, 1.6], action: "accept", data: { owner: ownerOf(standing) } };
}

function replied(standing: Standing): Step {
  const { draw, world, it } = standing;
  const outcome = pick(draw, ["founded", "partly", "partly", "unfounded", "adopted"]);
  const action = it.facts.traits.includes("anonymous") ? "answer-posted" : "answer";
  const worker = world.crew.who(draw, "approver", it.organ);
  return { worker, days: [1, 8.5], action, data: { outcome, ...told("经调查，情况已经处理") } };
}

function concluded(standing: Standing): Step {
  const change = pick(standing.draw, ["apology", "training", "process", "adopted", "not-needed"]);
  return { worker: supervisor(standing), days: [1, 7], action: "close", data: { change, ...told("已整改") } };
}

function takenUp(standing: Standing): Step {
  return { worker: supervisor(standing), days: [0.5, 4], action: "take-up", data: {} };
}

function verified(standing: Standing): Step {
  const outcome = pick(standing.draw, ["unfounded", "unfounded", "partly"]);
  const data = { outcome, ...told("已核查"), inner: "核查情况已归卷（模拟）" };
  return { worker: supervisor(standing), days: [3, 17], action: "conclude", data };
}

function actsOnVoice(
  { division, id, version }: Case,
  actor: StaffActor,
  action: string,
  data: Record<string, unknown>,
): Deed {
  return async ({ services, requestKey }, at, key) => {
    const current = await findCase(services.pool, { division, id });
    if (current?.version !== version) return;
    await actAsStaff(
      services,
      actor,
      { division, id },
      { requestKey: requestKey(key), version, action, data, at },
    );
  };
}
