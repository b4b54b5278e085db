/** Bars (R2.11): who may not apply for a matter again, and until when. */
import type pg from "pg";
import type { Day } from "#server/kernel/time/day.ts";
import { gather } from "#server/platform/database/gather.ts";
import { perServices } from "#server/platform/per-services.ts";
import type { Services } from "#server/platform/services.ts";
import type { ApplicationContent } from "../application.ts";
import { searchToken } from "./content.ts";

/** Who is barred (R2.11): the enterprise, or the person, by their number; not everybody of the same name or phone. */
export function barToken({ sealing }: Pick<Services, "sealing">, { applicant }: ApplicationContent): string {
  return searchToken(sealing, applicant.enterprise?.uscc ?? applicant.idNumber);
}

export interface BarQuestion {
  division: string;
  /** Of `barToken`. */
  token: string;
  basicCode: string;
  today: Day;
}

const gathered = perServices(({ pool }: Pick<Services, "pool">) =>
  gather((questions: readonly BarQuestion[]) => barsUntil(pool, questions)),
);

/** R2.11: the last day of a bar on this person or enterprise for this matter, if one is in force. */
export async function barUntil(
  services: Pick<Services, "pool">,
  question: BarQuestion,
): Promise<Day | undefined> {
  return (await gathered(services)(question)) ?? undefined;
}

/** For all that are handing in at the moment. */
async function barsUntil(pool: pg.Pool, questions: readonly BarQuestion[]): Promise<(Day | null)[]> {
  const column = (name: keyof BarQuestion) => questions.map((question) => question[name]);
  const { rows } = await pool.query<{ until: Day | null }>({
    name: "bars-until",
    text: `select (select max(b.until) from application_bar b where b.division = q.division and b.token = q.token
        and b.basic_code = q.basic_code and b.until >= q.today) as until
      from unnest($1::text[], $2::text[], $3::text[], $4::date[])
        with ordinality as q(division, token, basic_code, today, place)
      order by q.place`,
    values: (["division", "token", "basicCode", "today"] as const).map(column),
  });
  return rows.map(({ until }) => until);
}
