/** Who keeps the catalogue, switches decisions by rule, and keeps records of bad credit. Pure. */
import { hasPost, isDirector, isOfficial, reaches } from "./holding.ts";
import type { RulesOf } from "./subject.ts";

export const catalogueRules: RulesOf<`item.${string}` | `decision.${string}` | `credit.${string}`> = {
  "item.read": (actor) => isOfficial(actor),
  "item.edit": (actor, it) => hasPost(actor, ["catalogue-editor"], (post) => reaches(post, it.organ)),
  "item.publish": (actor, it) => hasPost(actor, ["catalogue-editor"], (post) => reaches(post, it.organ)),
  "decision.switch": (actor, it) => hasPost(actor, ["approver"], (post) => reaches(post, it.organ)),
  "decision.halt": (actor) =>
    isDirector(actor) || hasPost(actor, ["supervisor"], (post) => post.reach === "all-organs"),
  "credit.read": (actor) => hasPost(actor, ["clerk", "examiner", "approver", "supervisor", "director"]),
  "credit.keep": (actor) => hasPost(actor, ["supervisor"]),
};
