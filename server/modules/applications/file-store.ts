/** Uploaded files: who brought which content. The content itself lies in the platform's file store. */
import type { FileView, MaterialEntry } from "#contract/application.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { StoredFile } from "#server/platform/files/file-store.ts";
import { mediaTypes } from "#server/platform/files/file-type.ts";
import { refuse } from "#server/platform/http/refusal.ts";

/** `resident/<account>` or `staff/<account>`. */
export type Owner = string;

export async function noteFile(
  db: Database,
  division: string,
  owner: Owner,
  file: StoredFile & { name: string; at: string },
): Promise<FileView> {
  const { id, name, type, size, at } = file;
  await db
    .insertInto("application_file")
    .values({ division, id, owner, name, type: mediaTypes[type], size, uploaded_at: at })
    .onConflict((conflict) => conflict.columns(["division", "id", "owner"]).doNothing())
    .execute();
  return { id, name, type: mediaTypes[type], size };
}

/** Files by content, whoever brought them; the caller has made sure that the reader may see them. */
export async function readFiles(db: Database, division: string, ids: readonly string[]): Promise<FileView[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("application_file")
    .select(["id", "name", "type", "size"])
    .where("division", "=", division)
    .where("id", "in", ids)
    .execute();
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

export async function isOwner(db: Database, division: string, owner: Owner, id: string): Promise<boolean> {
  const row = await db
    .selectFrom("application_file")
    .select("id")
    .where("division", "=", division)
    .where("id", "=", id)
    .where("owner", "=", owner)
    .executeTakeFirst();
  return row !== undefined;
}

/** Refuses materials that name a file which the owner did not upload, unless it was there before. */
export async function requireFiles(
  db: Database,
  division: string,
  owner: Owner,
  materials: readonly MaterialEntry[],
  before: readonly MaterialEntry[] = [],
): Promise<void> {
  const known = new Set(before.flatMap(({ files }) => files.map(({ id }) => id)));
  for (const { material, files } of materials) {
    for (const { id } of files) {
      if (known.has(id) || (await isOwner(db, division, owner, id))) continue;
      throw refuse("file-unknown", { field: `materials.${material}` });
    }
  }
}
