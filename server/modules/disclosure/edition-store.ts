/** Published reports in the database: never changed; a correction is another edition. */
import type { DisclosureReport } from "#contract/disclosure.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { FrozenFigures, Seal } from "#server/modules/editions/index.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { By } from "./disclosure-store.ts";

/** Everything a published report consists of; its digest is over all of it. */
export interface FrozenDisclosure extends FrozenFigures {
  division: string;
  year: number;
  edition: number;
  report: DisclosureReport;
  reason?: string;
  /** The rows that its figures and texts were taken from. */
  cells: { line: string; column: string; id: number }[];
  texts: { section: string; id: number }[];
  /** Items decided in the year that were no licences. */
  others: string[];
}

export interface EditionName {
  year: number;
  edition: number;
}

export interface PublishedReport extends EditionName, Seal {
  /** Of before: the report alone. */
  frozen: FrozenDisclosure | DisclosureReport;
  reason: string | null;
  publishedBy: string;
  publishedAt: Instant;
}

export const isWhole = (frozen: PublishedReport["frozen"]): frozen is FrozenDisclosure => "report" in frozen;

export const reportIn = ({ frozen }: Pick<PublishedReport, "frozen">): DisclosureReport =>
  isWhole(frozen) ? frozen.report : frozen;

/** The newest first; without a name all of them. */
export async function editionsOf(
  db: Database,
  division: string,
  { year, edition }: Partial<EditionName> = {},
): Promise<PublishedReport[]> {
  let query = db
    .selectFrom("disclosure_report")
    .select(["year", "edition", "frozen", "digest", "signature", "key_id", "reason"])
    .select(["published_by", "published_at"])
    .where("division", "=", division);
  if (year !== undefined) query = query.where("year", "=", year);
  if (edition !== undefined) query = query.where("edition", "=", edition);
  const rows = await query.orderBy("year", "desc").orderBy("edition", "desc").execute();
  return rows.map(({ frozen, key_id, published_by, published_at, ...row }) => ({
    ...{ ...row, frozen: frozen as unknown as PublishedReport["frozen"], keyId: key_id },
    ...{ publishedBy: published_by, publishedAt: published_at },
  }));
}

export async function insertEdition(
  tx: Database,
  { division, by, at }: By,
  frozen: FrozenDisclosure,
  { digest, signature, keyId }: Seal,
): Promise<void> {
  const { year, edition, reason = null } = frozen;
  await tx
    .insertInto("disclosure_report")
    .values({
      ...{ division, year, edition, frozen: JSON.stringify(frozen), digest, signature, key_id: keyId },
      ...{ reason, published_by: by, published_at: at },
    })
    .execute();
}
