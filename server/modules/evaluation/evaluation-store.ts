/** What is kept of evaluations: every saving, who reviewed what, the frozen editions. */
import { sql } from "kysely";
import type { EvaluationContent, EvaluationRules } from "#contract/evaluation.ts";
import type { TableScore } from "#server/kernel/evaluation/score.ts";
import type { FrozenFigures, Seal } from "#server/modules/editions/index.ts";
import type { Database } from "#server/platform/database/pool.ts";

export interface EvaluationRecord {
  caseId: number;
  organ: string;
  year: number;
  edition: number;
  tableTemplate: string;
  reportTemplate: string;
  openedAt: string;
}

/** Everything a published edition consists of; its digest is over all of it. */
export interface Frozen extends FrozenFigures {
  division: string;
  organ: string;
  organName: string;
  year: number;
  edition: number;
  templates: { table: string; report: string };
  rules: EvaluationRules;
  content: EvaluationContent;
  score: TableScore;
  /** What was found and explained. */
  noted: string[];
  signedOn: string;
  signedBy: string;
}

export interface PublishedEdition extends Seal {
  frozen: Frozen;
  caseId: number;
  /** Which saving it was made from. */
  version: number;
  signedOn: string;
  signedAt: string;
}

const columns = [
  "case_id",
  "organ",
  "year",
  "edition",
  "table_template",
  "report_template",
  "opened_at",
] as const;

export async function allEvaluations(db: Database, division: string): Promise<EvaluationRecord[]> {
  const rows = await db
    .selectFrom("evaluation")
    .select(columns)
    .where("division", "=", division)
    .orderBy("year", "desc")
    .orderBy("edition", "desc")
    .limit(200)
    .execute();
  return rows.map(recordOf);
}

export async function findEvaluation(
  db: Database,
  division: string,
  caseId: number,
): Promise<EvaluationRecord | undefined> {
  const row = await db
    .selectFrom("evaluation")
    .select(columns)
    .where("division", "=", division)
    .where("case_id", "=", caseId)
    .executeTakeFirst();
  return row && recordOf(row);
}

type Row = Record<(typeof columns)[number], unknown>;
const recordOf = (row: Row): EvaluationRecord => ({
  caseId: row.case_id as number,
  organ: row.organ as string,
  year: row.year as number,
  edition: row.edition as number,
  tableTemplate: row.table_template as string,
  reportTemplate: row.report_template as string,
  openedAt: row.opened_at as string,
});

/** Who reviewed which section of that version. */
export function reviewsOf(db: Database, division: string, caseId: number, version: number) {
  return db
    .selectFrom("evaluation_review")
    .select(["section", "reviewed_by as by", "reviewed_at as at"])
    .where("division", "=", division)
    .where("case_id", "=", caseId)
    .where("version", "=", version)
    .orderBy("reviewed_at")
    .execute();
}

export async function findEdition(
  db: Database,
  division: string,
  caseId: number,
): Promise<PublishedEdition | undefined> {
  const row = await db
    .selectFrom("evaluation_edition as e")
    .select(editionColumns)
    .where("e.division", "=", division)
    .where("e.case_id", "=", caseId)
    .executeTakeFirst();
  return row && editionFrom(row);
}

/** Every published one. */
export async function editionsOf(db: Database, division: string): Promise<PublishedEdition[]> {
  const rows = await db
    .selectFrom("evaluation_edition as e")
    .select(editionColumns)
    .where("e.division", "=", division)
    .orderBy("e.case_id")
    .execute();
  return rows.map(editionFrom);
}

const editionColumns = [
  ...(["e.frozen", "e.digest", "e.signature", "e.key_id", "e.case_id", "e.version"] as const),
  ...(["e.signed_on", "e.signed_at"] as const),
] as const;

interface EditionRow {
  frozen: unknown;
  digest: string;
  signature: Buffer | null;
  key_id: string | null;
  case_id: number;
  version: number;
  signed_on: string;
  signed_at: string;
}

const editionFrom = (row: EditionRow): PublishedEdition => ({
  ...{ frozen: row.frozen as Frozen, digest: row.digest, signature: row.signature, keyId: row.key_id },
  ...{ caseId: row.case_id, version: row.version, signedOn: row.signed_on, signedAt: row.signed_at },
});

export interface PublishedRow {
  caseId: number;
  year: number;
  edition: number;
  organName: string;
  total: string | null;
  grade: string | null;
  signedOn: string;
}

/** Published ones, the newest edition of each organ and year first. */
export async function publishedEvaluations(db: Database, division: string): Promise<PublishedRow[]> {
  const rows = await db
    .selectFrom("evaluation_edition as e")
    .innerJoin("evaluation as v", (join) =>
      join.onRef("v.division", "=", "e.division").onRef("v.case_id", "=", "e.case_id"),
    )
    .select(["e.case_id", "v.year", "v.edition", "e.signed_on"])
    .select(sql<string>`e.frozen->>'organName'`.as("organ_name"))
    .select(sql<string | null>`e.frozen->'score'->>'total'`.as("total"))
    .select(sql<string | null>`e.frozen->'score'->>'grade'`.as("grade"))
    .where("e.division", "=", division)
    .orderBy("v.year", "desc")
    .orderBy("v.edition", "desc")
    .limit(200)
    .execute();
  return rows.map((row) => ({
    ...{ caseId: row.case_id, year: row.year, edition: row.edition, organName: row.organ_name },
    ...{ total: row.total, grade: row.grade, signedOn: row.signed_on },
  }));
}

/** The last published edition of that organ and year. */
export async function editionOfYear(
  db: Database,
  division: string,
  organ: string,
  year: number,
): Promise<PublishedEdition | undefined> {
  const row = await db
    .selectFrom("evaluation as v")
    .innerJoin("evaluation_edition as e", (join) =>
      join.onRef("v.division", "=", "e.division").onRef("v.case_id", "=", "e.case_id"),
    )
    .select(editionColumns)
    .where("v.division", "=", division)
    .where("v.organ", "=", organ)
    .where("v.year", "=", year)
    .orderBy("v.edition", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && editionFrom(row);
}
