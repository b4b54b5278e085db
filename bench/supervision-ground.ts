/**
 * A year of concluded matters with their warnings and cards, made by the sweep itself from a loaded history; and spread
 * over halls, counters and people as in a county, where the history has one of each.
 */
import { engineOf } from "#server/cases/index.ts";
import { sweep } from "#server/modules/supervision/index.ts";
import type { Services } from "#server/platform/services.ts";
import type { Ground } from "./ground.ts";

/** Looks at every case once; does nothing where that was done before. */
export async function watchedGround({ services }: Ground, tell: (line: string) => void): Promise<void> {
  const { pool, now } = services;
  const { rows } = await pool.query<{ done: boolean }>("select exists (select from conclusion) as done");
  if (rows[0]?.done) return;
  const from = performance.now();
  await pool.query(
    `insert into watch (division, case_id, due_at) select division, id, $1 from "case" where type = 'application'
     on conflict (division, case_id) do update set due_at = excluded.due_at`,
    [now()],
  );
  const { looked, raised } = await sweep(services, now());
  while ((await (await engineOf(services)).react()) > 0);
  await spread(services);
  tell(`looked at ${looked}, raised ${raised} in ${Math.round((performance.now() - from) / 1000)} s`);
}

/** Of each table the column that tells its rows apart. */
const keys = { conclusion: "case_id", card: "key" };

/** Each organ with fourteen people who decide; four of ten matters at one of its four counters in one of three halls, the rest online. */
async function spread({ pool }: Services): Promise<void> {
  for (const [table, key] of Object.entries(keys))
    await pool.query(`update ${table} set
        handler = '0be4c000-0000-4000-9000-' || lpad((abs(hashtext(organ)) % 10000 * 100 + h % 14)::text, 12, '0'),
        hall = case when h % 10 < 4 then (array['changning', 'yiyang', 'hongqiao'])[1 + h % 3] end,
        counter = case when h % 10 < 4 then 'A' || (100 + abs(hashtext(organ)) % 20 * 4 + h % 4) end
      from (select division as of, ${key} as k, abs(hashtext(${key}::text)) as h from ${table}) as hashed
      where division = of and ${key} = k`);
}
