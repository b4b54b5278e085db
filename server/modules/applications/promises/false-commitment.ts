import type { Case, CaseKey } from "#server/kernel/case-type/case.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import { findCase } from "../../../cases/index.ts";
import { checkOf } from "./after-check-store.ts";

/** Actions of a check that find the commitment false. */
export const failing = new Set(["fail", "fail-on-site"]);

/**
 * The check that found the commitment of this case false, if one did. What was decided on it counts as obtained by
 * fraud, whatever is ticked when it is revoked (R2.11, R2.31).
 */
export async function falseCommitment(
  { pool }: Pick<Services, "pool">,
  db: Database,
  main: CaseKey,
): Promise<Case | undefined> {
  const key = await checkOf(db, main);
  const check = key && (await findCase(pool, key));
  return check && [...failing].some((action) => check.taken[action]) ? check : undefined;
}
