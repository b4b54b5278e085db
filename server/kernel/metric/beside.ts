/** Whether two metrics may stand side by side in one picture (rulebook §15 no. 11). Pure. */
import type { FactSum, MetricDefinition, MetricSum } from "#contract/metric.ts";

import { isFactSum } from "./definition.ts";
import { declaredMisfits } from "./relations.ts";

/** Undefined: they may. Otherwise the reason, for whoever put them there. */
export function whyNotBeside(a: MetricDefinition, b: MetricDefinition): string | undefined {
  const both = `“${a.name}”和“${b.name}”`;
  if (a.id === b.id) return `“${a.name}”已经在图上了。`;
  if (declaredMisfits(defined(a), defined(b)).length > 0) return `${both}的口径不同，不能并列或者比较。`;
  if (a.unit !== b.unit) return `${both}的单位不同，一个是“${a.unit}”，一个是“${b.unit}”，不能用一把尺子比。`;
  if (!a.denominator !== !b.denominator || !a.growthOf !== !b.growthOf)
    return `${both}一个是比率、一个不是，不能并列。`;
  if (sumWords(a.denominator) !== sumWords(b.denominator))
    return `${both}的分母不是同一批：前者指“${a.sentence.replace(/。$/, "")}”，后者指“${b.sentence.replace(/。$/, "")}”。比率不能并列，请比较它们的分子或者分母。`;
  return undefined;
}

const defined = ({ id, name, notComparableWith }: MetricDefinition) => ({
  ...{ metric: id, name },
  ...(notComparableWith && { notComparableWith }),
});

/** Equal words for equal sums, whatever the order they are written in. */
function sumWords(part: FactSum | MetricSum | undefined): string {
  if (!part) return "";
  const sorted = (names: readonly string[] = []) => names.toSorted().join(" ");
  if (!isFactSum(part)) return `+ ${sorted(part.plus)} - ${sorted(part.minus)}`;
  const { kind, with: all, any, without, channel, measure } = part;
  return [kind, measure, ...[all, any, without, channel].map(sorted)].join("; ");
}
