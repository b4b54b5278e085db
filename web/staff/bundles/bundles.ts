/** Bundles in the words of the catalogue. Pure. */
import type { Bundle } from "#contract/bundle.ts";
import type { CatalogueRow } from "#contract/catalogue.ts";

/** How the published version stands; a draft where there is none. */
export function standingStatus(current: Pick<Bundle, "status"> | undefined): CatalogueRow["status"] {
  if (!current) return "draft";
  return current.status === "in-use" ? "published" : current.status;
}
