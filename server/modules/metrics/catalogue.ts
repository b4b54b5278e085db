/** The catalogue of metrics: what each means, from when, and up to when figures count. */
import type { MetricCatalogue } from "#contract/metric.ts";
import type { Services } from "#server/platform/services.ts";
import { metricsOf } from "./definitions.ts";
import { asOfNow } from "./settle.ts";

export async function showCatalogue(services: Services): Promise<MetricCatalogue> {
  const [book, state] = await Promise.all([metricsOf(services), asOfNow(services, services.config.division)]);
  const metrics = [...book.values()].map((editions) => ({
    ...editions.at(-1)!,
    editions: editions.map(({ edition }) => edition).toReversed(),
  }));
  return { ...state, metrics: metrics.toSorted(bySubject) };
}

type Sorted = { subject: string; id: string };
const bySubject = (a: Sorted, b: Sorted) =>
  a.subject === b.subject ? (a.id < b.id ? -1 : 1) : a.subject.localeCompare(b.subject, "zh");
