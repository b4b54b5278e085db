/** Staff posts (编制) and the people who hold them, by year; editions stay (rulebook §15.10: employees hold no post). */
import { sql } from "kysely";
import type { SetStaffing, StaffingPage, StaffingYear } from "#contract/budget.ts";
import type { StaffActor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import type { StaffCall } from "#server/modules/audit/index.ts";
import { staffNames } from "#server/modules/people/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { bureauOf, type Done, keep } from "./keeping.ts";
import type { By } from "./line-store.ts";

/** A new edition of a year. Refused: more people than posts without saying why. */
export async function setStaffing(services: Services, call: StaffCall, ask: SetStaffing): Done {
  const { requestKey, ...what } = ask;
  const over =
    what.administrativeStaff > what.administrativePosts || what.institutionStaff > what.institutionPosts;
  if (over && what.note === undefined) throw refuse("budget-overstaffed", { field: "note" });
  const kept = { requestKey, action: "budget.staffing", subject: String(what.year) };
  return await keep(services, call, kept, (tx, by) => insertStaffing(tx, by, what));
}

export async function insertStaffing(
  tx: Database,
  { division, by, at }: By,
  it: Omit<SetStaffing, "requestKey">,
): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtext(${`budget-staffing ${division} ${it.year}`}))`.execute(tx);
  const last = await tx
    .selectFrom("budget_staffing")
    .select((is) => is.fn.max("edition").as("edition"))
    .where("division", "=", division)
    .where("year", "=", it.year)
    .executeTakeFirst();
  const edition = (last?.edition ?? 0) + 1;
  await tx
    .insertInto("budget_staffing")
    .values({
      ...{ division, year: it.year, edition, document: it.document, note: it.note ?? null },
      ...{ administrative_posts: it.administrativePosts, institution_posts: it.institutionPosts },
      ...{ administrative_staff: it.administrativeStaff, institution_staff: it.institutionStaff },
      ...{ employees: it.employees, contracted: it.contracted, retired: it.retired },
      ...{ recorded_by: by, recorded_at: at },
    })
    .execute();
  return `${it.year}-${edition}`;
}

/** The newest edition of each year, the newest year first. */
export async function staffingYears(db: Database, division: string): Promise<StaffingYear[]> {
  const rows = await db
    .selectFrom("budget_staffing")
    .distinctOn("year")
    .selectAll()
    .where("division", "=", division)
    .orderBy("year", "desc")
    .orderBy("edition", "desc")
    .execute();
  const names = await staffNames(
    db,
    division,
    rows.map(({ recorded_by }) => recorded_by),
  );
  return rows.map((row) => ({
    ...{ year: row.year, edition: row.edition, document: row.document },
    ...{ administrativePosts: row.administrative_posts, institutionPosts: row.institution_posts },
    ...{ administrativeStaff: row.administrative_staff, institutionStaff: row.institution_staff },
    ...{ employees: row.employees, contracted: row.contracted, retired: row.retired },
    posts: row.administrative_posts + row.institution_posts,
    staff: row.administrative_staff + row.institution_staff,
    ...(row.note !== null && { note: row.note }),
    ...{ by: names.get(row.recorded_by) ?? "", at: row.recorded_at },
  }));
}

export async function showStaffing(services: Services, actor: StaffActor): Promise<StaffingPage> {
  const { division } = actor;
  return {
    years: await staffingYears(services.db, division),
    mayKeep: can(actor, "budget.keep", bureauOf(services, division)),
  };
}
