/** What a step of an application comes to, and when: passed, surveyed, decided, or otherwise. */
import type { Item } from "#contract/item.ts";
import type { Limit } from "#contract/limit.ts";
import type { Occurrence } from "#server/cases/index.ts";
import type { Case, CaseStep } from "#server/kernel/case-type/case.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import { hoursADay } from "#server/kernel/time/office-hours.ts";
import { between, type Chance } from "../chance.ts";
import type { Worker } from "../crew.ts";
import { afterOfficeHours, afterWorkdays, plusMinutes } from "../moments.ts";
import type { World } from "../world.ts";

export interface Standing {
  draw: Chance;
  world: World;
  it: Case;
  /** When it came to stand so. */
  at: Instant;
  event: Occurrence["event"];
}

export const isInstant = ({ n }: Limit) => n === 0;

/** When this worker has done the step; late ones go beyond its limit. */
export function stepTime(
  { draw, world, at }: Standing,
  { limit }: CaseStep,
  worker: Worker,
): [at: Instant, late: boolean] {
  const { timekeeping, magnitudes } = world;
  const isLate = draw() < worker.late * (isInstant(limit) ? magnitudes.crew.lateInstant : 1);
  const [least, most] = isLate ? magnitudes.crew.lateBy : magnitudes.handling.stepShare;
  const part = between(draw, least, most) * (isLate ? 1 : worker.speed);
  // What is decided at once is decided while the applicant waits, unless somebody forgets it.
  if (isInstant(limit)) {
    return [isLate ? afterWorkdays(timekeeping, at, part) : plusMinutes(at, 4 + part * 40), isLate];
  }
  return [afterOfficeHours(timekeeping, at, officeHoursIn(limit, timekeeping.officeHours) * part), isLate];
}

/** How many office hours a limit has, natural days being five to seven. */
function officeHoursIn({ n, unit }: Limit, office: Parameters<typeof hoursADay>[0]): number {
  if (unit === "H") return n;
  return n * hoursADay(office) * (unit === "D" ? 5 / 7 : 1);
}

export type Action = [action: string, data: Record<string, unknown>];

export function stepAction(
  standing: Standing,
  step: CaseStep,
  item: Item | undefined,
  isLate: boolean,
): Action {
  const { draw, it, world } = standing;
  const how = world.magnitudes.handling;
  const several = it.facts.steps.length > 1;
  if (step.kind === "decision") {
    if (draw() < how.rejections) return ["reject", rejection];
    if (several && !it.taken.return && draw() < how.returned)
      return ["return", { opinion: "请补充核实（模拟）" }];
    if (isLate && draw() < how.extensions * 20 && mayExtend(it)) return ["extend", extension];
    return ["approve", { opinion: "符合条件，准予许可" }];
  }
  if (several && !it.taken["begin-special"] && draw() < how.specialProcedures) {
    const [procedure] = item?.special ?? [];
    const limit = procedure && procedure.limit.unit !== "H" ? procedure.limit : { n: 5, unit: "W" };
    const { n, unit } = limit;
    const name = (procedure?.name ?? "专家评审").slice(0, 50);
    return ["begin-special", { procedure: name, limit: { n, unit }, reason: "需要进行该程序（模拟）" }];
  }
  return step.kind === "survey" ? ["survey", survey(standing)] : ["pass", { opinion: "符合要求" }];
}

const rejection = {
  reason: "申请材料反映的情况不符合法定条件（模拟）",
  basis: "《中华人民共和国行政许可法》第三十八条",
  opinion: "不予许可",
};
const extension = { limit: { n: 5, unit: "W" }, reason: "情况复杂，需要进一步核实（模拟）" };
const mayExtend = (it: Case) => !it.taken.extend && (it.facts.limits.statutory?.n ?? 0) >= 10;

function survey({ draw, world, it, at }: Standing) {
  const officers = world.crew.pair(draw, "surveyor", it.organ).map(({ name }) => name);
  return { opinion: "现场与申请一致", officers, surveyedOn: shanghaiDay(at) };
}
