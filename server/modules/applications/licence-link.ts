import type { ApplicationView } from "#contract/application.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import { checkPath, findLicence, licencePath } from "#server/modules/licences/index.ts";
import type { Services } from "#server/platform/services.ts";

/** The licence a case led to, with where it can be read and checked; absent: none yet. */
export async function licenceOfCase(
  { db, sealing }: Services,
  { division, id }: CaseKey,
): Promise<(NonNullable<ApplicationView["licence"]> & { number: string }) | undefined> {
  const licence = await findLicence(db, sealing, division, { case_id: id });
  if (!licence) return undefined;
  const { id: own, type, number } = licence;
  return { id: own, name: type.name, number, href: licencePath(licence), check: checkPath(licence) };
}
