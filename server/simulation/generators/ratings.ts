/** What people say of how they were served (R4.1–R4.7), and what becomes of a bad word: called back, rectified, checked. */
import type { Grade, RatingChannel } from "#contract/rating.ts";
import { readEvents } from "#server/cases/index.ts";
import type { Case } from "#server/kernel/case-type/case.ts";
import { servicePoints } from "#server/kernel/rating/service-points.ts";
import { actOnBadRating, rate } from "#server/modules/ratings/index.ts";
import { between, type Chance, pick, pickWeighted } from "../chance.ts";
import type { Worker } from "../crew.ts";
import { acts } from "../deeds.ts";
import { afterWorkdays, plusMinutes, whenThere } from "../moments.ts";
import { applicantOf, type Deed, type Generator, type Planned, type World } from "../world.ts";

/** The case came to a result that the applicant has heard of. */
const results = new Set(["delivered", "refused", "not-required"]);

export const ratings: Generator = {
  name: "ratings",
  onEvent(draw, world, { case: it, event }) {
    if (it.type === "bad-rating") return looksInto({ draw, world, it, at: event.at, by: event.actor.id });
    const isServed = it.type === "application" || it.type === "joint";
    if (!isServed || !results.has(it.state) || event.from === it.state) return [];
    if (draw() >= world.magnitudes.ratings.share) return [];
    return [rates(draw, world, it, event.at)];
  },
};

/** Stars to what people point at, and to what they write. */
const codes: Record<Grade, readonly string[]> = {
  1: ["517", "510", "513", "514", "512"],
  2: ["413", "411", "408"],
  3: ["314", "309", "313"],
  4: ["213", "214", "209", "207"],
  5: ["115", "109", "113", "110"],
};
const texts: Partial<Record<Grade, readonly string[]>> = {
  1: ["办得很快，服务很好（模拟）", "一次就办好了（模拟）"],
  3: ["还可以，就是等得有点久（模拟）"],
  4: ["排队时间太长（模拟）", "窗口人员说不清楚要什么材料（模拟）", "过了承诺的时间还没有办完（模拟）"],
  5: ["态度不好，问一句答一句（模拟）", "让我跑了三趟，还要清单以外的材料（模拟）"],
};

function rates(draw: Chance, world: World, it: Case, served: string): Planned {
  const grades = world.magnitudes.ratings.grades.map((weight, i) => [(i + 1) as Grade, weight] as const);
  const grade = pickWeighted(draw, grades);
  const written = texts[grade] && draw() < (grade > 3 ? 0.8 : 0.1) ? pick(draw, texts[grade]) : undefined;
  const chosen = [pick(draw, codes[grade])];
  const online = it.channel === "portal";
  const channel = pick<RatingChannel>(draw, online ? [1, 2, 2, 7] : [3, 4, 4, 4, 7]);
  // From a phone on its own way in: an address of carrier-grade networks, which nobody has to themselves.
  const address = `100.${64 + Math.floor(draw() * 64)}.${Math.floor(draw() * 256)}.${Math.floor(draw() * 256)}`;
  const at = plusMinutes(served, draw() < 0.6 ? between(draw, 2, 20) : between(draw, 60, 7200));
  const { id } = applicantOf(world.division, it.party);
  const key = { division: it.division, id: it.id };
  const deed: Deed = async ({ services, requestKey }, when, name) => {
    const points = servicePoints(it, await readEvents(services.pool, key));
    const point = points.at(-1);
    if (!point) return;
    const given = { requestKey: requestKey(name), grade, codes: chosen, ...(written && { text: written }) };
    await rate(services, key, point.service, given, { rater: `resident/${id}`, channel, address }, when);
  };
  return { at, key: `rating ${it.id} ${it.version}`, deed, ...(grade > 3 && { opens: true as const }) };
}

interface Standing {
  draw: Chance;
  world: World;
  it: Case;
  at: string;
  /** Who did what was done last. */
  by: string;
}

interface Step {
  worker: Worker | undefined;
  days: readonly [number, number];
  deed: (worker: Worker) => Deed;
}

function looksInto(standing: Standing): Planned[] {
  const { draw, world, it, at } = standing;
  const step = steps[it.state]?.(standing);
  if (!step?.worker) return [];
  const late = draw() < world.magnitudes.ratings.late ? 2.5 : 1;
  const when = afterWorkdays(world.timekeeping, at, between(draw, ...step.days) * late);
  return [
    {
      at: whenThere(world.timekeeping, when, step.worker.away),
      key: `case ${it.id} ${it.version}`,
      deed: step.deed(step.worker),
    },
  ];
}

const steps: Record<string, (standing: Standing) => Step> = {
  contacting: contacted,
  verifying: verified,
  reviewing: reviewed,
  rectifying: rectified,
  checking: checked,
};

/** A supervisor who did not do what was done last. */
function supervisor({ draw, world, by }: Standing): Worker | undefined {
  const found = [1, 2, 3, 4].map(() => world.crew.who(draw, "supervisor", ""));
  return found.find((worker) => worker?.id !== by);
}

function contacted(standing: Standing): Step {
  const { it } = standing;
  const deed = own(it, "contact", { note: "电话回访，了解了情况（模拟）" });
  return { worker: supervisor(standing), days: [0.1, 0.9], deed };
}

function verified(standing: Standing): Step {
  const { draw, world, it } = standing;
  const kind = draw();
  const { mistaken, complex } = world.magnitudes.ratings;
  const by = (action: string, data: Record<string, unknown>) => (worker: Worker) =>
    acts(it, worker.actor, action, data);
  const step = { worker: supervisor(standing), days: [0.3, 1.5] as const };
  if (kind < mistaken && !it.taken.deny)
    return { ...step, deed: by("claim-mistaken", { evidence: "群众表示按错了选项（模拟）" }) };
  const finding = "情况属实（模拟）";
  if (kind < mistaken + complex && !it.taken["confirm-complex"])
    return { ...step, deed: by("confirm-complex", { finding, complexity: "涉及几个部门（模拟）" }) };
  return { ...step, deed: by("confirm", { finding }) };
}

function reviewed(standing: Standing): Step {
  const { draw, it } = standing;
  const action = draw() < 0.8 ? "exclude" : "deny";
  return {
    worker: supervisor(standing),
    days: [0.3, 1.5],
    deed: own(it, action, { opinion: "经复核认定（模拟）" }),
  };
}

function rectified({ draw, world, it }: Standing): Step {
  const data = { measures: "已约谈当事人员，完善告知流程（模拟）", reply: "给您带来不便，已经改进（模拟）" };
  return {
    worker: world.crew.who(draw, "approver", it.organ),
    days: [0.5, 3],
    deed: (worker) => acts(it, worker.actor, "rectify", data),
  };
}

function checked(standing: Standing): Step {
  const { draw, world, it } = standing;
  const note = "回访确认（模拟）";
  const isBack = draw() < world.magnitudes.ratings.sentBack;
  const deed = isBack
    ? own(it, "send-back", { note, reason: "群众不认可（模拟）" })
    : own(it, "pass", { note });
  return { worker: supervisor(standing), days: [0.4, 2.2], deed };
}

type OwnAction = Parameters<typeof actOnBadRating>[3];

function own(it: Case, action: OwnAction, data: Record<string, unknown>) {
  const { division, id, version } = it;
  return ({ actor }: Worker): Deed =>
    async ({ services, requestKey }, at, key) => {
      const ask = { requestKey: requestKey(key), version, data };
      await actOnBadRating(services, actor, { division, id }, action, ask, at);
    };
}
