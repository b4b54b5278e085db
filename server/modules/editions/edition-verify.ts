/** For `tongban verify`: every published edition, with what is wrong and what lawfully came later, in words. */
import type { Services } from "#server/platform/services.ts";
import { faultsIn, isFault, type SealedEdition } from "./edition.ts";
import type { AlteredCase } from "./edition-causes.ts";
import { compareEdition } from "./edition-compare.ts";

export interface EditionVerification {
  editions: number;
  figures: number;
  faults: { at: string; reason: string }[];
  /** What came after publication as the law has it: told, and no fault. */
  later: { at: string; reason: string }[];
}

export async function verifyEditions(
  services: Services,
  division: string,
  editions: readonly SealedEdition[],
  altered: readonly AlteredCase[],
): Promise<EditionVerification> {
  const found: EditionVerification = { editions: editions.length, figures: 0, faults: [], later: [] };
  for (const edition of editions) {
    const comparison = await compareEdition(services, division, edition, altered);
    const at = edition.title;
    found.figures += comparison.compared;
    found.faults.push(...faultsIn(comparison).map((reason) => ({ at, reason })));
    const later = comparison.differing.filter((one) => !isFault(one));
    found.later.push(...later.map(({ sentence: reason }) => ({ at, reason })));
  }
  return found;
}
