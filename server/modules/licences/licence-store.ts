/** Licences in the database. Holder and printed fields are one sealed value, opened here and nowhere else. */
import type { Selectable } from "kysely";
import type { LicenceStatus } from "#contract/licence.ts";
import type { EventActor } from "#server/kernel/case-type/case.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Licence as LicenceRow } from "#server/platform/database/schema.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";
import { type Licence, type LicenceChange, type LicenceContent, licenceStatuses } from "./licence.ts";

/** What is personal, and sealed. */
type Personal = Pick<LicenceContent, "holder" | "fields">;

const placeOf = (division: string, id: string) => `licence ${division}/${id}`;
const holderIndex = "licence holder";

/** Writes a new licence; false when its case has one already. */
export async function insertLicence(tx: Database, sealing: Sealing, licence: Licence): Promise<boolean> {
  const { division, id, holder, fields } = licence;
  const personal: Personal = { holder, fields };
  const written = await tx
    .insertInto("licence")
    .values({
      ...{ division, id, identifier: licence.identifier, number: licence.number },
      ...{ type_code: licence.type.code, type_name: licence.type.name },
      ...{ edition: licence.edition, replaces: licence.replaces ?? null },
      ...{ holder_kind: holder.kind, holder_index: sealing.blind(holder.code, holderIndex) },
      ...{ resident: licence.resident ?? null, enterprise: licence.enterprise ?? null },
      ...{ organ: licence.issuer.code, organ_name: licence.issuer.name },
      ...{ item: licence.item, case_id: licence.caseId ?? null },
      content_sealed: sealing.seal(JSON.stringify(personal), placeOf(division, id)),
      ...{ issued_on: licence.issuedOn, valid_from: licence.validFrom, valid_to: licence.validUntil },
      ...{ status: licenceStatuses[licence.status].code, status_reason: licence.statusReason ?? null },
      ...{ status_at: licence.statusAt, token: licence.token },
      ...{ key_id: licence.keyId, signature: licence.signature, version: licence.version },
    })
    // Its identifier is taken from its case, so that two at once meet at either key.
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return written !== undefined;
}

/** One licence of a division, by one of its keys. */
export type LicenceKey = { id: string } | { case_id: number } | { identifier: string };

export async function findLicence(
  db: Database,
  sealing: Sealing,
  division: string,
  key: LicenceKey,
  lock = false,
): Promise<Licence | undefined> {
  const [[column, value]] = Object.entries(key) as [[keyof LicenceRow & string, string | number]];
  const query = db
    .selectFrom("licence")
    .selectAll()
    .where("division", "=", division)
    .where(column, "=", value);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && licenceOf(row, sealing);
}

/** For the public check: the licence behind a token, without content when what is stored was tampered with. */
export async function findByToken(
  db: Database,
  sealing: Sealing,
  division: string,
  token: string,
): Promise<{ id: string; licence?: Licence } | undefined> {
  const row = await db
    .selectFrom("licence")
    .selectAll()
    .where("division", "=", division)
    .where("token", "=", token)
    .executeTakeFirst();
  if (!row) return undefined;
  try {
    return { id: row.id, licence: licenceOf(row, sealing) };
  } catch {
    return { id: row.id };
  }
}

/** The licences of a person and of the enterprises they may look after, the newest first. */
export async function licencesOf(
  db: Database,
  sealing: Sealing,
  { division, resident, enterprises }: { division: string; resident: string; enterprises: readonly string[] },
): Promise<Licence[]> {
  const rows = await db
    .selectFrom("licence")
    .selectAll()
    .where("division", "=", division)
    .where((is) =>
      is.or([
        is.and([is("resident", "=", resident), is("enterprise", "is", null)]),
        ...(enterprises.length > 0 ? [is("enterprise", "in", enterprises)] : []),
      ]),
    )
    .orderBy("issued_on", "desc")
    .orderBy("number")
    .limit(500)
    .execute();
  return rows.map((row) => licenceOf(row, sealing));
}

/** The new status; the caller holds the row's lock. */
export async function updateStatus(tx: Database, licence: Licence): Promise<void> {
  await tx
    .updateTable("licence")
    .set({
      status: licenceStatuses[licence.status].code,
      status_reason: licence.statusReason ?? null,
      status_at: licence.statusAt,
      version: licence.version,
    })
    .where("division", "=", licence.division)
    .where("id", "=", licence.id)
    .execute();
}

/** The event that made `licence` what it now is. */
export async function insertEvent(
  tx: Database,
  licence: Licence,
  change: LicenceChange | "issue",
  actor: EventActor,
): Promise<void> {
  await tx
    .insertInto("licence_event")
    .values({
      ...{
        division: licence.division,
        licence: licence.id,
        seq: licence.version,
        at: licence.statusAt,
        change,
      },
      ...{ status: licenceStatuses[licence.status].code, reason: licence.statusReason ?? null },
      ...{ actor_kind: actor.kind, actor_id: actor.id },
    })
    .execute();
}

export interface LicenceUse {
  division: string;
  at: Instant;
  licence?: string;
  /** Of a check; absent: a download. */
  verdict?: "valid" | "invalid" | "forged" | "unknown";
  /** Absent: anybody, about whom nothing is kept. */
  actor?: { kind: string; id: string };
}

/** R6.5: every use is kept; of a public check nothing about who made it. */
export async function insertUse(
  db: Database,
  { division, at, licence, verdict, actor }: LicenceUse,
): Promise<void> {
  await db
    .insertInto("licence_use")
    .values({
      ...{
        division,
        at,
        kind: verdict ? "check" : "download",
        licence: licence ?? null,
        verdict: verdict ?? null,
      },
      ...{ actor_kind: actor?.kind ?? "public", actor_id: actor?.id ?? null },
    })
    .execute();
}

function licenceOf(row: Selectable<LicenceRow>, sealing: Sealing): Licence {
  const { division, id } = row;
  const personal = JSON.parse(sealing.open(row.content_sealed, placeOf(division, id))) as Personal;
  return {
    ...{ division, id, identifier: row.identifier, number: row.number, edition: row.edition },
    type: { code: row.type_code, name: row.type_name },
    issuer: { code: row.organ, name: row.organ_name },
    ...{ issuedOn: row.issued_on, validFrom: row.valid_from, validUntil: row.valid_to },
    ...personal,
    ...(row.replaces !== null && { replaces: row.replaces }),
    ...(row.resident !== null && { resident: row.resident }),
    ...(row.enterprise !== null && { enterprise: row.enterprise }),
    ...(row.case_id !== null && { caseId: row.case_id }),
    ...(row.status_reason !== null && { statusReason: row.status_reason }),
    ...{ item: row.item, status: statusOf(row.status), statusAt: row.status_at, token: row.token },
    ...{ keyId: row.key_id, signature: row.signature, version: row.version },
  };
}

function statusOf(code: string): Licence["status"] {
  const entries = Object.entries(licenceStatuses) as [LicenceStatus, { code: string }][];
  const found = entries.find(([, status]) => status.code === code)?.[0];
  if (!found || found === "expired") throw new Error(`licence status ${code} is never kept`);
  return found;
}
