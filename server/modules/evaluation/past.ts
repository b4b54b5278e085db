/** Last year's values: as published then, else counted anew by the definition of that year; and why some are not compared. */
import type { EvaluationContent, PastValue } from "#contract/evaluation.ts";
import { type Valued, valuesIn } from "#server/kernel/evaluation/places.ts";
import { definitionFor, isYearCounted } from "#server/modules/metrics/index.ts";
import type { Services } from "#server/platform/services.ts";
import { inUnit } from "./bound.ts";
import { type EvaluationRecord, editionOfYear, type PublishedEdition } from "./evaluation-store.ts";
import { type ReadMetric, yearPeriod } from "./read-metric.ts";

type Past = NonNullable<EvaluationContent["past"]>;

/** @param asOf the last day this year's value of a place counts. @param told after each value, how many are done. */
export async function pastOf(
  services: Services,
  read: ReadMetric,
  record: EvaluationRecord,
  content: EvaluationContent,
  asOf: (place: string) => string | undefined,
  told: (done: number) => Promise<void>,
): Promise<Past> {
  const { division } = services.config;
  const edition = await editionOfYear(services.db, division, record.organ, record.year - 1);
  const past: Past = {};
  let done = 0;
  for (const value of valuesIn(content)) {
    const found = await pastValue(services, read, { value, year: record.year, edition });
    const early = asOf(value.place);
    if (found) past[value.place] = early && early < `${record.year}-12-31` ? partial(found, early) : found;
    if (value.metric !== undefined) await told(++done);
  }
  return past;
}

interface Asked {
  value: Valued;
  year: number;
  edition: PublishedEdition | undefined;
}

async function pastValue(services: Services, read: ReadMetric, asked: Asked): Promise<PastValue | undefined> {
  const { value, year, edition } = asked;
  const changed = value.metric === undefined ? undefined : await changedDefinition(services, value, year);
  if (changed !== undefined) return { value: null, from: "metric", refused: changed };
  const published = edition && publishedValue(edition, value);
  if (published) return published;
  if (value.metric === undefined) return undefined;
  const found = await read(value.metric, yearPeriod(year - 1));
  if (found?.value == null) return undefined;
  const isNothing = Number(found.value) === 0;
  if (isNothing && !(await isYearCounted(services, services.config.division, value.metric, year - 1)))
    return undefined;
  return { value: inUnit(found.value, found.unit, value.unit), from: "metric" };
}

/** Undefined: the same edition holds in both years. */
async function changedDefinition(services: Services, { metric, name }: Valued, year: number) {
  const now = await definitionFor(services, metric!, year).catch(() => undefined);
  const then = await definitionFor(services, metric!, year - 1).catch(() => undefined);
  if (!now || !then || now.edition === then.edition) return undefined;
  const what = JSON.stringify(now.denominator) === JSON.stringify(then.denominator) ? "统计口径" : "分母";
  return `“${name}”的${what}从 ${now.edition} 年起变更，与上年不可比`;
}

/** What last year's edition says in the same place, if it means the same. */
function publishedValue(
  { frozen }: PublishedEdition,
  { place, name, metric, unit }: Valued,
): PastValue | undefined {
  const was = valuesIn(frozen.content).find((one) => one.place === place);
  if (!was || was.now === null) return undefined;
  const from = "edition" as const;
  if (was.unit !== unit)
    return { value: null, from, refused: `“${name}”上年以“${was.unit}”为单位，与本年不可比` };
  if (was.metric !== metric)
    return { value: null, from, refused: `“${name}”上年的来源和口径不同，与本年不可比` };
  return { value: was.now, from };
}

const partial = (past: PastValue, day: string): PastValue => ({
  ...past,
  value: null,
  refused: `本年数据只统计到 ${day}，不足全年，不与上年全年比较`,
});
