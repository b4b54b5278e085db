/** Who may do what in a hall: its queues, its appointments, the money of its kiosks, and other systems that book there. Pure. */
import type { Actor } from "./actor.ts";
import { hasPost, isDirector, isInHall } from "./holding.ts";
import type { RulesOf } from "./subject.ts";

export const hallRules: RulesOf<
  `queue.${string}` | `appointment.${string}` | `payment.${string}` | `scheduler.${string}`
> = {
  "queue.serve": (actor, { hall }) => hasPost(actor, ["clerk"], (post) => isInHall(post, hall)),
  "queue.guide": (actor, { hall }) => hasPost(actor, ["clerk", "supervisor"], (post) => isInHall(post, hall)),
  "queue.read": (actor, { hall }) =>
    isDirector(actor) ||
    hasPost(actor, ["clerk", "supervisor", "organ-head"], (post) => isInHall(post, hall)),
  "queue.figures": (actor, { hall }) =>
    isDirector(actor) || hasPost(actor, ["supervisor", "organ-head"], (post) => isInHall(post, hall)),
  "queue.edit": (actor) => hasPost(actor, ["system-admin"]),
  "appointment.read": (actor, { hall }) =>
    isDirector(actor) ||
    hasPost(actor, ["clerk", "supervisor", "organ-head"], (post) => isInHall(post, hall)),
  "appointment.keep": (actor, { hall }) =>
    hasPost(actor, ["clerk", "supervisor"], (post) => isInHall(post, hall)),
  "appointment.plan": (actor, { hall }) =>
    isDirector(actor) || hasPost(actor, ["supervisor"], (post) => isInHall(post, hall)),
  "payment.read": (actor, { hall }) =>
    isDirector(actor) || hasPost(actor, ["clerk", "supervisor"], (post) => isInHall(post, hall)),
  "payment.ask-refund": (actor, { hall }) =>
    hasPost(actor, ["clerk", "supervisor"], (post) => isInHall(post, hall)),
  "payment.refund": (actor, { hall }) =>
    isDirector(actor) || hasPost(actor, ["supervisor"], (post) => isInHall(post, hall)),
  "scheduler.read": (actor) => hasScope(actor, "scheduler.read"),
  "scheduler.book": (actor) => hasScope(actor, "scheduler.book"),
};

function hasScope(actor: Actor, scope: string): boolean {
  return actor.kind === "connected" && actor.scopes.includes(scope);
}
