/** What the page of the check-up shows of what was found. Pure. */
import { type Checkup, type Finding, type FindingCode, findingCodes } from "#contract/checkup.ts";
import { findingWords } from "#server/kernel/checkup/words.ts";

export interface CheckupFilter {
  code?: string | undefined;
  organ?: string | undefined;
}

/** Kinds there are findings of, with how many, in the order of the list of kinds. */
export function kindsFound(
  findings: readonly Finding[],
): { code: FindingCode; name: string; count: number }[] {
  return findingCodes.flatMap((code) => {
    const count = findings.filter((finding) => finding.code === code).length;
    return count > 0 ? [{ code, name: findingWords[code], count }] : [];
  });
}

export function chosen(findings: readonly Finding[], { code, organ }: CheckupFilter): Finding[] {
  return findings.filter(
    (finding) => (!code || finding.code === code) && (!organ || finding.organ === organ),
  );
}

/** What mending all of these would have spared in the year, in words; empty when nothing can be counted. */
export function sparedInAll(findings: readonly Finding[]): string {
  const sum = (what: keyof Finding["spares"]) =>
    findings.reduce((total, { spares }) => total + (spares[what] ?? 0), 0);
  return sparedWords({ materials: sum("materials"), days: sum("days"), trips: sum("trips") });
}

export function sparedWords({ materials = 0, days = 0, trips = 0 }: Finding["spares"]): string {
  const parts = [
    materials > 0 ? `少交材料 ${materials} 份` : "",
    days > 0 ? `少等 ${days} 个工作日` : "",
    trips > 0 ? `少跑 ${trips} 次` : "",
  ];
  return parts.filter((part) => part !== "").join("，");
}

/** Address of the page under this filter. */
export function checkupAddress({ code, organ }: CheckupFilter): string {
  const query = new URLSearchParams({ ...(code && { code }), ...(organ && { organ }) }).toString();
  return query === "" ? "/checkup" : `/checkup?${query}`;
}

export const organOptions = ({ organs }: Checkup) =>
  Object.entries(organs)
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label, "zh"));

export const placeOf = ({ kind, key }: Finding) => (kind === "item" ? `/items/${key}` : `/bundles/${key}`);
