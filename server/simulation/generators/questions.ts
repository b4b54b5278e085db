/**
 * 疑问解答: questions noted at counters and by phone, replied to by staff; now and then an answer is drafted for the
 * ledger, and published by somebody else. What is done later names what was done before by its request, which answers the same
 * again.
 */
import { addDays, type Day, type Instant } from "#server/kernel/time/day.ts";
import { draftAnswer, noteQuestion, publishAnswer, replyToQuestion } from "#server/modules/answers/index.ts";
import { between, type Chance, chanceOf, howMany, pick } from "../chance.ts";
import type { Worker } from "../crew.ts";
import { afterWorkdays, atShare, isWorking, whenThere } from "../moments.ts";
import { type Generator, type Ground, type Planned, shareOfYear, type World } from "../world.ts";

export const questions: Generator = {
  name: "questions",
  onDay(draw, world, day) {
    if (!isWorking(world.timekeeping, day)) return [];
    const { asked, answers } = world.magnitudes.questions;
    const some = (ofYear: number, plan: (world: World, day: Day, i: number) => Planned[]) =>
      Array.from({ length: howMany(draw, shareOfYear(world, ofYear)) }, (_, i) => plan(world, day, i)).flat();
    return [...some(asked, question), ...some(answers, answer)];
  },
};

const callOf = ({ requestKey }: Ground, { actor }: Worker, at: Instant, key: string) => ({
  ...{ actor, client: "127.0.0.1", at, requestKey: requestKey(key) },
});

/** In office hours, some working days later, when this member of staff is there. */
const later = ({ timekeeping }: World, draw: Chance, at: Instant, days: number, { away }: Worker) =>
  whenThere(timekeeping, afterWorkdays(timekeeping, at, between(draw, 0.1, 1) * days), away);

const moment = (draw: Chance, day: Day) => atShare(day, 9 * 60 + Math.floor(draw() * 160), draw());

const texts = [
  "要带哪些材料（模拟）",
  "多久能办好（模拟）",
  "能不能让别人代办（模拟）",
  "在哪个窗口办（模拟）",
];

function question(world: World, day: Day, i: number): Planned[] {
  const key = `question ${day} ${i}`;
  const draw = chanceOf(world.seed, key);
  const clerk = world.crew.who(draw, "clerk", "", world.halls[0]);
  if (!clerk) return [];
  const at = moment(draw, day);
  const item = pick(draw, [...world.items.values()]);
  const channel = pick(draw, ["counter", "counter", "phone", "live", "training"] as const);
  const note = (ground: Ground) => {
    const call = callOf(ground, clerk, at, key);
    const text = `办“${item.name}”${pick(chanceOf(world.seed, key, "text"), texts)}`.slice(0, 500);
    return noteQuestion(ground.services, call, { requestKey: call.requestKey, text, channel });
  };
  const noted: Planned = { at, key, deed: note };
  if (draw() < world.magnitudes.questions.unanswered) return [noted];
  const reply = "请看办事指南；不清楚的，到窗口或者打 12345 问（模拟）";
  const replied: Planned = {
    at: later(world, draw, at, 3, clerk),
    key: `${key} reply`,
    deed: async (ground, moment, own) => {
      const { id } = await note(ground);
      const call = callOf(ground, clerk, moment, own);
      await replyToQuestion(ground.services, call, id, { requestKey: call.requestKey, reply });
    },
  };
  return [noted, replied];
}

/** One drafts, another publishes. */
function answer(world: World, day: Day, i: number): Planned[] {
  const key = `answer ${day} ${i}`;
  const draw = chanceOf(world.seed, key);
  const item = pick(draw, [...world.items.values()]);
  const { organ } = item.implementation;
  const drafter = world.crew.who(draw, "examiner", organ);
  const publisher = world.crew.who(draw, "approver", organ);
  if (!drafter || !publisher) return [];
  const at = moment(draw, day);
  const words = {
    question: `办“${item.name}”要注意什么（模拟）`.slice(0, 200),
    answer: "按办事指南准备材料；能用电子证照的，不用再交纸质件（模拟）",
    ...{ items: [item.key], themes: [], organ, source: "模拟数据", validUntil: addDays(day, 730) },
  };
  const drafts = (ground: Ground) => {
    const call = callOf(ground, drafter, at, key);
    return draftAnswer(ground.services, call, { ...words, requestKey: call.requestKey });
  };
  const published: Planned = {
    at: later(world, draw, at, 4, publisher),
    key: `${key} publish`,
    deed: async (ground, moment, own) => {
      const { id, version } = await drafts(ground);
      const call = callOf(ground, publisher, moment, own);
      await publishAnswer(ground.services, call, id, { requestKey: call.requestKey, version });
    },
  };
  return [{ at, key, deed: drafts }, published];
}
