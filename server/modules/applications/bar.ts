import type { Services } from "#server/platform/services.ts";
import type { ApplicationContent } from "./application.ts";
import { searchToken } from "./content.ts";

/** Who is barred (R2.11): the enterprise, or the person, by their number; not everybody of the same name or phone. */
export function barTokens(
  { sealing }: Pick<Services, "sealing">,
  { applicant }: ApplicationContent,
): string[] {
  return [searchToken(sealing, applicant.enterprise?.uscc ?? applicant.idNumber)];
}
