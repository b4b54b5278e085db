/** Who hears what people bring, keeps the problem list and the answers. Pure. */
import type { Actor, StaffRole } from "./actor.ts";
import { hasPost, isDirector, isOfficial, overAll, reaches } from "./holding.ts";
import type { RulesOf } from "./subject.ts";

/** Whoever is asked at work may draft an answer; who answers for a matter publishes it. */
const answerEditors: readonly StaffRole[] = [
  ...["clerk", "examiner", "approver", "organ-head"],
  ...["supervisor", "catalogue-editor", "director"],
] as StaffRole[];

export const voiceRules: RulesOf<
  `voice.${string}` | `complaint.${string}` | `clue.${string}` | `problem.${string}` | `answer.${string}`
> = {
  "voice.register": (actor) => hasPost(actor, ["clerk", "supervisor"]),
  "voice.read": (actor) =>
    hasPost(actor, ["clerk", "examiner", "approver", "organ-head", "supervisor", "director"]),
  "complaint.read": (actor) => hasPost(actor, ["approver", "organ-head", "supervisor", "director"]),
  "clue.read": (actor) => hasPost(actor, ["supervisor"], overAll),
  "problem.read": isOfficial,
  "problem.keep": keepsProblems,
  "problem.note": (actor, it) =>
    keepsProblems(actor) || hasPost(actor, ["approver", "organ-head"], (post) => reaches(post, it.organ)),
  "answer.read": isOfficial,
  "answer.edit": (actor) => hasPost(actor, answerEditors),
  "answer.publish": (actor) => hasPost(actor, ["approver", "organ-head", "catalogue-editor", "director"]),
};

/** The bureau's head, and supervision over all organs. */
function keepsProblems(actor: Actor): boolean {
  return isDirector(actor) || hasPost(actor, ["supervisor"], (post) => post.reach === "all-organs");
}
