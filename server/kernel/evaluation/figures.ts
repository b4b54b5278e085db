/** Each figure of a report alone: is it there, may it be so, does one know what it counts and up to when? */
import type { EvaluationFinding, ReportFigure } from "#contract/evaluation.ts";
import { fractionOf } from "../fraction.ts";
import { asOfMisfits, blankMisfit, type Misfit, rateMisfits, signedMisfits } from "../metric/relations.ts";
import { wrong } from "./finding.ts";

export interface ReportFrame {
  year: number;
  /** The day under the signature; absent while unsigned. */
  signedOn?: string | undefined;
}

export function figureFindings(
  figures: readonly ReportFigure[],
  { year, signedOn }: ReportFrame,
): EvaluationFinding[] {
  return [
    ...figures.flatMap((figure) => oneFigure(figure, year)),
    ...differingDays(figures),
    ...mixedUnits(figures),
    ...(signedOn === undefined ? [] : signedEarly(signedOn, year)),
  ];
}

const at = (id: string) => ({ part: "figure" as const, id });

function oneFigure({ id, name, unit, value, growth, definition, asOf, source }: ReportFigure, year: number) {
  const found: EvaluationFinding[] = [];
  const say = (code: string, sentence: string) => found.push(wrong(at(id), code, sentence));
  const sayAll = (misfits: readonly Misfit[]) => {
    for (const { code, sentence } of misfits) say(code, sentence);
  };
  const number = fractionOf(value);
  if (!number || value === null) {
    sayAll(blankMisfit(name));
    return found;
  }
  if (unit === "%" && !growth) sayAll(rateMisfits({ name, text: value, value: number }));
  if (!definition.trim())
    say("definition-missing", `“${name}”没有写明统计口径：计的是什么、按${unit || "什么单位"}计。`);
  sayAll(asOfMisfits(name, asOf, year));
  if (source.metric === undefined && !source.evidence?.trim())
    say("evidence-missing", `“${name}”是手工填写的，请写明依据（文件、台账或出处）。`);
  return found;
}

/** §15, 13: cut-offs that differ within one report. */
function differingDays(figures: readonly ReportFigure[]): EvaluationFinding[] {
  const days = [...new Set(figures.flatMap(({ asOf }) => asOf ?? []))].toSorted();
  if (days.length < 2) return [];
  const sentence = `各项数据的统计截止日期不一致（${days.join("、")}），同一份报告应当统一。`;
  return [wrong({ part: "report" }, "as-of-differ", sentence)];
}

/** §15, 14: the same thing in 项 here and in 件 there. */
function mixedUnits(figures: readonly ReportFigure[]): EvaluationFinding[] {
  const byName = Map.groupBy(figures, ({ name }) => name);
  return [...byName].flatMap(([name, same]) => {
    const units = [...new Set(same.map(({ unit }) => unit))];
    if (units.length < 2) return [];
    const sentence = `“${name}”一处以“${units.join("”、一处以“")}”为单位，计量单位应当统一。`;
    return [wrong(at(same[0]!.id), "unit-mixed", sentence)];
  });
}

const signedEarly = (signedOn: string, year: number) =>
  signedMisfits(signedOn, year).map(({ code, sentence }) => wrong({ part: "report" }, code, sentence));
