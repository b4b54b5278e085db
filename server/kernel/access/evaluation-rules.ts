/** Who reads, writes, reviews and signs the annual self-evaluation of an organ (R11). Pure. */
import type { StaffRole } from "./actor.ts";
import { hasPost } from "./holding.ts";
import type { RulesOf } from "./subject.ts";

const writers: readonly StaffRole[] = [
  "accountant",
  "examiner",
  "approver",
  "supervisor",
  "organ-head",
  "director",
];
const reviewers: readonly StaffRole[] = ["approver", "supervisor", "organ-head", "director"];

export const evaluationRules: RulesOf<`evaluation.${string}`> = {
  "evaluation.read": (actor) => hasPost(actor, writers),
  "evaluation.write": (actor, it) => hasPost(actor, writers, ({ organ }) => organ === it.organ),
  "evaluation.review": (actor, it) => hasPost(actor, reviewers, ({ organ }) => organ === it.organ),
  "evaluation.sign": (actor, it) =>
    hasPost(actor, ["organ-head", "director"], ({ organ }) => organ === it.organ),
};
