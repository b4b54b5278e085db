/** What the system counts for the report: decisions on administrative licences, by item, each with its page (R10.6). */
import { catalogueOf } from "#server/modules/items/index.ts";
import { figuresBy } from "#server/modules/metrics/index.ts";
import type { Services } from "#server/platform/services.ts";

/** 行政许可 in the catalogue's classes of matters. */
const licence = "01";

export interface CountedPart {
  name: string;
  value: number;
  href: string;
}

/** Applications decided in the year, of items that are licences, suspended and cancelled ones too; the sum of the parts. */
export async function licenceDecisions(
  services: Services,
  division: string,
  year: number,
): Promise<CountedPart[]> {
  const period = { from: `${year}-01-01`, to: `${year + 1}-01-01` };
  const { rows } = await figuresBy(services, { division, metric: "case.decided", period }, "item");
  const parts: CountedPart[] = [];
  for (const { id, name, value, href } of rows) {
    const known = id === "-" ? undefined : await catalogueOf(services).current(division, id);
    if (known?.item.catalogue.type === licence && value !== null) parts.push({ name, value, href });
  }
  return parts;
}
