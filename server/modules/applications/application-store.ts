/** Applications and what was handed in with them. Rows are written by the case writer, together with their event. */
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import { addDays, type Day } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";
import type { SatelliteRow } from "../../cases/index.ts";
import { usageRows } from "../materials/index.ts";
import type { ApplicationContent } from "./application.ts";
import { openContent, sealContent, searchTokens } from "./handing-in/content.ts";

export interface Application extends CaseKey {
  itemKey: string;
  itemVersion: number;
  queryCode: string;
  resident: string;
  enterprise?: string;
}

/** Bytes as `jsonb_populate_record` reads them. */
const bytes = (buffer: Buffer) => `\\x${buffer.toString("hex")}`;

/** The rows an opening brings with it. */
export function applicationRows(
  sealing: Sealing,
  application: Application,
  content: ApplicationContent,
): SatelliteRow[] {
  const { division, id, itemKey, itemVersion, queryCode, resident, enterprise } = application;
  const row = {
    ...{ division, case_id: id, item_key: itemKey, item_version: itemVersion, query_code: queryCode },
    ...{ resident, enterprise: enterprise ?? null },
  };
  return [
    { table: "application", row },
    ...contentRows(sealing, application, 1, content),
    ...usageRows(application, 1, content.uses ?? []),
    ...tokenRows(sealing, application, content),
  ];
}

/** What a case is found by. */
export function tokenRows(
  sealing: Sealing,
  { division, id }: CaseKey,
  content: ApplicationContent,
): SatelliteRow[] {
  const tokens = searchTokens(sealing, content);
  return tokens.map((token) => ({ table: "application_token", row: { division, token, case_id: id } }));
}

/** What was handed in with an event. */
export function contentRows(
  sealing: Sealing,
  key: CaseKey,
  seq: number,
  content: ApplicationContent,
): SatelliteRow[] {
  const sealed = bytes(sealContent(sealing, key, seq, content));
  return [
    { table: "application_content", row: { division: key.division, case_id: key.id, seq, content: sealed } },
  ];
}

export async function findApplication(db: Database, key: CaseKey): Promise<Application | undefined> {
  const row = await db
    .selectFrom("application")
    .selectAll()
    .where("division", "=", key.division)
    .where("case_id", "=", key.id)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    division: row.division,
    id: row.case_id,
    itemKey: row.item_key,
    itemVersion: row.item_version,
    queryCode: row.query_code,
    resident: row.resident,
    ...(row.enterprise !== null && { enterprise: row.enterprise }),
  };
}

/** Which item each of these cases was filed for; cases that are no applications are left out. */
export async function itemsOfCases(
  db: Database,
  division: string,
  ids: readonly number[],
): Promise<Map<number, { key: string; version: number }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("application")
    .select(["case_id", "item_key", "item_version"])
    .where("division", "=", division)
    .where("case_id", "in", [...ids])
    .execute();
  return new Map(
    rows.map(({ case_id, item_key, item_version }) => [case_id, { key: item_key, version: item_version }]),
  );
}

/** What was handed in last, up to an event; what a document of that event was made from. */
export async function readContent(
  db: Database,
  sealing: Sealing,
  key: CaseKey,
  untilSeq = 2_147_483_647,
): Promise<ApplicationContent | undefined> {
  const row = await db
    .selectFrom("application_content")
    .select(["seq", "content"])
    .where("division", "=", key.division)
    .where("case_id", "=", key.id)
    .where("seq", "<=", untilSeq)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && openContent(sealing, key, row.seq, row.content);
}

/** Applications for an item handed in within a period, by the day in their numbers, the newest first. */
export async function applicationsOfItem(
  db: Database,
  query: { division: string; item: string; from: Day; to: Day; limit: number },
): Promise<{ id: number; version: number }[]> {
  const dayPart = (day: Day) => Number(`${day.replaceAll("-", "")}00000000`);
  const rows = await db
    .selectFrom("application")
    .select(["case_id", "item_version"])
    .where("division", "=", query.division)
    .where("item_key", "=", query.item)
    .where("case_id", ">=", dayPart(query.from))
    .where("case_id", "<", dayPart(addDays(query.to, 1)))
    .orderBy("case_id", "desc")
    .limit(query.limit)
    .execute();
  return rows.map(({ case_id: id, item_version: version }) => ({ id, version }));
}

/** Cases found by a blind index, newest first. */
export async function casesWithToken(
  db: Database,
  query: { division: string; token: string; limit: number },
): Promise<number[]> {
  const rows = await db
    .selectFrom("application_token")
    .select("case_id")
    .where("division", "=", query.division)
    .where("token", "=", query.token)
    .orderBy("case_id", "desc")
    .limit(query.limit)
    .execute();
  return rows.map((row) => row.case_id);
}
