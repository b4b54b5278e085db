/** The official calendar in force, loaded from the database, and the due dates that follow from it. */
import type pg from "pg";
import "./case-refusals.ts";
import { calendarOf } from "../kernel/time/calendar.ts";
import { type CalendarYear, parseCalendarYear } from "../kernel/time/calendar-year.ts";
import type { Timekeeping } from "../kernel/time/due.ts";
import type { OfficeHours } from "../kernel/time/office-hours.ts";
import { refuse } from "../platform/http/refusal.ts";
import type { CaseTypes } from "./case-types.ts";
import { type ClockMove, previewMoves } from "./clock-preview.ts";
import { recomputeClocks } from "./clock-recomputation.ts";

/** Enough to see what kind of matters are concerned. */
const mostExamples = 20;

export interface Timekeeper {
  /** What every clock is read by at this moment. */
  current(): Timekeeping;
  /** The years that are loaded, with their notices. */
  years(): readonly CalendarYear[];
  /**
   * Loads a year's notice and recomputes every clock that has not stopped, so that a notice that arrives late leaves
   * nothing wrong behind. The same content again changes nothing. Answers how many clocks moved.
   */
  load(content: unknown): Promise<{ changed: boolean; moved: number }>;
  /** What loading that notice would do to a division's clocks; nothing is written. */
  preview(content: unknown, division: string): Promise<{ moved: number; examples: ClockMove[] }>;
  /** Reads the years again after another process loaded one. */
  refresh(): Promise<void>;
}

export async function createTimekeeper(
  pool: pg.Pool,
  types: CaseTypes,
  officeHours: OfficeHours,
): Promise<Timekeeper> {
  let years = await readYears(pool);
  let timekeeping: Timekeeping = { calendar: calendarOf(years), officeHours };

  async function refresh() {
    years = await readYears(pool);
    timekeeping = { calendar: calendarOf(years), officeHours };
  }

  return {
    current: () => timekeeping,
    years: () => years,
    refresh,
    async preview(content, division) {
      const year = readYear(content);
      const others = years.filter((each) => each.year !== year.year);
      const after = { calendar: calendarOf([...others, year]), officeHours };
      return await previewMoves(pool, types, division, { before: timekeeping, after }, mostExamples);
    },
    async load(content) {
      const { year } = readYear(content);
      const { rowCount } = await pool.query(
        `insert into calendar_year (year, content) values ($1, $2::jsonb)
         on conflict (year) do update set content = excluded.content, loaded_at = now()
         where calendar_year.content <> excluded.content`,
        [year, JSON.stringify(content)],
      );
      if (!rowCount) return { changed: false, moved: 0 };
      await refresh();
      await pool.query("select pg_notify('calendar', $1)", [String(year)]);
      return { changed: true, moved: await recomputeClocks(pool, types, timekeeping) };
    },
  };
}

function readYear(content: unknown): CalendarYear {
  const parsed = parseCalendarYear(content);
  if (parsed.ok) return parsed.value;
  throw refuse("calendar-invalid", { reason: parsed.faults.map(({ path }) => path).join() });
}

async function readYears(pool: pg.Pool): Promise<CalendarYear[]> {
  const { rows } = await pool.query<{ content: unknown }>("select content from calendar_year order by year");
  return rows.flatMap(({ content }) => {
    const parsed = parseCalendarYear(content);
    return parsed.ok ? [parsed.value] : [];
  });
}
