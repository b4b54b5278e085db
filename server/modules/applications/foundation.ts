/** What reactors need of the applications whose cases moved: read for all of them at once, and once a transaction. */
import { CompiledQuery } from "kysely";
import type { Item } from "#contract/item.ts";
import type { Database } from "#server/platform/database/pool.ts";
import type { Services } from "#server/platform/services.ts";
import type { Occurrence } from "../../cases/index.ts";
import type { ApplicationContent } from "./application.ts";
import { openContent } from "./handing-in/content.ts";
import { itemVersionOf } from "./item-of.ts";

export interface Foundation {
  item: Item;
  /** What had been handed in when the event happened. */
  content: ApplicationContent;
  queryCode: string;
}

export type Founded = Occurrence & Foundation;

interface Row {
  division: string;
  case_id: number;
  upto: number;
  item_key: string;
  item_version: number;
  query_code: string;
  seq: number;
  content: Buffer;
}

/** Nothing of what is read can change: what was handed in up to an event, and under which version of the item. */
const readIn = new WeakMap<Database, Map<string, Foundation>>();

/** Those of the occurrences that are of applications, in their order, with what they stand on. */
export async function founded(
  services: Services,
  tx: Database,
  occurrences: readonly Occurrence[],
): Promise<Founded[]> {
  const known = readIn.get(tx) ?? new Map<string, Foundation>();
  readIn.set(tx, known);
  const missing = occurrences.filter((one) => !known.has(nameOf(one)));
  for (const row of await readRows(tx, missing)) {
    const { division, case_id: id, upto, query_code: queryCode } = row;
    const content = openContent(services.sealing, { division, id }, row.seq, row.content);
    const item = await itemVersionOf(services, division, row.item_key, row.item_version);
    known.set(`${division}/${id}/${upto}`, { item, content, queryCode });
  }
  return occurrences.flatMap((one) => {
    const foundation = known.get(nameOf(one));
    return foundation ? [{ ...one, ...foundation }] : [];
  });
}

const nameOf = ({ case: { division, id }, event }: Occurrence) => `${division}/${id}/${event.seq}`;

async function readRows(tx: Database, occurrences: readonly Occurrence[]): Promise<Row[]> {
  if (occurrences.length === 0) return [];
  const { rows } = await tx.executeQuery<Row>(
    CompiledQuery.raw(
      `select k.division, k.case_id, k.upto, a.item_key, a.item_version, a.query_code, c.seq, c.content
       from unnest($1::text[], $2::bigint[], $3::int[]) as k(division, case_id, upto)
       join application a on a.division = k.division and a.case_id = k.case_id
       cross join lateral (select seq, content from application_content c
         where c.division = k.division and c.case_id = k.case_id and c.seq <= k.upto
         order by c.seq desc limit 1) c`,
      [
        occurrences.map(({ case: it }) => it.division),
        occurrences.map(({ case: it }) => it.id),
        occurrences.map(({ event }) => event.seq),
      ],
    ),
  );
  return rows;
}
