/** A declared reading of a module's tables as a source of facts. */

import { CompiledQuery } from "kysely";
import { type Fact, factOf, type Place } from "#server/kernel/metric/fact.ts";
import type { FactReading } from "#server/kernel/metric/fact-reading.ts";
import type { FactSource, Named } from "./fact-source.ts";
import { readableCases } from "./readable-cases.ts";

interface Row {
  key: string;
  kind: string;
  marks: (string | null)[];
  day: string;
  until?: string | null;
  amount?: number | string | null;
  organ?: string | null;
  item?: string | null;
  hall?: string | null;
  counter?: string | null;
  staff?: string | null;
  channel?: string | null;
}

export function sourceOf(reading: FactReading): FactSource {
  const { source, name } = reading;
  return {
    ...{ source, name },
    ...(reading.named !== undefined && { named: namesBy(reading.named) }),
    read: async (_services, tx, division, keys) => {
      const { rows } = await tx.executeQuery<Row>(CompiledQuery.raw(reading.facts, [division, [...keys]]));
      const found = new Map<string, Fact[]>();
      for (const row of rows) found.set(row.key, [...(found.get(row.key) ?? []), factOfRow(row)]);
      return found;
    },
    keys: async (_services, tx, division, after, limit) => {
      const { rows } = await tx.executeQuery<{ key: string }>(
        CompiledQuery.raw(reading.keys, [division, after, limit]),
      );
      return rows.map(({ key }) => key);
    },
  };
}

interface NameRow {
  key: string;
  number?: string | null;
  subject?: string | null;
  page?: string | null;
  case_id?: number | null;
}

/** As the module names them; the case something belongs to is linked for whoever may read it. */
function namesBy(reading: string): NonNullable<FactSource["named"]> {
  return async (services, actor, division, keys) => {
    const { rows } = await services.db.executeQuery<NameRow>(
      CompiledQuery.raw(reading, [division, [...keys]]),
    );
    const cases = await readableCases(
      services,
      actor,
      division,
      rows.flatMap(({ case_id }) => case_id ?? []),
    );
    return new Map(
      rows.map(({ key, number, subject, page, case_id }): [string, Named] => {
        const about = case_id == null ? undefined : cases.get(case_id);
        const words = subject ?? about?.subject;
        const href = page == null ? about?.href : `/staff${page}`;
        return [
          key,
          {
            ...(number != null && { number }),
            ...(words !== undefined && { subject: words }),
            ...(href !== undefined && { href }),
          },
        ];
      }),
    );
  };
}

const places = ["organ", "item", "hall", "counter", "staff", "channel"] as const;

function factOfRow(row: Row): Fact {
  const place: Place = {};
  for (const name of places) if (row[name] != null) place[name] = row[name];
  const marks = row.marks.map((mark) => mark ?? undefined);
  return factOf(row.kind, marks, row.day, place, {
    amount: Number(row.amount ?? 1),
    until: row.until ?? undefined,
  });
}
