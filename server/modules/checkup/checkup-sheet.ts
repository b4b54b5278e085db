/** The check-up as a workbook for the people who mend the items. */
import type { Checkup, Finding } from "#contract/checkup.ts";
import { findingWords } from "#server/kernel/checkup/words.ts";
import type { StyledSheet } from "#server/platform/xlsx/index.ts";

const columns: { title: string; width: number; of: (finding: Finding, checkup: Checkup) => string }[] = [
  { title: "问题", width: 24, of: ({ code }) => findingWords[code] },
  { title: "机构", width: 28, of: ({ organ }, { organs }) => organs[organ] ?? organ },
  { title: "事项或一件事", width: 36, of: ({ name }) => name },
  { title: "位置", width: 24, of: ({ path }) => path },
  { title: "情况", width: 60, of: ({ message }) => message },
  { title: "建议", width: 48, of: ({ proposal }) => proposal },
  { title: "一年件数", width: 12, of: ({ cases }) => String(cases) },
  { title: "一年可减材料（份）", width: 18, of: ({ spares }) => text(spares.materials) },
  { title: "一年可减时间（工作日）", width: 20, of: ({ spares }) => text(spares.days) },
  { title: "一年可减跑动（次）", width: 18, of: ({ spares }) => text(spares.trips) },
];

export function checkupSheets(checkup: Checkup): StyledSheet[] {
  const rows = checkup.findings.map((finding) => columns.map(({ of }) => of(finding, checkup)));
  return [
    {
      name: "目录体检",
      rows: [columns.map(({ title }) => title), ...rows],
      headRows: 1,
      widths: columns.map(({ width }) => width),
    },
  ];
}

const text = (count: number | undefined) => (count === undefined ? "" : String(count));
