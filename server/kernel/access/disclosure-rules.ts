/** Who reads, keeps and publishes the annual report on government information disclosure (R10.6). Pure. */
import { hasPost, isDirector, isOfficial } from "./holding.ts";
import type { RulesOf } from "./subject.ts";

export const disclosureRules: RulesOf<`disclosure.${string}`> = {
  "disclosure.read": isOfficial,
  "disclosure.keep": (actor, it) =>
    hasPost(actor, ["supervisor", "organ-head"], (post) => post.organ === it.organ),
  "disclosure.publish": (actor, it) =>
    isDirector(actor) || hasPost(actor, ["organ-head"], (post) => post.organ === it.organ),
};
