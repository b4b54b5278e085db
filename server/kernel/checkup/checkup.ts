/** The check-up of a county's whole catalogue (目录体检; A13, F19): what could be spared, and what is wrong. Pure. */
import type { Finding } from "#contract/checkup.ts";
import { guideFindings } from "./check-guide.ts";
import { limitFindings } from "./check-limits.ts";
import { materialFindings } from "./check-materials.ts";
import type { CheckedCatalogue } from "./finding.ts";

/** Everything found, what spares most first; among equals by organ and item. */
export function checkCatalogue(catalogue: CheckedCatalogue): Finding[] {
  const found = [...materialFindings(catalogue), ...limitFindings(catalogue), ...guideFindings(catalogue)];
  return found.toSorted(
    (a, b) => weight(b) - weight(a) || b.cases - a.cases || compare(placeOf(a), placeOf(b)),
  );
}

/** A trip, a day and a paper less count alike: they only bring the findings in an order. */
function weight({ spares }: Finding): number {
  return (spares.materials ?? 0) + (spares.days ?? 0) + (spares.trips ?? 0);
}

const placeOf = ({ organ, key, path }: Finding) => `${organ} ${key} ${path}`;
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
