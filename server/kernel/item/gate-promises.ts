import type { Item } from "#contract/item.ts";
import { surelyLonger } from "./gate-limits.ts";
import { type Problem, problem } from "./problem.ts";
import { deferralBars, limitInWords } from "./words.ts";

/** What may wait (容缺) and what a commitment may stand for: R2.31, R2.32. */
export function promiseProblems(item: Item): Problem[] {
  return [...deferrableProblems(item), ...limitProblems(item), ...mainProblems(item)];
}

/** R2.32: only 承诺件; nothing that directly touches safety, ecology, energy, health, life or property. */
function deferrableProblems(item: Item): Problem[] {
  return item.materials.flatMap(({ necessity, name }, index) => {
    if (necessity !== "deferrable") return [];
    const path = `materials[${index}].necessity`;
    const problems: Problem[] = [];
    if (item.handling !== "2") {
      const words = `即办件不适用容缺受理，材料“${name}”不能设为容缺后补；只有承诺件可以。`;
      problems.push(problem("deferral-of-instant", path, words));
    }
    if (item.noDeferral) {
      const why = item.noDeferral.map((bar) => deferralBars[bar]).join("、");
      const words = `本事项不适用容缺受理（${why}），材料“${name}”不能设为容缺后补。`;
      problems.push(problem("deferral-excluded", path, words));
    }
    return problems;
  });
}

function limitProblems(item: Item): Problem[] {
  const defers = item.materials.some(({ necessity }) => necessity === "deferrable");
  if (!item.deferral) {
    if (!defers) return [];
    return [
      problem("deferral-without-limit", "deferral", "有材料可以容缺后补，请填写容缺补交期限和容缺受理依据。"),
    ];
  }
  const { limit } = item.deferral;
  if (limit.n < 1)
    return [problem("deferral-without-limit", "deferral.limit", "容缺补交期限至少要有 1 天。")];
  if (!item.statutory || !surelyLonger(limit, item.statutory)) return [];
  const words = `容缺补交期限（${limitInWords(limit)}）长于法定办结时限（${limitInWords(item.statutory)}），请缩短。`;
  return [problem("deferral-over-statutory", "deferral.limit", words)];
}

/** R2.32: the main materials must be complete, so there must be some. */
function mainProblems({ materials }: Item): Problem[] {
  const defers = materials.some(({ necessity }) => necessity === "deferrable");
  if (!defers || materials.some(({ necessity }) => necessity === "required")) return [];
  const words = "所有材料都设为容缺后补，就没有主要材料了；请至少留一份必要材料。";
  return [problem("deferral-of-all", "materials", words)];
}
