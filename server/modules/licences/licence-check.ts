/** The public check of a licence (核验, R6.7): is it genuine, and does it still hold? */
import type { LicenceCheck } from "#contract/licence.ts";
import { type Instant, shanghaiDay } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { type Licence, signedBytes, statusOn } from "./licence.ts";
import type { LicenceServices } from "./licence-commands.ts";
import { findByToken, insertUse } from "./licence-store.ts";
import { divisionOfToken } from "./licence-token.ts";
import { publicLicence } from "./licence-view.ts";

/** Looks at the register and at the signature; keeps that it was asked, and nothing about who asked. */
export async function checkLicence(
  services: LicenceServices,
  db: Database,
  token: string,
  now: Instant,
): Promise<LicenceCheck> {
  const division = divisionOfToken(token);
  if (!division) return { verdict: "unknown", checkedAt: now };
  const found = await findByToken(db, services.sealing, division, token);
  if (!found) {
    await insertUse(db, { division, at: now, verdict: "unknown" });
    return { verdict: "unknown", checkedAt: now };
  }
  const { id, licence } = found;
  if (!licence || !(await isGenuine(services, licence))) {
    await insertUse(db, { division, at: now, licence: id, verdict: "forged" });
    return { verdict: "forged", checkedAt: now };
  }
  const verdict = statusOn(licence, shanghaiDay(now)) === "valid" ? "valid" : "invalid";
  await insertUse(db, { division, at: now, licence: id, verdict });
  return { verdict, checkedAt: now, licence: publicLicence(licence, now) };
}

/** The stored content is what was signed. */
export function isGenuine({ signer }: LicenceServices, licence: Licence): Promise<boolean> {
  return signer.verify(signedBytes(licence), licence.signature, licence.keyId);
}
