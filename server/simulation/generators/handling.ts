/** What becomes of an application: accepted, corrected, examined, decided, handed over, archived; or otherwise. */

import type { Case } from "#server/kernel/case-type/case.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import { between } from "../chance.ts";
import type { Worker } from "../crew.ts";
import { acts, bringsAgain, bringsOwed } from "../deeds.ts";
import { afterWorkdays, whenThere } from "../moments.ts";
import { applicantOf, type Deed, type Generator, type Planned, type World } from "../world.ts";
import { type Action, isInstant, type Standing, stepAction, stepTime } from "./examining.ts";
import { registering } from "./registering.ts";

export const handling: Generator = {
  name: "handling",
  onEvent(draw, world, occurrence) {
    const { case: it } = occurrence;
    if (it.type !== "application") return [];
    if (it.concludedAt) world.brought.delete(it.id);
    return next[it.state]?.({ draw, world, it, at: occurrence.event.at, event: occurrence.event }) ?? [];
  },
};

const part = "part-of-joint";

/** What follows in each state. */
const next: Record<string, (standing: Standing) => Planned[]> = {
  received: answered,
  correcting: corrected,
  handling: examined,
  special: ended,
  approved: handedOut,
  issued: handedOver,
  rejected: handedOver,
  delivered: archived,
  refused: archived,
  "not-required": archived,
  withdrawn: archived,
  terminated: archived,
};

function planned({ it }: Standing, at: Instant, what: string, deed: Deed): Planned {
  return { at, key: `case ${it.id} ${it.version} ${what}`, deed };
}

/** A member of staff does it when they have come to it and are there. */
function byWorker(
  standing: Standing,
  worker: Worker | undefined,
  days: readonly [number, number],
  [action, data]: [action: string, data?: Record<string, unknown>],
): Planned[] {
  if (!worker) return [];
  const { world, draw, it, at } = standing;
  const took = between(draw, ...days) * worker.speed;
  const done = whenThere(world.timekeeping, afterWorkdays(world.timekeeping, at, took), worker.away);
  return [planned(standing, done, action, acts(it, worker.actor, action, data))];
}

function clerkOf({ world, draw, it }: Standing): Worker | undefined {
  return world.crew.who(draw, "clerk", it.organ, it.hall ?? world.halls[0]);
}

function withdrawn(standing: Standing, after: readonly [number, number]): Planned[] {
  const { world, draw, it, at } = standing;
  const when = afterWorkdays(world.timekeeping, at, between(draw, ...after));
  const actor = applicantOf(world.division, it.party);
  return [
    planned(standing, when, "withdraw", acts(it, actor, "withdraw", { reason: "不再需要办理（模拟）" })),
  ];
}

function answered(standing: Standing): Planned[] {
  const { draw, world, it } = standing;
  const how = world.magnitudes.handling;
  const clerk = clerkOf(standing);
  const alone = !it.facts.traits.includes(part);
  const kind = draw();
  let bound = how.withdrawals;
  if (alone && kind < bound) return withdrawn(standing, [0.05, 1]);
  const wait = kind > 1 - (clerk?.late ?? 0) / 2 ? ([5.2, 7] as const) : how.acceptance;
  bound += how.refusals;
  if (alone && kind < bound) return byWorker(standing, clerk, wait, ["refuse", refusal]);
  bound += how.notRequired;
  if (alone && kind < bound) return byWorker(standing, clerk, wait, ["not-require", notRequired]);
  bound += how.corrections;
  const corrects = alone && kind < bound && !it.taken.correct;
  if (corrects) return byWorker(standing, clerk, wait, ["correct", notice(world, it)]);
  const action = it.facts.traits.includes("deferred") ? "accept-deferred" : "accept";
  return byWorker(standing, clerk, wait, [action]);
}

const refusal = { reason: "不属于本机关职权范围，请向有关机关申请（模拟）" };
const notRequired = { reason: "此事依法不需要取得行政许可（模拟）" };

function notice(world: World, it: Case) {
  const material = world.itemsByName.get(it.subject)?.materials[0]?.name ?? "申请表";
  return { materials: [{ material, problem: "内容不清楚，请重新提交清晰、完整的一份（模拟）" }] };
}

/** Some never answer; the clock ends the matter (R2.10). */
function corrected(standing: Standing): Planned[] {
  const { draw, world, it, at } = standing;
  const how = world.magnitudes.handling;
  if (draw() < how.lapses) return [];
  const when = afterWorkdays(world.timekeeping, at, between(draw, ...how.resubmission));
  const actor = it.channel === "portal" ? applicantOf(world.division, it.party) : clerkOf(standing)?.actor;
  return actor ? [planned(standing, when, "resubmit", bringsAgain(it, actor))] : [];
}

function examined(standing: Standing): Planned[] {
  const { draw, world, it, event } = standing;
  const step = it.facts.steps[it.step ?? 0];
  if (!step) return [];
  const how = world.magnitudes.handling;
  const owed = event.action === "accept-deferred" ? supplied(standing) : [];
  if (draw() < how.withdrawals / 2 && !it.facts.traits.includes(part))
    return [...owed, ...withdrawn(standing, [0.05, 0.5])];
  const worker = world.crew.who(draw, step.role, it.organ);
  if (!worker) return owed;
  const [took, isLate] = stepTime(standing, step, worker);
  const item = world.itemsByName.get(it.subject);
  const action = stepAction(standing, step, item, isLate);
  const done = whenThere(world.timekeeping, took, isInstant(step.limit) ? new Set() : worker.away);
  return [...owed, planned(standing, done, action[0], acts(it, worker.actor, ...action))];
}

/** R2.32: most bring what they promised in good time. */
function supplied(standing: Standing): Planned[] {
  const { draw, world, it, at } = standing;
  const clerk = clerkOf(standing);
  const limit = it.facts.limits.deferral?.n ?? 5;
  if (!clerk || draw() < world.magnitudes.handling.deferralsLapsed) return [];
  const when = afterWorkdays(world.timekeeping, at, between(draw, 0.1, 0.9) * limit);
  return [planned(standing, when, "supply", bringsOwed(it, clerk.actor))];
}

/** A special procedure mostly ends in time; otherwise its clock ends it (R2.25). */
function ended(standing: Standing): Planned[] {
  const { draw, world, it } = standing;
  const step = it.facts.steps[it.step ?? 0];
  const worker = step && world.crew.who(draw, step.role, it.organ);
  return byWorker(standing, worker, [1, 6], ["end-special", { result: "程序已完成，继续办理（模拟）" }]);
}

/** The numbers that others wait for first, then the licence or the paper. */
function handedOut(standing: Standing): Planned[] {
  const { world, it } = standing;
  const number = registering(it);
  const wait = world.magnitudes.handling.delivery;
  if (number) return byWorker(standing, clerkOf(standing), [0.005, 0.02], number);
  if (it.facts.traits.includes("licence")) return byWorker(standing, clerkOf(standing), wait, ["issue"]);
  return it.facts.traits.includes(part)
    ? []
    : byWorker(standing, clerkOf(standing), wait, delivery(standing, "deliver-document"));
}

function handedOver(standing: Standing): Planned[] {
  const { world, it } = standing;
  if (it.facts.traits.includes(part)) return [];
  const number = registering(it);
  if (number) return byWorker(standing, clerkOf(standing), [0.005, 0.02], number);
  return byWorker(
    standing,
    clerkOf(standing),
    world.magnitudes.handling.delivery,
    delivery(standing, "deliver"),
  );
}

function delivery({ draw, it }: Standing, action: string): Action {
  const method = it.channel === "portal" && draw() < 0.6 ? "electronic" : draw() < 0.2 ? "post" : "counter";
  return [action, { method }];
}

function archived(standing: Standing): Planned[] {
  const { draw, world, it } = standing;
  const how = world.magnitudes.handling;
  if (draw() >= how.archived) return [];
  const archivist = world.crew.who(draw, "archivist", it.organ);
  return byWorker(standing, archivist, how.archiving, [
    "archive",
    { retention: it.facts.steps.length > 1 ? "30年" : "10年" },
  ]);
}
