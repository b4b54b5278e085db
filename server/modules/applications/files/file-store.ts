/** Uploaded files: who brought which content. The content itself lies in the platform's file store. */
import type { DraftContent, FileView } from "#contract/draft.ts";
import type { Answers } from "#contract/form.ts";
import type { Demand } from "#contract/item.ts";
import { answerFiles, unfitFile } from "#server/kernel/answer-files.ts";
import { signaturePicture } from "#server/kernel/signature.ts";
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

/** What one has brought counts as brought by the other too: a helper brings it for their client (R12.5). */
export async function bringFor(
  db: Database,
  division: string,
  { by, owner }: { by: Owner; owner: Owner },
  given: Naming,
): Promise<void> {
  const ids = namedFiles(given).map(({ id }) => id);
  if (ids.length === 0) return;
  await db
    .insertInto("application_file")
    .columns(["division", "id", "owner", "name", "type", "size", "uploaded_at"])
    .expression((is) =>
      is
        .selectFrom("application_file")
        .select(({ val }) => [
          ...(["division", "id"] as const),
          val(owner).as("owner"),
          ...(["name", "type", "size", "uploaded_at"] as const),
        ])
        .where("division", "=", division)
        .where("id", "in", ids)
        .where("owner", "=", by),
    )
    .onConflict((conflict) => conflict.columns(["division", "id", "owner"]).doNothing())
    .execute();
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

/** What may name files. */
export type Naming = Pick<DraftContent, "answers" | "materials">;

/** Every file of an application, in its materials and its answers: who may read the application may read these. */
export function namedFiles({ answers, materials }: Naming): { field: string; id: string }[] {
  return [
    ...materials.flatMap(({ material, files }) =>
      files.map(({ id }) => ({ field: `materials.${material}`, id })),
    ),
    ...answerFiles(answers).map(({ field, id }) => ({ field: `answers.${field}`, id })),
  ];
}

/** Refuses materials and answers that name a file which the owner did not upload, unless it was there before. */
export async function requireFiles(
  db: Database,
  division: string,
  owner: Owner,
  given: Naming,
  before: Naming = { answers: {}, materials: [] },
): Promise<void> {
  const known = new Set(namedFiles(before).map(({ id }) => id));
  for (const { field, id } of namedFiles(given)) {
    if (known.has(id) || (await isOwner(db, division, owner, id))) continue;
    throw refuse("file-unknown", { field });
  }
}

/** Refuses files of a kind or size that their field does not take; what a file is was found out when it came. */
export async function requireFitting(
  db: Database,
  division: string,
  { form }: Pick<Demand, "form">,
  answers: Answers,
): Promise<void> {
  const fields = new Map(form?.pages.flatMap((page) => page.fields.map((field) => [field.id, field])));
  const named = answerFiles(answers);
  const files = await readFiles(
    db,
    division,
    named.map(({ id }) => id),
  );
  const wrong = named.flatMap(({ field: id, id: file }) => {
    const [field, found] = [fields.get(id), files.find((each) => each.id === file)];
    const limits = field?.type === "signature" ? { ...field, ...signaturePicture } : field;
    const message = limits && found && unfitFile(limits, found);
    return message === undefined ? [] : [{ field: `answers.${id}`, message }];
  });
  if (wrong.length > 0) throw refuse("application-incomplete", { field: wrong[0]!.field, fields: wrong });
}
