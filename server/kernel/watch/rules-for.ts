/** The watch rules as they hold for one case: its division's, type's and item's own thresholds put in (R3.2 [A]). */
import type { WatchOverride, WatchRule, WatchRules } from "#contract/watch.ts";

/** What decides which rules look at a case. */
export interface WatchScope {
  division: string;
  type: string;
  /** Key of the item, where the case is about one. */
  item?: string;
  traits: readonly string[];
}

/** Every rule that looks at cases like this, with the thresholds in force for it. */
export function rulesFor({ rules, overrides }: WatchRules, scope: WatchScope): WatchRule[] {
  return rules.flatMap((rule) => {
    if (!looksAt(rule, scope)) return [];
    const own = overrides.filter((one) => one.rule === rule.id && isAbout(one, scope));
    const off = own.findLast((one) => one.off !== undefined)?.off ?? false;
    return off ? [] : [own.reduce(overridden, rule)];
  });
}

function looksAt(rule: WatchRule, { type, traits }: WatchScope): boolean {
  if (rule.kind === "hand") return false;
  if (rule.types && !rule.types.includes(type)) return false;
  if (rule.exceptTypes?.includes(type)) return false;
  return !rule.trait || traits.includes(rule.trait.id) === rule.trait.has;
}

function isAbout({ division, type, item }: WatchOverride, scope: WatchScope): boolean {
  return (
    (division === undefined || division === scope.division) &&
    (type === undefined || type === scope.type) &&
    (item === undefined || item === scope.item)
  );
}

function overridden(rule: WatchRule, { moment, light, addressees }: WatchOverride): WatchRule {
  const changed = { ...rule, ...(light && { light }), ...(addressees && { addressees }) };
  return changed.kind === "clock" && moment ? { ...changed, moment } : changed;
}

/** An edition of the rules, and from when it holds. */
export interface WatchEdition {
  from: string;
  rules: WatchRules;
}

/**
 * The edition a case is watched by to its end: the one in force when it opened, so that a changed threshold neither
 * raises nor withdraws anything of the past. Cases older than the first edition go by the first. `editions` by time.
 */
export function editionFor(editions: readonly WatchEdition[], openedAt: string): WatchEdition | undefined {
  return editions.findLast(({ from }) => from <= openedAt) ?? editions[0];
}
