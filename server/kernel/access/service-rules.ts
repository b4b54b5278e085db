/** Who helps with errands, orders and supplies free services, keeps service points, papers and facilities. Pure. */
import type { StaffRole } from "./actor.ts";
import { hasPost, isDirector, isHelper, isInHall, isOfficial, reaches, supplierOf } from "./holding.ts";
import type { RulesOf } from "./subject.ts";

/** Who sees how errands are helped with, besides the helpers. */
const helpDesk: readonly StaffRole[] = ["clerk", "supervisor", "organ-head"];

export const serviceRules: RulesOf<
  | `assistance.${string}`
  | `free-order.${string}`
  | `supply.${string}`
  | `free-service.${string}`
  | `site.${string}`
  | `hand-over.${string}`
  | `facility.${string}`
> = {
  "assistance.read": (actor) => isHelper(actor) || hasPost(actor, helpDesk) || isDirector(actor),
  "assistance.register": (actor) => isHelper(actor) || hasPost(actor, ["clerk", "supervisor"]),
  "assistance.help": (actor, { helper }) => isHelper(actor) && (helper === undefined || actor.id === helper),
  "assistance.manage": (actor) =>
    isDirector(actor) || hasPost(actor, ["assistant", "supervisor"], (post) => post.reach === "all-organs"),
  "assistance.seen": (actor, { helper }) =>
    hasPost(actor, ["clerk"]) && actor.kind === "staff" && actor.id !== helper,
  "free-order.read": (actor, { supplies }) =>
    isDirector(actor) || hasPost(actor, ["clerk", "supervisor", "organ-head"]) || supplierOf(actor, supplies),
  "free-order.place": (actor) => hasPost(actor, ["clerk"]),
  "free-order.handle": (actor) => hasPost(actor, ["clerk"]),
  "free-order.supply": (actor, { supplies }) => supplierOf(actor, supplies),
  "supply.orders": (actor, { supplies = true }) =>
    supplies && actor.kind === "connected" && actor.scopes.includes("supply.orders"),
  "free-service.tally": (actor) => hasPost(actor, ["clerk"]),
  "free-service.read": (actor, it) =>
    isDirector(actor) ||
    hasPost(actor, ["clerk", "supervisor", "organ-head"], (post) => reaches(post, it.organ)),
  "free-service.keep": (actor, it) =>
    isDirector(actor) || hasPost(actor, ["organ-head"], (post) => post.organ === it.organ),
  "free-service.settle": (actor, it) =>
    hasPost(actor, ["clerk", "supervisor"], (post) => post.organ === it.organ),
  "free-service.confirm": (actor, it) =>
    isDirector(actor) || hasPost(actor, ["organ-head"], (post) => post.organ === it.organ),
  "site.read": (actor) => actor.kind === "staff",
  "site.keep": (actor) =>
    hasPost(actor, ["system-admin"]) ||
    isDirector(actor) ||
    hasPost(actor, ["supervisor"], (post) => post.reach === "all-organs"),
  "hand-over.read": (actor) => hasPost(actor, ["clerk", "supervisor", "director"]),
  "hand-over.make": (actor, { hall }) => hasPost(actor, ["clerk"], (post) => isInHall(post, hall)),
  "facility.read": isOfficial,
  "facility.keep": (actor, { hall }) =>
    hasPost(actor, ["clerk", "supervisor"], (post) => isInHall(post, hall)),
};
