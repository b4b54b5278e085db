/** Vouchers and movements as they stand in the list behind a figure, for whoever may read the books. */
import { sql } from "kysely";
import type { MovementKind } from "#contract/budget.ts";
import type { Actor } from "#server/kernel/access/actor.ts";
import { can } from "#server/kernel/access/permission.ts";
import type { Services } from "#server/platform/services.ts";
import { bureauOf } from "./keeping.ts";

type Named = { number?: string; subject?: string; href?: string; kept?: boolean };
type Names = Promise<Map<string, Named>>;

interface Row {
  id: string;
  number: string;
  line: string;
  words: string;
}

/** Voucher number, line and summary; whoever may not read the books sees that there is a voucher. */
export async function entryNames(
  services: Services,
  actor: Actor,
  division: string,
  keys: readonly string[],
): Names {
  if (!mayRead(services, actor, division)) return keptNames(keys);
  const { rows } = await sql<Row>`
    select e.id, e.voucher as number, l.id as line, l.name || '，' || e.summary as words
    from budget_entry e join budget_line l on l.division = e.division and l.id = e.line_id
    where e.division = ${division} and e.id = any(${[...keys]}::uuid[])`.execute(services.db);
  return named(rows, (row) => row.words);
}

const kindNames: Record<MovementKind, string> = {
  ...{ initial: "年初预算", adjustment: "调整", transfer: "上级转移", carried: "上年结转" },
};

/** Document, line and kind of a movement. */
export async function movementNames(
  services: Services,
  actor: Actor,
  division: string,
  keys: readonly string[],
): Names {
  if (!mayRead(services, actor, division)) return keptNames(keys);
  const { rows } = await sql<Row & { kind: MovementKind }>`
    select m.id, m.document as number, l.id as line, l.name as words, m.kind
    from budget_movement m join budget_line l on l.division = m.division and l.id = m.line_id
    where m.division = ${division} and m.id = any(${[...keys]}::uuid[])`.execute(services.db);
  return named(rows, ({ kind, words }) => `${kindNames[kind]}，${words}`);
}

const mayRead = (services: Services, actor: Actor, division: string) =>
  can(actor, "budget.read", bureauOf(services, division));

const keptNames = (keys: readonly string[]) => new Map(keys.map((key) => [key, { kept: true }]));

function named<R extends Row>(rows: readonly R[], wordsOf: (row: R) => string): Map<string, Named> {
  return new Map(
    rows.map((row) => [
      row.id,
      { number: row.number, subject: wordsOf(row), href: `/staff/budget/lines/${row.line}` },
    ]),
  );
}
