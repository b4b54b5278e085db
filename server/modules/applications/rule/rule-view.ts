/** What a rule made of a case, for its applicant and its examiner. */
import type { RuleTrace } from "#contract/decision-desk.ts";
import type { Item } from "#contract/item.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import { readTrace, traceView } from "#server/modules/decisions/index.ts";
import type { Services } from "#server/platform/services.ts";

/** Undefined where no rule has judged it. */
export async function ruleOfCase(
  { db, sealing }: Pick<Services, "db" | "sealing">,
  key: CaseKey,
  item: Pick<Item, "contact">,
): Promise<RuleTrace | undefined> {
  const trace = await readTrace(db, sealing, key);
  return trace && traceView(trace, item.contact?.consult);
}
