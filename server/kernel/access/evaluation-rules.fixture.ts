/** The permissions of the self-evaluation, for the test of all permissions. */
import { division, organ } from "./post.fixture.ts";

const of = { division, organ };

export const evaluationSubjects = {
  "evaluation.read": of,
  "evaluation.write": of,
  "evaluation.review": of,
  "evaluation.sign": of,
};

export const evaluationAllowed = {
  "evaluation.read": ["accountant", "examiner", "approver", "supervisor", "organ-head", "director"],
  "evaluation.write": ["accountant", "examiner", "approver", "supervisor", "organ-head", "director"],
  "evaluation.review": ["approver", "supervisor", "organ-head", "director"],
  "evaluation.sign": ["organ-head", "director"],
};
