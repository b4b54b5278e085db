/** Voices and their steps in the database. Rows are written by the case writer, together with their event. */
import { type Selectable, sql } from "kysely";
import type { VoiceAbout, VoiceKind } from "#contract/voice.ts";
import type { CaseKey } from "#server/kernel/case-type/case.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { VoiceStep as StepRow, Voice as VoiceRow } from "#server/platform/database/schema.ts";
import type { Sealing } from "#server/platform/sealing/sealing.ts";
import { caseSteps, columnBytes, type SatelliteRow } from "../../cases/index.ts";
import { endStates, type Voice, type VoiceContent, type VoiceStep } from "./voice.ts";

export interface Ground {
  db: Database;
  sealing: Sealing;
}

const contentPlace = ({ division, id }: CaseKey) => `voice ${division}/${id}`;
const steps = caseSteps<Selectable<StepRow>, VoiceStep["words"]>("voice_step");

export const reporterIndex = (sealing: Sealing, resident: string) =>
  sealing.blind(resident, "voice-reporter");
export const codeIndex = (sealing: Sealing, code: string) => sealing.blind(code, "voice-code");

export function voiceRow(sealing: Sealing, voice: Voice, code: string): SatelliteRow {
  const { division, id, kind, about, item, organ, counter, content, anonymous, receivedAt } = voice;
  return {
    table: "voice",
    row: {
      ...{ division, case_id: id, kind, about, anonymous, received_at: receivedAt },
      ...{ item_key: item ?? null, organ: organ ?? null, counter: counter ?? null },
      content: columnBytes(sealing.seal(JSON.stringify(content), contentPlace(voice))),
      ...{ code_index: codeIndex(sealing, code), reporter: voice.reporter ?? null },
    },
  };
}

export function stepRow(sealing: Sealing, key: CaseKey, step: VoiceStep): SatelliteRow {
  const { state, organ, category, outcome, change, published } = step;
  return steps.row(sealing, key, step, {
    ...{ state, organ, category: category ?? null, outcome: outcome ?? null },
    ...{ change: change ?? null, published: published ?? null },
  });
}

export async function readVoice({ db, sealing }: Ground, key: CaseKey): Promise<Voice | undefined> {
  const row = await voices(db, key.division).where("case_id", "=", key.id).executeTakeFirst();
  return row && voiceOf(sealing, row);
}

export async function voiceOfCode(
  { db, sealing }: Ground,
  division: string,
  code: string,
): Promise<Voice | undefined> {
  const index = codeIndex(sealing, code);
  const row = await voices(db, division).where("code_index", "=", index).executeTakeFirst();
  return row && voiceOf(sealing, row);
}

/** A resident's own, newest first; `before` is the id of the last one seen. */
export async function voicesOfResident(
  { db, sealing }: Ground,
  query: { division: string; resident: string; before: number; limit: number },
): Promise<Voice[]> {
  const rows = await voices(db, query.division)
    .where("reporter", "=", reporterIndex(sealing, query.resident))
    .where("case_id", "<", query.before)
    .orderBy("case_id", "desc")
    .limit(query.limit)
    .execute();
  return rows.map((row) => voiceOf(sealing, row));
}

export const readSteps = (ground: Ground, key: CaseKey): Promise<VoiceStep[]> =>
  steps.read(ground, key, stepOf);

export interface VoiceQuery {
  division: string;
  kinds: readonly VoiceKind[];
  /** True: what still runs, the oldest first; false: what is over; absent: all. The last two newest first. */
  open?: boolean;
  /** Of these organs; absent: of all. */
  organs?: readonly string[];
  category?: string;
  counter?: string;
  from?: string;
  to?: string;
  after?: number;
  limit: number;
}

export interface ListedVoice extends Voice {
  category?: string;
  outcome?: string;
}

type Listed = Selectable<VoiceRow> & { category: string | null; outcome: string | null };

export async function listVoices(
  { db, sealing }: Ground,
  { division, kinds, open, organs, after, limit, ...narrow }: VoiceQuery,
): Promise<ListedVoice[]> {
  const oldest = open === true;
  const end = sql`last.state = any(${endStates})`;
  const { rows } = await sql<Listed>`
    select v.*, said.category, said.outcome from voice v
    cross join lateral (select state, organ from voice_step s where s.division = v.division
      and s.case_id = v.case_id order by s.seq desc limit 1) last
    cross join lateral (select
      (array_agg(s.category order by s.seq desc) filter (where s.category is not null))[1] as category,
      (array_agg(s.outcome order by s.seq desc) filter (where s.outcome is not null))[1] as outcome
      from voice_step s where s.division = v.division and s.case_id = v.case_id) said
    where v.division = ${division} and v.kind = any(${kinds})
      ${open === undefined ? sql`` : open ? sql`and not (${end})` : sql`and ${end}`}
      ${organs === undefined ? sql`` : sql`and last.organ = any(${organs})`}
      ${narrow.category === undefined ? sql`` : sql`and said.category = ${narrow.category}`}
      ${narrow.counter === undefined ? sql`` : sql`and v.counter = ${narrow.counter}`}
      ${narrow.from === undefined ? sql`` : sql`and v.received_at >= ${narrow.from}`}
      ${narrow.to === undefined ? sql`` : sql`and v.received_at < ${narrow.to}`}
      ${after === undefined ? sql`` : oldest ? sql`and v.case_id > ${after}` : sql`and v.case_id < ${after}`}
    order by v.case_id ${oldest ? sql`asc` : sql`desc`} limit ${limit}`.execute(db);
  return rows.map((row) => ({
    ...voiceOf(sealing, row),
    ...(row.category !== null && { category: row.category }),
    ...(row.outcome !== null && { outcome: row.outcome }),
  }));
}

const voices = (db: Database, division: string) =>
  db.selectFrom("voice").selectAll().where("division", "=", division);

function voiceOf(sealing: Sealing, row: Selectable<VoiceRow>): Voice {
  const key = { division: row.division, id: row.case_id };
  const content = JSON.parse(sealing.open(row.content, contentPlace(key))) as VoiceContent;
  return {
    ...{ ...key, kind: row.kind as VoiceKind, about: row.about as VoiceAbout, content },
    ...{ anonymous: row.anonymous, receivedAt: row.received_at },
    ...(row.item_key !== null && { item: row.item_key }),
    ...(row.organ !== null && { organ: row.organ }),
    ...(row.counter !== null && { counter: row.counter }),
    ...(row.reporter !== null && { reporter: row.reporter }),
  };
}

function stepOf(row: Selectable<StepRow>, words: VoiceStep["words"]): VoiceStep {
  const { seq, at, action, state, organ, category, outcome, change, published } = row;
  return {
    ...{ seq, at, action, state, organ, words },
    ...(category !== null && { category }),
    ...(outcome !== null && { outcome }),
    ...(change !== null && { change }),
    ...(published !== null && { published }),
  };
}
