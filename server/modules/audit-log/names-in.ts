/** Who and what the ids in the audit log are, for the people who read it. */
import type { AuditEntry } from "#contract/audit.ts";
import { organNames } from "#server/modules/organisation/index.ts";
import { staffNames } from "#server/modules/people/index.ts";
import type { Database } from "#server/platform/database/pool.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Names by id of the staff and organs that these entries speak of; residents stay nameless (R13.5). */
export async function namesIn(
  db: Database,
  division: string,
  entries: readonly AuditEntry[],
): Promise<Record<string, string>> {
  const said = new Set(entries.flatMap(idsOf));
  const staff = await staffNames(
    db,
    division,
    [...said].filter((id) => uuid.test(id)),
  );
  const organs = await organNames(db, division);
  const named = [...organs]
    .filter(([uscc]) => said.has(uscc))
    .map(([uscc, { name }]) => [uscc, name] as const);
  return Object.fromEntries([...staff, ...named]);
}

function idsOf({ actor, subject, details }: AuditEntry): string[] {
  return [actor, subject, details.staff, details.organ].filter((id) => typeof id === "string");
}
