/** What bundles spared, read for the desk: the figures of a year and the applications behind them. */
import type { BundleSavings, SavingsList } from "#contract/bundle-savings.ts";
import { caseNumber } from "#server/kernel/codes/case-number.ts";
import { bundleNames } from "#server/modules/bundles/index.ts";
import type { Services } from "#server/platform/services.ts";
import { type StyledSheet, writeWorkbook } from "#server/platform/xlsx/index.ts";
import { added, figuresOf, nothing } from "./savings.ts";
import { listSavings, sumSavings } from "./savings-store.ts";

const yearOf = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` });

/** Every bundle, those nobody used too, and all together: the sum of what the list holds. */
export async function savingsOfYear(
  services: Services,
  division: string,
  year: number,
): Promise<BundleSavings> {
  const [sums, names] = await Promise.all([
    sumSavings(services.db, division, yearOf(year)),
    bundleNames(services, division),
  ]);
  const bundles = [...names].map(([key, name]) => ({ key, name, ...figuresOf(sums.get(key) ?? nothing) }));
  return { year, all: figuresOf([...sums.values()].reduce(added, nothing)), bundles };
}

interface Asked {
  year: number;
  bundle?: string;
  before?: string;
  limit: number;
}

export async function savingsList(
  services: Services,
  division: string,
  { year, bundle, before, limit }: Asked,
): Promise<SavingsList> {
  const [found, names] = await Promise.all([
    listSavings(services.db, division, {
      ...{ ...yearOf(year), limit: limit + 1 },
      ...(bundle !== undefined && { bundle }),
      ...(before !== undefined && { before: Number(before) }),
    }),
    bundleNames(services, division),
  ]);
  const rows = found.slice(0, limit).map(({ id, bundle: { key }, openedOn, savings }) => ({
    ...{ number: caseNumber(division, id), name: names.get(key) ?? key, openedOn, savings },
  }));
  const last = found[limit - 1];
  return { rows, ...(found.length > limit && last && { next: String(last.id) }) };
}

const heads = ["材料", "环节", "时限（工作日）", "跑动（次）"].flatMap((what) =>
  ["一项一项办", "一次办"].map((way) => `${what}：${way}`),
);
const kinds = ["materials", "steps", "days", "trips"] as const;
/** Rows read at a time for the workbook. */
const batch = 100;

/** Both on paper: the figures, and every application they come from. */
export async function savingsWorkbook(
  services: Services,
  division: string,
  year: number,
): Promise<Uint8Array> {
  const { all, bundles } = await savingsOfYear(services, division, year);
  const figures = [...bundles, { ...all, name: "合计" }].map((line) => [
    ...[line.name, String(line.applications)],
    ...kinds.flatMap((kind) => [line[kind].alone, line[kind].together].map(String)),
    ...kinds.flatMap((kind) => [String(line[kind].spared), rateWords(line[kind].rate)]),
  ]);
  const spared = ["材料", "环节", "时限（工作日）", "跑动（次）"].flatMap((what) => [`减${what}`, "减幅"]);
  const sheets: StyledSheet[] = [
    { name: `${year}年合计`, headRows: 1, rows: [["一件事", "办件", ...heads, ...spared], ...figures] },
    {
      ...{ name: "办件清单", headRows: 1 },
      rows: [["办件编号", "一件事", "提交日", ...heads], ...(await listed(services, division, year))],
    },
  ];
  return writeWorkbook(sheets);
}

const rateWords = (rate: number | undefined) => (rate === undefined ? "" : `${rate}%`);

async function listed(services: Services, division: string, year: number): Promise<string[][]> {
  const rows: string[][] = [];
  let before: string | undefined;
  do {
    const asked = { year, limit: batch, ...(before !== undefined && { before }) };
    const page = await savingsList(services, division, asked);
    for (const { number, name, openedOn, savings } of page.rows) {
      const amounts = kinds.flatMap((kind) => [savings.alone[kind], savings.together[kind]].map(String));
      rows.push([number, name, openedOn, ...amounts]);
    }
    before = page.next;
  } while (before !== undefined);
  return rows;
}
