/** Who watches how promises are kept: cards, orders, conduct, ratings, figures. Pure. */
import { type Actor, caseRoles, type StaffActor, type StaffRole } from "./actor.ts";
import { answersFor, hasPost, isDirector, isOfficial, reaches } from "./holding.ts";
import type { RulesOf, SupervisedSubject } from "./subject.ts";

export const supervisionRules: RulesOf<
  `supervision.${string}` | `order.${string}` | `conduct.${string}` | `rating.${string}` | `metrics.${string}`
> = {
  "conduct.check": (actor, it) => isOfficial(actor) && it.supervisors.includes(actor.id),
  "conduct.read": (actor, { organ }) =>
    isDirector(actor) ||
    hasPost(
      actor,
      ["supervisor", "organ-head"],
      (post) =>
        organ === undefined || (post.role === "organ-head" ? post.organ === organ : reaches(post, organ)),
    ),
  "conduct.keep": (actor) =>
    isDirector(actor) || hasPost(actor, ["supervisor"], (post) => post.reach === "all-organs"),
  "rating.read": (actor) => isDirector(actor) || hasPost(actor, caseRoles),
  "rating.keep": (actor, { organ }) =>
    hasPost(actor, ["supervisor"], (post) => organ === undefined || reaches(post, organ)),
  "metrics.read": (actor, { organ }) =>
    (actor.kind === "connected" && actor.scopes.includes("metrics.read")) || answersFor(actor, organ),
  "metrics.people": (actor, { organ, staff }) =>
    (isOfficial(actor) && staff === actor.id) || answersFor(actor, organ),
  "metrics.enter": (actor, { organ }) => answersFor(actor, organ),
  "metrics.publish": (actor) => answersFor(actor, undefined),
  "supervision.read": (actor, it) =>
    isDirector(actor) || isHandler(actor, it) || supervises(actor, overseers, it),
  "supervision.answer": (actor, it) =>
    isHandler(actor, it) || supervises(actor, ["approver", "organ-head"], it),
  "supervision.examine": (actor, it) => supervises(actor, ["supervisor"], it),
  "supervision.raise": (actor, it) => supervises(actor, ["supervisor"], it),
  "order.open": (actor, it) => isDirector(actor) || supervises(actor, ["supervisor", "organ-head"], it),
};

/** Who sees how an organ keeps its promises. */
const overseers: StaffRole[] = ["supervisor", "organ-head", "approver"];

/** Holds one of these roles for the organ; for some organ, where none is named. */
function supervises(actor: Actor, roles: StaffRole[], { organ }: SupervisedSubject): boolean {
  return hasPost(actor, roles, (post) => organ === undefined || reaches(post, organ));
}

function isHandler(actor: Actor, { handler }: SupervisedSubject): boolean {
  return isOfficial(actor) && handler !== undefined && actor.id === handler;
}

/** The organs whose cards and orders this actor oversees; undefined: every organ of the division. */
export function overseenOrgans(actor: StaffActor): readonly string[] | undefined {
  if (isDirector(actor)) return undefined;
  const posts = actor.posts.filter(({ role }) => overseers.includes(role));
  return posts.some(({ reach }) => reach === "all-organs") ? undefined : posts.map(({ organ }) => organ);
}
