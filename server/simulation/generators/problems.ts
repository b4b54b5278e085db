/**
 * 问题清单 (R12.7): what the supervision office puts on the list, some of it decided on by a meeting, how it goes, and its
 * end; some is late. Each step names the problem by the request that raised it, which answers the same again.
 */
import { addDays, type Day, type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { holdMeeting, noteProblem, raiseProblem } from "#server/modules/voices/index.ts";
import { between, type Chance, chanceOf, howMany, pick } from "../chance.ts";
import type { Worker } from "../crew.ts";
import { afterWorkdays, atShare, isWorking, whenThere } from "../moments.ts";
import { type Generator, type Ground, type Planned, shareOfYear, type World } from "../world.ts";

export const problems: Generator = {
  name: "problems",
  onDay(draw, world, day) {
    if (!isWorking(world.timekeeping, day)) return [];
    const count = howMany(draw, shareOfYear(world, world.magnitudes.problems.raised));
    return Array.from({ length: count }, (_, i) => problem(world, day, i)).flat();
  },
};

const titles = [
  "窗口之间重复要材料（模拟）",
  "系统之间数据不通，要重复录入（模拟）",
  "中午没有人值班（模拟）",
  "联办事项各部门口径不一致（模拟）",
  "乡镇服务点不会收这类件（模拟）",
];

interface Problem {
  world: World;
  draw: Chance;
  keeper: Worker;
  /** Who answers for it. */
  owner: Worker;
  raise: (ground: Ground) => Promise<{ id: string }>;
}

function problem(world: World, day: Day, i: number): Planned[] {
  const key = `problem ${day} ${i}`;
  const draw = chanceOf(world.seed, key);
  const { organ } = pick(draw, [...world.items.values()]).implementation;
  const keeper = world.crew.who(draw, "supervisor", "");
  const owner = world.crew.who(draw, "approver", organ);
  if (!keeper || !owner) return [];
  const at = atShare(day, 9 * 60 + Math.floor(draw() * 160), draw());
  const words = { title: pick(draw, titles), detail: "巡查和座谈时发现（模拟）", owner: owner.name };
  const source = pick(draw, ["inspection", "inspection", "other"] as const);
  const asked = { ...words, source, organ, dueOn: addDays(day, 30) };
  const raise = (ground: Ground) => {
    const call = callOf(ground, keeper, at, key);
    return raiseProblem(ground.services, call, { ...asked, requestKey: call.requestKey });
  };
  return [{ at, key, deed: raise }, ...course({ world, draw, keeper, owner, raise }, key, at)];
}

const callOf = ({ requestKey }: Ground, { actor }: Worker, at: Instant, key: string) => ({
  ...{ actor, client: "127.0.0.1", at, requestKey: requestKey(key) },
});

/** A meeting about it, perhaps; then how it goes, then its end. Each step is on the version of the one before. */
function course(it: Problem, key: string, raised: Instant): Planned[] {
  const { world, draw, keeper, owner } = it;
  const { met, late } = world.magnitudes.problems;
  const after = (from: Instant, least: number, most: number, { away }: Worker) =>
    whenThere(world.timekeeping, afterWorkdays(world.timekeeping, from, between(draw, least, most)), away);
  const meets = draw() < met;
  const decided = meets ? after(raised, 2, 5, keeper) : raised;
  const slow = draw() < late ? 2.5 : 1;
  const noted = after(decided, 2 * slow, 8 * slow, owner);
  const ended = after(noted, 1, 6 * slow, keeper);
  const version = meets ? 2 : 1;
  const state = draw() < 0.9 ? ("solved" as const) : ("dropped" as const);
  return [
    ...(meets ? [meeting(it, `${key} meeting`, decided)] : []),
    notes(it, owner, { key: `${key} note`, at: noted, version, note: "已经着手解决（模拟）", state: "open" }),
    notes(it, keeper, { key: `${key} end`, at: ended, version: version + 1, note: endings[state], state }),
  ];
}

const endings = { solved: "已经解决，回访满意（模拟）", dropped: "经会商不再列入清单（模拟）" };

interface Note {
  key: string;
  at: Instant;
  version: number;
  note: string;
  state: "open" | "solved" | "dropped";
}

function notes({ raise }: Problem, by: Worker, { key, at, ...said }: Note): Planned {
  return {
    ...{ at, key },
    deed: async (ground) => {
      const { id } = await raise(ground);
      const call = callOf(ground, by, at, key);
      await noteProblem(ground.services, call, id, { ...said, requestKey: call.requestKey });
    },
  };
}

function meeting({ raise, keeper, owner }: Problem, key: string, at: Instant): Planned {
  return {
    ...{ at, key },
    deed: async (ground) => {
      const { id } = await raise(ground);
      const call = callOf(ground, keeper, at, key);
      const day = shanghaiDay(at);
      const note = "由责任部门牵头，限期解决（模拟）";
      const decided = { organ: owner.organ, owner: owner.name, dueOn: addDays(day, 30) };
      await holdMeeting(ground.services, call, {
        ...{ requestKey: call.requestKey, heldOn: day, chair: keeper.name, attendees: owner.name },
        minutes: "逐个问题明确责任部门和时限（模拟）",
        decisions: [{ problem: id, version: 1, note, ...decided }],
      });
    },
  };
}
