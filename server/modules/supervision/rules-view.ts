/** The rules in force, as pages name them. */
import type { RuleList } from "#contract/supervision.ts";
import type { Services } from "#server/platform/services.ts";
import { escalationRule, whenInWords } from "./card.ts";
import { ruleBookOf } from "./watch-rules.ts";

export async function showRules(services: Services): Promise<RuleList> {
  const { newest } = await ruleBookOf(services);
  const names = new Map(newest.rules.map(({ id, name }) => [id, name]));
  return {
    rules: newest.rules.map((rule) => ({
      ...{ id: rule.id, name: rule.name, cause: rule.cause, light: rule.light, source: rule.source },
      ...{
        byHand: rule.kind === "hand" && rule.id !== escalationRule,
        addressees: [...rule.addressees],
        when: whenInWords(rule),
      },
    })),
    overrides: newest.overrides.map(({ rule, reason }) => `${names.get(rule) ?? rule}：${reason}`),
  };
}
