/**
 * The one policy: may this actor do this to that subject? Pure, total, exhaustive: a permission without a rule
 * does not compile. Whatever no rule allows is refused. Nobody reaches over the border of their division.
 *
 * The separated trio (R13.3): the system administrator keeps the organisation, the configuration and the accounts
 * but grants nothing; the security administrator grants and unlocks; the audit administrator reads the audit log.
 * None of them touches a case.
 */
import type { Actor } from "./actor.ts";
import { administrationRules } from "./administration-rules.ts";
import { budgetRules } from "./budget-rules.ts";
import { caseRules } from "./case-rules.ts";
import { catalogueRules } from "./catalogue-rules.ts";
import { disclosureRules } from "./disclosure-rules.ts";
import { evaluationRules } from "./evaluation-rules.ts";
import { hallRules } from "./hall-rules.ts";
import { serviceRules } from "./service-rules.ts";
import type { Permission, PermissionSubjects, RulesOf } from "./subject.ts";
import { supervisionRules } from "./supervision-rules.ts";
import { voiceRules } from "./voice-rules.ts";

export { type CaseReach, caseReach, postFor } from "./case-rules.ts";
export type { Permission } from "./subject.ts";
export { overseenOrgans } from "./supervision-rules.ts";

/** The rules lie by subject, each beside what only it needs to know. */
const rules: RulesOf<Permission> = {
  ...caseRules,
  ...catalogueRules,
  ...serviceRules,
  ...budgetRules,
  ...disclosureRules,
  ...evaluationRules,
  ...supervisionRules,
  ...voiceRules,
  ...hallRules,
  ...administrationRules,
};

/** Every permission there is, for tests and for the page that explains them. */
export const permissions = Object.keys(rules) as Permission[];

/** May `actor` do `permission` to `subject`? Nobody signed in (`undefined`) may do nothing. */
export function can<P extends Permission>(
  actor: Actor | undefined,
  permission: P,
  subject: PermissionSubjects[P],
): boolean {
  if (!actor || actor.division !== subject.division) return false;
  return rules[permission](actor, subject);
}
