/**
 * 文号, derived from the case so that no counter is needed: 常市场监管许受字〔2026〕第112101000042号. Month, day, type
 * and serial of the case number make it unique within the year in which the case was opened, which is the year shown.
 */
import { parseCaseNumber, partsOfCaseId } from "#server/kernel/codes/case-number.ts";

export interface DocumentNumberParts {
  /** 机关代字, see `organMark`. */
  mark: string;
  /** 文种: 受, 补, 许准 … */
  series: string;
  caseNumber: string;
  /** 1 for the case's first document of this kind; a later one is told apart by a suffix. */
  nth: number;
}

export function documentNumber({ mark, series, caseNumber, nth }: DocumentNumberParts): string {
  const checked = parseCaseNumber(caseNumber);
  const parts = checked.ok ? partsOfCaseId(checked.value.id) : undefined;
  if (!checked.ok || !parts) throw new RangeError(`${caseNumber} is no case number`);
  const digits = String(checked.value.id).slice(4);
  const suffix = nth > 1 ? `-${nth}` : "";
  return `${mark}${series}字〔${parts.day.slice(0, 4)}〕第${digits}${suffix}号`;
}

/** 机关代字 [A]: first character of the county and the organ's short name without 局, 委 …: 常卫健, 常市场监管. */
export function organMark(county: string, organShortName: string): string {
  const stem = organShortName
    .replace(/^[市县区]政府$/u, "政")
    .replace(/(?:局|委员会|委|办公室|办|中心)$/u, "");
  return `${[...county][0] ?? ""}${stem || organShortName}`;
}
