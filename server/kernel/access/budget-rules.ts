/** Who reads and keeps the books of an organ. Pure. */
import { hasPost, isDirector } from "./holding.ts";
import type { RulesOf } from "./subject.ts";

export const budgetRules: RulesOf<`budget.${string}`> = {
  "budget.read": (actor, it) =>
    isDirector(actor) ||
    hasPost(actor, ["audit-admin"]) ||
    hasPost(actor, ["accountant", "organ-head"], (post) => post.organ === it.organ),
  "budget.keep": (actor, it) => hasPost(actor, ["accountant"], (post) => post.organ === it.organ),
  "budget.accept": (actor, it) =>
    isDirector(actor) || hasPost(actor, ["organ-head"], (post) => post.organ === it.organ),
};
