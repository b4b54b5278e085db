/** Every saving of an evaluation's content is a version that stays. */
import type { EvaluationContent } from "#contract/evaluation.ts";
import type { Database } from "#server/platform/database/pool.ts";

export interface ContentVersion {
  version: number;
  content: EvaluationContent;
  savedBy: string | null;
  savedAt: string;
}

const versions = (db: Database, division: string, caseId: number) =>
  db
    .selectFrom("evaluation_version")
    .select(["version", "content", "saved_by", "saved_at"])
    .where("division", "=", division)
    .where("case_id", "=", caseId);

export async function latestVersion(db: Database, division: string, caseId: number): Promise<ContentVersion> {
  const row = await versions(db, division, caseId)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  return {
    version: row.version,
    content: row.content as unknown as EvaluationContent,
    savedBy: row.saved_by,
    savedAt: row.saved_at,
  };
}

/** The last version that somebody wrote: those after it were read by the system. */
export async function lastWritten(db: Database, division: string, caseId: number): Promise<number> {
  const { version } = await db
    .selectFrom("evaluation_version")
    .select(({ fn }) => fn.max("version").as("version"))
    .where("division", "=", division)
    .where("case_id", "=", caseId)
    .where("saved_by", "is not", null)
    .executeTakeFirstOrThrow();
  return version;
}

/** What was kept as that version; undefined: there is none. */
export async function contentOf(
  db: Database,
  division: string,
  caseId: number,
  version: number,
): Promise<EvaluationContent | undefined> {
  const row = await versions(db, division, caseId).where("version", "=", version).executeTakeFirst();
  return row && (row.content as unknown as EvaluationContent);
}

export interface NewVersion {
  division: string;
  caseId: number;
  version: number;
  content: EvaluationContent;
  note: string;
  by: string | null;
  at: string;
}

/** False: somebody else has saved that version. */
export async function insertVersion(tx: Database, version: NewVersion): Promise<boolean> {
  const made = await tx
    .insertInto("evaluation_version")
    .values({
      division: version.division,
      case_id: version.caseId,
      version: version.version,
      content: JSON.stringify(version.content),
      note: version.note,
      saved_by: version.by,
      saved_at: version.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("version")
    .executeTakeFirst();
  return made !== undefined;
}
