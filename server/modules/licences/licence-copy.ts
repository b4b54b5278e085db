/** The licence as a PDF for somebody who may have it; each time is kept as a use. */
import { permit } from "#server/modules/access/index.ts";
import type { Services } from "#server/platform/services.ts";
import { renderLicence } from "./licence-pdf.ts";
import { type LicenceReader, readableLicence, subjectOf } from "./licence-policy.ts";
import { insertUse } from "./licence-store.ts";
import { checkPath } from "./licence-view.ts";

export interface LicenceCopy {
  fileName: string;
  bytes: Buffer;
  /** Characters that the font does not have. */
  missing: string[];
}

/** Refused with `licence-not-found` where it is not this person's. */
export async function readLicencePdf(
  services: Services,
  actor: LicenceReader,
  id: string,
): Promise<LicenceCopy> {
  const { db, config, now } = services;
  const licence = await readableLicence(services, db, actor, id);
  permit(actor, "licence.print", subjectOf(licence));
  const { bytes, missing } = await renderLicence(licence, config.origin + checkPath(licence));
  await insertUse(db, { division: licence.division, at: now(), licence: licence.id, actor });
  return { fileName: `${licence.type.name}-${licence.number}.pdf`, bytes, missing };
}
