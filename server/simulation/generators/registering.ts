/** The numbers that a result settles and others wait for (R2.29): made up, with right check digits. */
import type { Case } from "#server/kernel/case-type/case.ts";
import { citizenIdCheckDigit } from "#server/kernel/codes/citizen-id.ts";
import { usccOf } from "#server/kernel/codes/uscc.ts";
import { shanghaiDay } from "#server/kernel/time/day.ts";

/** The action that registers the number this case still owes; undefined when it owes none. */
export function registering(it: Case): [action: string, data: Record<string, unknown>] | undefined {
  const { traits } = it.facts;
  const serial = it.id % 10_000_000;
  if (traits.includes("assigns-uscc") && !it.taken["assign-uscc"]) {
    return ["assign-uscc", { uscc: usccOf(`92430499MB${String(serial).padStart(7, "0")}`) }];
  }
  if (traits.includes("assigns-baby-id") && !it.taken["assign-baby-id"]) {
    const first17 = `430499${shanghaiDay(it.openedAt).replaceAll("-", "")}${String(it.id % 1000).padStart(3, "0")}`;
    return ["assign-baby-id", { babyId: first17 + citizenIdCheckDigit(first17) }];
  }
  return undefined;
}
