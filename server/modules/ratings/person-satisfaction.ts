/** How people were satisfied with each member of staff who served them, month by month (R4.8), for the appraisal (R12.6). */
import { sql } from "kysely";
import { satisfaction } from "#server/kernel/rating/figures.ts";
import type { Day } from "#server/kernel/time/day.ts";
import type { Services } from "#server/platform/services.ts";
import { ratingsDataOf } from "./ratings-data.ts";

export interface PersonSatisfaction {
  person: string;
  /** `2026-11`, of the day on which it was rated. */
  month: string;
  /** Mean of the points of the grades, 100 the best. */
  satisfaction: number;
  /** Ratings that count. */
  count: number;
}

export async function personSatisfaction(
  services: Services,
  division: string,
  { from, to }: { from: Day; to: Day },
): Promise<PersonSatisfaction[]> {
  const { rules } = ratingsDataOf(services);
  const { rows } = await sql<{ person: string; month: string; by_grade: number[]; count: number }>`
    select person, to_char(rated_on, 'YYYY-MM') as month, count(*)::int as count,
      array[count(*) filter (where grade = 1), count(*) filter (where grade = 2), count(*) filter (where grade = 3),
        count(*) filter (where grade = 4), count(*) filter (where grade = 5)]::int[] as by_grade
    from rating
    where division = ${division} and rated_on between ${from}::date and ${to}::date
      and standing = 'counted' and person is not null
    group by 1, 2`.execute(services.db);
  return rows.map(({ person, month, by_grade: byGrade, count }) => ({
    ...{ person, month, count, satisfaction: satisfaction(byGrade, rules) ?? 0 },
  }));
}
