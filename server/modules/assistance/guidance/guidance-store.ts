/** Bookings of remote guides in the database. Rows are written by the case writer, together with their event. */
import type { Selectable } from "kysely";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import type { Instant } from "#server/kernel/time/day.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Guidance as Row } from "#server/platform/database/schema.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";
import { columnBytes, type SatelliteRow } from "../../../cases/index.ts";
import type { Ground } from "../assistance-store.ts";

export interface Guidance extends CaseKey {
  client: string;
  helper: string;
  startsAt: Instant;
  minutes: number;
  content: { text: string; name: string; phone: string; link: string };
  state: string;
}

export interface GuidanceStep {
  seq: number;
  at: Instant;
  action: string;
  state: string;
  outcome?: string;
  text?: string;
}

const contentPlace = ({ division, id }: CaseKey) => `guidance ${division}/${id}`;
const stepPlace = (key: CaseKey, seq: number) => `guidance-step ${key.division}/${key.id}/${seq}`;

export function guidanceRow(sealing: Sealing, it: Omit<Guidance, "state">): SatelliteRow {
  const { division, id, client, helper, startsAt, minutes, content } = it;
  return {
    table: "guidance",
    row: {
      ...{ division, case_id: id, client, helper, starts_at: startsAt, minutes, state: "booked", seq: 0 },
      content: columnBytes(sealing.seal(JSON.stringify(content), contentPlace(it))),
    },
  };
}

export function guidanceStepRow(sealing: Sealing, key: CaseKey, step: GuidanceStep): SatelliteRow {
  const { seq, at, action, state, outcome, text } = step;
  return {
    table: "guidance_step",
    row: {
      ...{ division: key.division, case_id: key.id, seq, at, action, state, outcome: outcome ?? null },
      content: text === undefined ? null : columnBytes(sealing.seal(text, stepPlace(key, seq))),
    },
  };
}

const rowsOf = (db: Database, division: string) =>
  db.selectFrom("guidance").selectAll().where("division", "=", division);

export async function readGuidance(
  { db, sealing }: Ground,
  { division, id }: CaseKey,
): Promise<Guidance | undefined> {
  const row = await rowsOf(db, division).where("case_id", "=", id).executeTakeFirst();
  return row && guidanceOf(sealing, row);
}

export async function guidancesOf(
  { db, sealing }: Ground,
  division: string,
  client: string,
): Promise<Guidance[]> {
  const query = rowsOf(db, division).where("client", "=", client).orderBy("case_id", "desc").limit(30);
  return (await query.execute()).map((row) => guidanceOf(sealing, row));
}

/** From a moment on, in order of time. */
export async function guidancesFrom(
  { db, sealing }: Ground,
  division: string,
  from: Instant,
): Promise<Guidance[]> {
  const query = rowsOf(db, division).where("starts_at", ">=", from).orderBy("starts_at").orderBy("case_id");
  return (await query.limit(200).execute()).map((row) => guidanceOf(sealing, row));
}

/** Slots that are taken from a moment on. */
export async function takenFrom(
  db: Database,
  division: string,
  from: Instant,
): Promise<{ helper: string; startsAt: Instant }[]> {
  const rows = await db
    .selectFrom("guidance")
    .select(["helper", "starts_at"])
    .where("division", "=", division)
    .where("starts_at", ">=", from)
    .where("state", "<>", "cancelled")
    .execute();
  return rows.map(({ helper, starts_at: startsAt }) => ({ helper, startsAt }));
}

export async function stepsOf({ db, sealing }: Ground, key: CaseKey): Promise<GuidanceStep[]> {
  const query = db.selectFrom("guidance_step").selectAll().where("division", "=", key.division);
  const rows = await query.where("case_id", "=", key.id).orderBy("seq").execute();
  return rows.map(({ seq, at, action, state, outcome, content }) => ({
    ...{ seq, at, action, state },
    ...(outcome !== null && { outcome }),
    ...(content !== null && { text: sealing.open(content, stepPlace(key, seq)) }),
  }));
}

function guidanceOf(sealing: Sealing, row: Selectable<Row>): Guidance {
  const { division, client, helper, minutes, state } = row;
  const key = { division, id: row.case_id };
  const content = JSON.parse(sealing.open(row.content, contentPlace(key))) as Guidance["content"];
  return { ...key, client, helper, minutes, state, content, startsAt: row.starts_at };
}
