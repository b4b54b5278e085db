/** What the system counts for the report: decisions on administrative licences, by item, each with its page (R10.6). */
import { catalogueOf } from "#server/modules/items/index.ts";
import { figuresBy } from "#server/modules/metrics/index.ts";
import type { Services } from "#server/platform/services.ts";

/** 行政许可 in the catalogue's classes of matters. */
const licence = "01";
/** The metric it is counted by. */
export const decided = "case.decided";

export const yearPeriod = (year: number) => ({ from: `${year}-01-01`, to: `${year + 1}-01-01` });

export interface CountedPart {
  item: string;
  name: string;
  value: number;
  href: string;
}

export interface LicenceDecisions {
  /** Their sum is the number. */
  parts: CountedPart[];
  /** Items decided in the year that are no licences. */
  others: string[];
}

/** Applications decided in the year, of items that are licences, suspended and cancelled ones too. */
export async function licenceDecisions(
  services: Services,
  division: string,
  year: number,
): Promise<LicenceDecisions> {
  const period = yearPeriod(year);
  const { rows } = await figuresBy(services, { division, metric: decided, period }, "item");
  const parts: CountedPart[] = [];
  const others: string[] = [];
  for (const { id, name, value, href } of rows) {
    const known = id === "-" ? undefined : await catalogueOf(services).current(division, id);
    if (known?.item.catalogue.type !== licence) others.push(id);
    else if (value !== null) parts.push({ item: id, name, value, href });
  }
  return { parts, others };
}
