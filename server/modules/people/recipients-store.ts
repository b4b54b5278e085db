/** Who is meant by a role: members of staff with an open account, found by the posts they hold now. */
import type { StaffRole } from "#contract/people.ts";
import type { Database } from "#server/platform/database/pool.ts";

/** Members of staff by name, by role, or both; a role within an organ is held there or for all organs. */
export interface Recipients {
  staff?: readonly string[];
  role?: StaffRole | readonly StaffRole[];
  /** Social credit code; absent: whoever holds the role anywhere in the division. */
  organ?: string;
}

/** Their account ids; closed accounts are left out, and nobody is named twice. */
export async function recipientsOf(db: Database, division: string, to: Recipients): Promise<string[]> {
  const roles = to.role === undefined ? [] : [to.role].flat();
  const holders = db
    .selectFrom("post")
    .select("staff")
    .where("division", "=", division)
    .where("revoked_at", "is", null)
    .where("role", "in", roles.length > 0 ? roles : [""])
    .$if(to.organ !== undefined, (some) =>
      some.where((is) => is.or([is("organ", "=", to.organ!), is("reach", "=", "all-organs")])),
    );
  const rows = await db
    .selectFrom("staff")
    .select("id")
    .where("division", "=", division)
    .where("closed_at", "is", null)
    .where((is) => is.or([is("id", "in", holders), ...named(to).map((id) => is("id", "=", id))]))
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

const named = ({ staff = [] }: Recipients) => [...new Set(staff)];
