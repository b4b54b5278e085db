/** What an actor's posts are and where they reach: the words the policy is written in. Pure. */
import { type Actor, isAdministratorRole, type Post, type StaffActor, type StaffRole } from "./actor.ts";

export function hasPost(
  actor: Actor,
  roles: readonly StaffRole[],
  where: (post: Post) => boolean = () => true,
) {
  return actor.kind === "staff" && actor.posts.some((post) => roles.includes(post.role) && where(post));
}

/** A post that names no hall is one for every hall. */
export function isInHall(post: Post, hall: string | undefined): boolean {
  return hall === undefined || post.halls.length === 0 || post.halls.includes(hall);
}

export function reaches(post: Post, organ: string): boolean {
  return post.reach === "all-organs" || post.organ === organ;
}

export const overAll = ({ role, reach, halls }: Post) =>
  role === "supervisor" && reach === "all-organs" && halls.length === 0;

export function isAdministrator(actor: StaffActor): boolean {
  return actor.posts.some((post) => isAdministratorRole(post.role));
}

/** Posts beside the handling of matters. */
const besides: readonly StaffRole[] = ["assistant", "accountant"];

/**
 * Staff who work on matters: everyone with a post except the administrators, suppliers, who are from outside, and those
 * who only help with errands or keep accounts.
 */
export function isOfficial(actor: Actor): boolean {
  if (actor.kind !== "staff" || actor.posts.every(({ role }) => besides.includes(role))) return false;
  return !isAdministrator(actor) && !hasPost(actor, ["supplier"]);
}

/** Whoever helps people with their errands (R12.5). */
export function isHelper(actor: Actor): boolean {
  return actor.kind === "staff" && !isAdministrator(actor) && hasPost(actor, ["assistant"]);
}

/** Of the supplier that has the order; of any supplier where none is named. */
export function supplierOf(actor: Actor, supplies = true): boolean {
  return supplies && hasPost(actor, ["supplier"]);
}

export function isDirector(actor: Actor): boolean {
  return actor.kind === "staff" && !isAdministrator(actor) && hasPost(actor, ["director"]);
}

/** For the figures of an organ, or, where none is named, of all of them: its head, supervision, the director. */
export function answersFor(actor: Actor, organ: string | undefined): boolean {
  if (isDirector(actor)) return true;
  return hasPost(actor, ["supervisor", "organ-head"], (post) =>
    organ === undefined ? post.reach === "all-organs" : reaches(post, organ),
  );
}
