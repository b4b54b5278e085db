import type { ApplicationView } from "#contract/application.ts";
import type { CaseView } from "#contract/case.ts";

/** What the panels of a case page need of a case of any type; a whole has no item and no materials of its own. */
export type ShownCase = CaseView &
  Partial<Pick<ApplicationView, "item" | "materials" | "steps" | "licence" | "falseCommitment">>;
