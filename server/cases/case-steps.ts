/**
 * What a module keeps of a case's steps beside their events: a row for each in the module's own table, by the number of its
 * event. Codes are columns; what was said is sealed in its place, so that no step's words can be read as another's.
 */
import { sql } from "kysely";
import type { CaseKey } from "../kernel/case-type/case.ts";
import type { Instant } from "../kernel/time/day.ts";
import type { Database } from "../platform/database/pool.ts";
import type { Sealing } from "../platform/sealing/sealing.ts";
import type { SatelliteRow } from "./case-batch.ts";

interface Step<Words> {
  seq: number;
  at: Instant;
  action: string;
  words: Words;
}

export interface CaseSteps<Row, Words> {
  /** The row of a step, to be written with its event. */
  row(sealing: Sealing, key: CaseKey, step: Step<Words>, columns: Record<string, unknown>): SatelliteRow;
  /** Every step of the case, in order. */
  read<Whole>(
    ground: { db: Database; sealing: Sealing },
    key: CaseKey,
    stepOf: (row: Row, words: Words) => Whole,
  ): Promise<Whole[]>;
}

/** Bytes as `jsonb_populate_record` reads them. */
export const columnBytes = (buffer: Buffer) => `\\x${buffer.toString("hex")}`;

/** @param words the column of what was said; nothing said is null there, unless `always`. */
export function caseSteps<Row extends { seq: number }, Words extends object>(
  table: `${string}_step`,
  { words: column = "content", always = false }: { words?: string; always?: boolean } = {},
): CaseSteps<Row, Words> {
  const place = ({ division, id }: CaseKey, seq: number) =>
    `${table.replaceAll("_", "-")} ${division}/${id}/${seq}`;
  return {
    row(sealing, key, { seq, at, action, words }, columns) {
      const said = always || Object.keys(words).length > 0;
      const sealed = said ? columnBytes(sealing.seal(JSON.stringify(words), place(key, seq))) : null;
      const row = { division: key.division, case_id: key.id, seq, at, action, ...columns };
      return { table, row: { ...row, [column]: sealed } };
    },
    async read({ db, sealing }, key, stepOf) {
      const { rows } = await sql<Row>`select * from ${sql.table(table)}
        where division = ${key.division} and case_id = ${key.id} order by seq`.execute(db);
      return rows.map((row) => {
        const sealed = (row as Record<string, unknown>)[column] as Buffer | null;
        const words = sealed === null ? {} : JSON.parse(sealing.open(sealed, place(key, row.seq)));
        return stepOf(row, words as Words);
      });
    },
  };
}
