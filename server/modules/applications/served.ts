/** Whom a case serves, for modules that ask them afterwards. */
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";
import { findApplication, readContent } from "./application-store.ts";
import { findJoint } from "./joint/joint-store.ts";

export interface Served {
  /** The item, or the bundle, that was applied for. */
  itemKey: string;
  queryCode: string;
  resident: string;
  name: string;
  phone: string;
  enterprise?: string;
}

/** The applicant of an application or of a bundle; undefined for any other case. */
export async function servedOf(db: Database, sealing: Sealing, key: CaseKey): Promise<Served | undefined> {
  const application = await findApplication(db, key);
  const joint = application ? undefined : await findJoint(db, key);
  const content = application || joint ? await readContent(db, sealing, key) : undefined;
  const itemKey = application?.itemKey ?? joint?.bundle.key;
  const queryCode = application?.queryCode ?? joint?.queryCode;
  if (!content || itemKey === undefined || queryCode === undefined) return undefined;
  const { resident, name, phone, enterprise } = content.applicant;
  return { itemKey, queryCode, resident, name, phone, ...(enterprise && { enterprise: enterprise.name }) };
}
