/** Changing the organisation: row by row in the staff desk, or a whole workbook at once. */
import type { ImportReport, OpeningHours } from "#contract/organisation.ts";
import { carryOut, doneBy, type KeyedCall, recordAudit } from "#server/modules/audit/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import { refuse } from "#server/platform/http/refusal.ts";
import type { Services } from "#server/platform/services.ts";
import type { Sheet } from "#server/platform/xlsx/index.ts";
import { type Fault, keyOf, type OrganisationRow, withRows } from "./organisation.ts";
import { type ImportPlan, planImport, type ReadRow } from "./organisation-import.ts";
import { faultsOf } from "./organisation-judge.ts";
import "./organisation-refusals.ts";
import { readSheets } from "./organisation-sheets.ts";
import { lockOrganisation, readOrganisation, readVersions, writeRows } from "./organisation-store.ts";

type Ground = Pick<Services, "db" | "sealing">;

/** Writes one row: a new one without `version`, or a change of the version named. Answers the version it has now. */
export async function saveRow(
  services: Ground,
  call: KeyedCall & { row: OrganisationRow; version?: number },
): Promise<{ version: number }> {
  const { actor, row, version } = call;
  const { division } = actor;
  const key = keyOf(row);
  const action = `${row.kind}.${version === undefined ? "create" : "edit"}`;
  return await carryOut(services, call, `${action} ${key}`, async (tx) => {
    await lockOrganisation(tx, division);
    await checkVersion(tx, division, row, version);
    const after = withRows(await readOrganisation(tx, division), [row]);
    refuseFaults(faultsOf(row, after));
    await writeRows(tx, division, [row]);
    await recordAudit(tx, doneBy(call, action, { kind: row.kind, id: key }));
    return { version: (version ?? 0) + 1 };
  });
}

/** The opening hours of a hall alone; the rest of its row stays. Whoever asks has been permitted. */
export async function saveHours(
  services: Ground,
  call: KeyedCall & { hall: string; hours: OpeningHours[]; version: number },
): Promise<{ version: number }> {
  const { hall: id, hours, version } = call;
  const hall = (await readOrganisation(services.db, call.actor.division)).hall.get(id);
  if (!hall) throw refuse("organisation-not-found");
  return await saveRow(services, { ...call, row: { kind: "hall", value: { ...hall, hours } }, version });
}

async function checkVersion(
  tx: Database,
  division: string,
  row: OrganisationRow,
  version: number | undefined,
) {
  const kept = (await readVersions(tx, division, row.kind)).get(keyOf(row));
  if (version === undefined && kept !== undefined) throw refuse("organisation-exists");
  if (version !== undefined && kept === undefined) throw refuse("organisation-not-found");
  if (version !== kept) throw refuse("organisation-changed");
}

function refuseFaults(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  throw refuse("organisation-invalid", {
    fields: [...faults],
    faults: faults.map(({ message }) => message).join("；"),
  });
}

/** The rows of a workbook; refused when it has none of our sheets. */
export function organisationRows(workbook: readonly Sheet[]): ReadRow[] {
  const rows = readSheets(workbook);
  if (!rows) throw refuse("organisation-workbook-foreign");
  return rows;
}

/** What importing these rows would do; nothing is written. */
export async function previewImport(
  db: Database,
  division: string,
  rows: readonly ReadRow[],
): Promise<ImportReport> {
  return planImport(await readOrganisation(db, division), rows).report;
}

/** Imports all rows, or none when one is refused. */
export async function importOrganisation(
  services: Ground,
  call: KeyedCall & { rows: readonly ReadRow[] },
): Promise<ImportReport> {
  const { division } = call.actor;
  return await carryOut(services, call, "organisation.import", async (tx) => {
    const { report, write } = await writePlan(tx, division, call.rows);
    const { new: added, changed } = report;
    if (write.length > 0) {
      await recordAudit(
        tx,
        doneBy(call, "organisation.import", { kind: "division", id: division }, { added, changed }),
      );
    }
    return report;
  });
}

async function writePlan(tx: Database, division: string, rows: readonly ReadRow[]): Promise<ImportPlan> {
  await lockOrganisation(tx, division);
  const { report, write } = planImport(await readOrganisation(tx, division), rows);
  await writeRows(tx, division, write);
  return { report: { ...report, imported: report.refused === 0 }, write };
}

/**
 * Adds what the data folder has and the database has not; what the staff desk changed since stays as it is.
 * Throws when the folder does not make sense.
 */
export async function addFromData(
  tx: Database,
  division: string,
  rows: readonly OrganisationRow[],
): Promise<number> {
  await lockOrganisation(tx, division);
  const before = await readOrganisation(tx, division);
  const missing = rows.filter((row) => !before[row.kind].has(keyOf(row)));
  const { report, write } = planImport(
    before,
    missing.map((row, index) => ({ ...row, row: index + 1 })),
  );
  const refused = report.rows.find(({ state }) => state === "refused");
  if (refused) {
    const faults = refused.faults.map(({ field, message }) => `${field}: ${message}`).join("; ");
    throw new Error(`data folder: ${refused.kind} ${refused.key}: ${faults}`);
  }
  await writeRows(tx, division, write);
  return write.length;
}
