/** Staff accounts from a workbook: all rows or none. */
import type { StaffImport, StaffImportRow } from "#contract/staff.ts";
import { carryOut, doneBy, type KeyedCall, recordAudit } from "#server/modules/audit/index.ts";
import { openOrgans } from "#server/modules/organisation/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import { hashPassword } from "./password.ts";
import "./people-refusals.ts";
import { countStates } from "#server/platform/xlsx/index.ts";
import { endSessionsOf } from "./session-store.ts";
import type { Staff } from "./staff.ts";
import { openAccount, temporaryPassword } from "./staff-commands.ts";
import { planStaff, type SheetRow } from "./staff-sheet.ts";
import { allStaff, updateStaff } from "./staff-store.ts";

type Ground = Pick<Services, "db" | "sealing">;
type Passwords = ReadonlyMap<string, { password: string; hash: string }>;

/** What importing would do; nothing is written. */
export async function previewStaff(
  db: Database,
  division: string,
  rows: readonly SheetRow[],
): Promise<StaffImport> {
  return reportOf(planStaff(rows, await accountsOf(db, division), await openOrgans(db, division)), false);
}

/** Imports all rows, or none when one is refused. New accounts have no posts, and a password to hand over. */
export async function importStaff(
  services: Ground,
  call: KeyedCall & { rows: readonly SheetRow[] },
): Promise<StaffImport> {
  const { rows, actor } = call;
  const { division } = actor;
  const passwords = await passwordsFor(rows, await accountsOf(services.db, division));
  return await carryOut(services, call, "staff.import", async (tx) => {
    const known = await accountsOf(tx, division);
    const plan = planStaff(rows, known, await openOrgans(tx, division));
    if (plan.some(({ state }) => state === "refused")) return reportOf(plan, false);
    for (const [index, row] of rows.entries()) await write(tx, call, plan[index]!, row, known, passwords);
    const report = reportOf(plan, true);
    const counts = { added: report.new, changed: report.changed };
    await recordAudit(tx, doneBy(call, "staff.import", { kind: "division", id: division }, counts));
    return report;
  });
}

/** Hashing takes its time; it is done before the transaction. */
async function passwordsFor(
  rows: readonly SheetRow[],
  known: ReadonlyMap<string, Staff>,
): Promise<Passwords> {
  const missing = rows.filter(({ account }) => !known.has(account));
  const made = missing.map(async ({ account }) => {
    const password = temporaryPassword();
    return [account, { password, hash: await hashPassword(password) }] as const;
  });
  return new Map(await Promise.all(made));
}

async function write(
  tx: Database,
  { actor, at }: KeyedCall,
  planned: StaffImportRow,
  { account, name, organ, closed }: SheetRow,
  known: ReadonlyMap<string, Staff>,
  passwords: Passwords,
): Promise<void> {
  const { division } = actor;
  if (planned.state === "new") {
    const { password, hash: passwordHash } = passwords.get(account)!;
    await openAccount(tx, { division, account, name, organ, passwordHash, at });
    planned.password = password;
  }
  if (planned.state !== "changed") return;
  const { id, version, closedAt } = known.get(account)!;
  const fields = { name, organ, closedAt: closed ? (closedAt ?? at) : null };
  if (!(await updateStaff(tx, { division, id, version }, fields))) throw refuse("staff-changed");
  if (closed) await endSessionsOf(tx, division, { kind: "staff", id });
}

async function accountsOf(db: Database, division: string): Promise<Map<string, Staff>> {
  return new Map((await allStaff(db, division)).map((staff) => [staff.account, staff]));
}

function reportOf(rows: StaffImportRow[], imported: boolean): StaffImport {
  return { ...countStates(rows), imported, rows };
}
