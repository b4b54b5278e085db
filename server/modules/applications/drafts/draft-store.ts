/** Drafts (草稿): saved at every step, sealed, continued on any device. */
import type { DraftContent } from "#contract/draft.ts";
import type { DraftRenewal } from "#contract/renewal.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";

export interface DraftKey {
  division: string;
  id: string;
}

/** A draft as stored; the item's name comes from the catalogue. */
export interface StoredDraft extends DraftKey {
  resident: string;
  actingFor?: string;
  itemKey: string;
  itemVersion: number;
  /** It is for a bundle, whose key and version these are. */
  bundle: boolean;
  /** Of a bundle: the versions of its items, by key. */
  partVersions: Record<string, number>;
  /** What a new version has changed and nobody has looked at yet. */
  renewal?: DraftRenewal;
  version: number;
  savedAt: string;
  submittedCase?: number;
  content: DraftContent;
}

const placeOf = ({ division, id }: DraftKey) => `application_draft ${division}/${id}`;
const renewalPlaceOf = (key: DraftKey) => `${placeOf(key)}/renewal`;

export async function insertDraft(db: Database, sealing: Sealing, draft: StoredDraft): Promise<void> {
  await db
    .insertInto("application_draft")
    .values({
      division: draft.division,
      id: draft.id,
      resident: draft.resident,
      acting_for: draft.actingFor ?? null,
      item_key: draft.itemKey,
      item_version: draft.itemVersion,
      bundle: draft.bundle,
      part_versions: JSON.stringify(draft.partVersions),
      version: draft.version,
      content: sealing.seal(JSON.stringify(draft.content), placeOf(draft)),
      saved_at: draft.savedAt,
    })
    .execute();
}

export async function findDraft(
  db: Database,
  sealing: Sealing,
  key: DraftKey,
): Promise<StoredDraft | undefined> {
  const row = await db
    .selectFrom("application_draft")
    .selectAll()
    .where("division", "=", key.division)
    .where("id", "=", key.id)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    division: row.division,
    id: row.id,
    resident: row.resident,
    ...(row.acting_for !== null && { actingFor: row.acting_for }),
    itemKey: row.item_key,
    itemVersion: row.item_version,
    bundle: row.bundle,
    partVersions: row.part_versions as Record<string, number>,
    ...(row.renewal && {
      renewal: JSON.parse(sealing.open(row.renewal, renewalPlaceOf(row))) as DraftRenewal,
    }),
    version: row.version,
    savedAt: row.saved_at,
    ...(row.submitted_case !== null && { submittedCase: row.submitted_case }),
    content: JSON.parse(sealing.open(row.content, placeOf(row))) as DraftContent,
  };
}

/** A draft without what was filled in. */
export type DraftRow = Omit<StoredDraft, "content" | "division" | "resident" | "partVersions" | "renewal">;

/** Drafts not handed in yet, the last saved first. */
export async function draftsOf(db: Database, division: string, resident: string): Promise<DraftRow[]> {
  const rows = await db
    .selectFrom("application_draft")
    .select(["id", "acting_for", "item_key", "item_version", "bundle", "version", "saved_at"])
    .where("division", "=", division)
    .where("resident", "=", resident)
    .where("submitted_case", "is", null)
    .orderBy("saved_at", "desc")
    .limit(50)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    ...(row.acting_for !== null && { actingFor: row.acting_for }),
    itemKey: row.item_key,
    itemVersion: row.item_version,
    bundle: row.bundle,
    version: row.version,
    savedAt: row.saved_at,
  }));
}

/** What may change of a draft, over the version that was seen. */
export type ChangedDraft = Pick<
  StoredDraft,
  keyof DraftKey | "version" | "itemVersion" | "partVersions" | "renewal" | "content" | "savedAt"
>;

/** Saves over the version that was seen; false when somebody saved meanwhile. */
export async function updateDraft(db: Database, sealing: Sealing, draft: ChangedDraft): Promise<boolean> {
  const { renewal } = draft;
  const result = await db
    .updateTable("application_draft")
    .set({
      content: sealing.seal(JSON.stringify(draft.content), placeOf(draft)),
      item_version: draft.itemVersion,
      part_versions: JSON.stringify(draft.partVersions),
      renewal: renewal ? sealing.seal(JSON.stringify(renewal), renewalPlaceOf(draft)) : null,
      version: draft.version + 1,
      saved_at: draft.savedAt,
    })
    .where("division", "=", draft.division)
    .where("id", "=", draft.id)
    .where("version", "=", draft.version)
    .where("submitted_case", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Notes where the draft went. */
export async function markSubmitted(db: Database, key: DraftKey, caseId: number): Promise<void> {
  await db
    .updateTable("application_draft")
    .set({ submitted_case: caseId })
    .where("division", "=", key.division)
    .where("id", "=", key.id)
    .execute();
}

export async function deleteDraft(db: Database, key: DraftKey): Promise<void> {
  await db
    .deleteFrom("application_draft")
    .where("division", "=", key.division)
    .where("id", "=", key.id)
    .where("submitted_case", "is", null)
    .execute();
}
