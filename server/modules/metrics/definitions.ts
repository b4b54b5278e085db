/** The definitions in force: files of `data/metrics/`, and the editions that were in force before. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type MetricDefinition, MetricFile } from "#contract/metric.ts";
import { type Book, bookOf, editionFor, misfitsOf } from "#server/kernel/metric/definition.ts";
import { dataTrouble, readDataFile } from "#server/platform/data-file.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";

const folder = "metrics";
const books = perServices((services: Services) => ({
  book: undefined as Promise<Book> | undefined,
  services,
}));

/** Every edition of every metric. */
export function metricsOf(services: Services): Promise<Book> {
  const kept = books(services);
  kept.book ??= readBook(services).catch((error: unknown) => {
    kept.book = undefined;
    throw error;
  });
  return kept.book;
}

/** The definition of a metric that holds for a year; refused when there is none. */
export async function definitionFor(services: Services, id: string, year: number): Promise<MetricDefinition> {
  const found = editionFor(await metricsOf(services), id, year);
  if (!found) throw refuse("metric-unknown", { field: "id" });
  return found;
}

/** The same services, by which figures are computed as these definitions have it: those of a published edition. */
export function withDefinitions(services: Services, definitions: readonly MetricDefinition[]): Services {
  const own = { ...services };
  books(own).book = Promise.resolve(bookOf(definitions));
  return own;
}

/** As the data folder declares them; a misfit stops the start and names the metric. */
export function readDefinitions(config: Services["config"]): MetricDefinition[] {
  const files = readdirSync(join(config.data, folder)).filter((name) => name.endsWith(".json"));
  const all = files.toSorted().flatMap((name) => {
    const { subject, metrics } = readDataFile(config, `${folder}/${name}`, MetricFile);
    return metrics.map((metric) => ({ ...metric, subject }));
  });
  const [misfit] = misfitsOf(bookOf(all));
  if (misfit !== undefined) throw dataTrouble(config, folder, misfit);
  return all;
}

/** Keeps new editions. What a published edition computes never changes: a change needs a new edition. */
export async function loadDefinitions(services: Services): Promise<void> {
  const { db, config, now } = services;
  const { division } = config;
  const stored = bookOf(await storedDefinitions(services));
  const all = readDefinitions(config);
  for (const one of all) {
    const old = stored.get(one.id)?.find(({ edition }) => edition === one.edition);
    if (old && !isDeepStrictEqual(computing(old), computing(one)))
      throw dataTrouble(config, folder, `${one.id} ${one.edition} (needs a new edition)`);
  }
  const fresh = all.filter((one) => !stored.get(one.id)?.some(({ edition }) => edition === one.edition));
  books(services).book = undefined;
  if (fresh.length === 0) return;
  const row = (one: MetricDefinition) => ({
    ...{ division, id: one.id, edition: one.edition },
    ...{ content: JSON.stringify(one), loaded_at: now() },
  });
  await db
    .insertInto("metric_definition")
    .values(fresh.map(row))
    .onConflict((same) => same.doNothing())
    .execute();
}

/** What decides the number; names and sentences may be put better. */
function computing(it: MetricDefinition) {
  const { numerator, denominator, scale, decimals, source, growthOf, unit } = it;
  return JSON.parse(JSON.stringify({ numerator, denominator, scale, decimals, source, growthOf, unit }));
}

async function storedDefinitions({ db, config }: Services): Promise<MetricDefinition[]> {
  const rows = await db
    .selectFrom("metric_definition")
    .select("content")
    .where("division", "=", config.division)
    .execute();
  return rows.map(({ content }) => content as unknown as MetricDefinition);
}

async function readBook(services: Services): Promise<Book> {
  const declared = readDefinitions(services.config);
  const known = new Set(declared.map(({ id, edition }) => `${id} ${edition}`));
  const older = (await storedDefinitions(services)).filter(
    ({ id, edition }) => !known.has(`${id} ${edition}`),
  );
  return bookOf([...declared, ...older]);
}
