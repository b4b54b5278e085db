/** Mandates in the database. What they say is sealed; it is never changed. */
import type { Selectable } from "kysely";
import type { ConsentWay } from "#contract/assistance-words.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { AssistanceMandate as Row } from "#server/platform/database/schema.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";
import type { Ground } from "./assistance-store.ts";
import type { Mandate, MandateContent } from "./mandate.ts";

export interface MandateKey {
  division: string;
  id: string;
}

const place = ({ division, id }: MandateKey) => `assistance-mandate ${division}/${id}`;

export async function insertMandate(tx: Database, sealing: Sealing, mandate: Mandate): Promise<void> {
  const { division, id, caseId, client, helper, content, digest, consent, madeAt } = mandate;
  await tx
    .insertInto("assistance_mandate")
    .values({
      ...{ division, id, case_id: caseId, client, helper, digest, consent, made_at: madeAt },
      ...{ valid_from: mandate.validFrom, valid_to: mandate.validTo, paper: mandate.paper ?? null },
      ...{ consented_at: mandate.consentedAt ?? null, consent_by: mandate.consentBy ?? null },
      content: sealing.seal(JSON.stringify(content), place(mandate)),
    })
    .execute();
}

const rowsOf = (db: Database, division: string) =>
  db.selectFrom("assistance_mandate").selectAll().where("division", "=", division);

export async function readMandate(
  { db, sealing }: Ground,
  { division, id }: MandateKey,
): Promise<Mandate | undefined> {
  const row = await rowsOf(db, division).where("id", "=", id).executeTakeFirst();
  return row && mandateOf(sealing, row);
}

/** Locked until the transaction ends. */
export async function lockMandate(
  tx: Database,
  sealing: Sealing,
  { division, id }: MandateKey,
): Promise<Mandate | undefined> {
  const row = await rowsOf(tx, division).where("id", "=", id).forUpdate().executeTakeFirst();
  return row && mandateOf(sealing, row);
}

export async function mandatesOfClient(
  { db, sealing }: Ground,
  division: string,
  client: string,
): Promise<Mandate[]> {
  const query = rowsOf(db, division).where("client", "=", client).orderBy("made_at", "desc").limit(50);
  return (await query.execute()).map((row) => mandateOf(sealing, row));
}

export async function mandatesOfHelper(
  { db, sealing }: Ground,
  division: string,
  helper: string,
): Promise<Mandate[]> {
  const query = rowsOf(db, division).where("helper", "=", helper).orderBy("made_at", "desc").limit(100);
  return (await query.execute()).map((row) => mandateOf(sealing, row));
}

export async function mandatesOfCase({ db, sealing }: Ground, { division, id }: CaseKey): Promise<Mandate[]> {
  const query = rowsOf(db, division).where("case_id", "=", id).orderBy("made_at", "desc");
  return (await query.execute()).map((row) => mandateOf(sealing, row));
}

/** The client has agreed; false when that was settled before. */
export async function setConsent(
  tx: Database,
  { division, id }: MandateKey,
  { by, way, at }: { by: string; way: ConsentWay; at: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("assistance_mandate")
    .set({ consented_at: at, consent_by: by, consent: way, code_digest: null, code_until: null })
    .where("division", "=", division)
    .where("id", "=", id)
    .where("consented_at", "is", null)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function setWithdrawn(
  tx: Database,
  { division, id }: MandateKey,
  { by, at }: { by: string; at: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("assistance_mandate")
    .set({ withdrawn_at: at, withdrawn_by: by })
    .where("division", "=", division)
    .where("id", "=", id)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function keepCode(
  tx: Database,
  { division, id }: MandateKey,
  { digest, until }: { digest: string; until: Instant },
): Promise<void> {
  await tx
    .updateTable("assistance_mandate")
    .set({ code_digest: digest, code_until: until, code_tries: 0 })
    .where("division", "=", division)
    .where("id", "=", id)
    .execute();
}

/** Counts a try before the code is looked at; the digest, or undefined when it is old or used up. */
export async function claimCodeTry(
  db: Database,
  { division, id }: MandateKey,
  { tries, at }: { tries: number; at: Instant },
): Promise<string | undefined> {
  const row = await db
    .updateTable("assistance_mandate")
    .set((is) => ({ code_tries: is("code_tries", "+", 1) }))
    .where("division", "=", division)
    .where("id", "=", id)
    .where("code_until", ">=", at)
    .where("code_tries", "<", tries)
    .where("consented_at", "is", null)
    .where("withdrawn_at", "is", null)
    .returning("code_digest")
    .executeTakeFirst();
  return row?.code_digest ?? undefined;
}

function mandateOf(sealing: Sealing, row: Selectable<Row>): Mandate {
  const { division, id, client, helper, digest } = row;
  const content = JSON.parse(sealing.open(row.content, place(row))) as MandateContent;
  return {
    ...{ division, id, client, helper, digest, content, caseId: row.case_id, madeAt: row.made_at },
    ...{ items: content.items, actions: content.actions, validFrom: row.valid_from, validTo: row.valid_to },
    consent: row.consent as ConsentWay,
    ...(row.paper !== null && { paper: row.paper }),
    ...(row.code_until !== null && { codeUntil: row.code_until }),
    ...(row.consented_at !== null && { consentedAt: row.consented_at }),
    ...(row.consent_by !== null && { consentBy: row.consent_by }),
    ...(row.withdrawn_at !== null && { withdrawnAt: row.withdrawn_at }),
    ...(row.withdrawn_by !== null && { withdrawnBy: row.withdrawn_by }),
  };
}
