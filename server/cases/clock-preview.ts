import type pg from "pg";
import type { CaseKey } from "../kernel/case-type/case.ts";
import type { Timekeeping } from "../kernel/time/due.ts";
import { type CaseRow, caseColumns, caseOfRow, clockRows } from "./case-row.ts";
import type { CaseTypes } from "./case-types.ts";

const pageSize = 500;

/** A clock whose due instant another calendar would move; absent: not known under that calendar. */
export interface ClockMove {
  case: CaseKey;
  subject: string;
  /** The clock's name. */
  clock: string;
  before?: string;
  after?: string;
}

/** How many of a division's clocks another calendar would move, and the first few of them. Writes nothing. */
export async function previewMoves(
  pool: pg.Pool,
  types: CaseTypes,
  division: string,
  calendars: { before: Timekeeping; after: Timekeeping },
  most: number,
): Promise<{ moved: number; examples: ClockMove[] }> {
  const found: { moved: number; examples: ClockMove[] } = { moved: 0, examples: [] };
  for (let after = 0; ; ) {
    const { rows } = await pool.query<CaseRow>(
      `select ${caseColumns} from "case" c where c.division = $1 and c.id > $2
         and exists (select from case_clock k where k.division = c.division and k.case_id = c.id)
       order by c.id limit ${pageSize}`,
      [division, after],
    );
    for (const row of rows) {
      const moves = movesOf(types, row, calendars);
      found.moved += moves.length;
      found.examples.push(...moves.slice(0, most - found.examples.length));
    }
    if (rows.length < pageSize) return found;
    after = rows.at(-1)!.id;
  }
}

function movesOf(
  types: CaseTypes,
  row: CaseRow,
  { before, after }: { before: Timekeeping; after: Timekeeping },
): ClockMove[] {
  const current = caseOfRow(row);
  const type = types.version(current.type, current.typeVersion);
  const now = clockRows(type, current, before);
  return clockRows(type, current, after).flatMap(({ clock, dueAt }, at) => {
    const was = now[at]?.dueAt ?? null;
    if (was === dueAt) return [];
    const key = { division: current.division, id: current.id };
    const move: ClockMove = { case: key, subject: current.subject, clock: type.clocks[clock]?.name ?? clock };
    return [{ ...move, ...(was && { before: was }), ...(dueAt && { after: dueAt }) }];
  });
}
