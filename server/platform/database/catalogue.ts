/** What the database's own catalogue says against the conventions: keys begin with `division`, everything is explained. */
import type pg from "pg";

/** One sentence for each key that could not be distributed and for each table or column without a Chinese comment. */
export async function catalogueFaults(pool: pg.Pool): Promise<string[]> {
  const keys = await pool.query<{ table: string; key: string; columns: string[] }>(KEYS);
  const things = await pool.query<{ name: string; comment: string | null }>(COMMENTS);
  const badKeys = keys.rows
    .filter(({ columns }) => columns[0] !== "division")
    .map(
      ({ table, key, columns }) =>
        `${table}: key ${key} (${columns.join(", ")}) does not begin with division`,
    );
  const unexplained = things.rows
    .filter(({ comment }) => !/\p{Script=Han}/u.test(comment ?? ""))
    .map(({ name }) => `${name}: no comment in Chinese`);
  return [...badKeys, ...unexplained].sort();
}

/** Tables of ours that are not partitions; reference tables say so in their comment. */
const OUR_TABLES = `
  select c.oid, c.relname, obj_description(c.oid, 'pg_class') as comment
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`;

/** Primary and unique keys (as indexes) and foreign keys to distributed tables. */
const KEYS = `
  with ours as (${OUR_TABLES}), distributed as (select * from ours where coalesce(comment, '') not like '参考表%')
  select t.relname as table, i.indexrelid::regclass::text as key,
    array(select pg_get_indexdef(i.indexrelid, n, true) from generate_series(1, i.indnkeyatts) n) as columns
  from distributed t join pg_index i on i.indrelid = t.oid
  where i.indisunique
  union all
  select t.relname, f.conname,
    array(select a.attname::text from unnest(f.conkey) with ordinality k(number, place)
      join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.number order by k.place)
  from distributed t join pg_constraint f on f.conrelid = t.oid and f.contype = 'f'
  where f.confrelid in (select oid from distributed)`;

const COMMENTS = `
  with ours as (${OUR_TABLES})
  select relname as name, comment from ours
  union all
  select t.relname || '.' || a.attname, col_description(t.oid, a.attnum)
  from ours t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped`;
