/** A year's report, filled in so that nothing is to be mended, for tests. */
import assert from "node:assert/strict";
import { isSummed } from "#server/kernel/disclosure/report.ts";
import type { Services } from "#server/platform/services.ts";
import { type CountedHall, decidedCase } from "#server/testing/counted-hall.ts";
import { type Browser, newKey } from "#server/testing/hall.ts";
import { disclosureRulesOf } from "./disclosure-rules.ts";

export const at = "/api/staff/disclosure";

export const send = (who: Browser, path: string, body: object = {}) =>
  who.post(`${at}/${path}`, { requestKey: newKey(), ...body });

/** Every cell that people fill in: nothing happened. */
export const noughts = (services: Services) =>
  disclosureRulesOf(services).tables.flatMap((table) =>
    table.lines.flatMap(({ id: line }) =>
      table.columns
        .filter(({ id }) => line !== "licences" && !isSummed(table, line, id))
        .map(({ id: column }) => ({ line, column, value: 0 })),
    ),
  );

/** Ready to be published. */
export async function fillIn(services: Services, head: Browser, year: number): Promise<void> {
  const cells = await send(head, `${year}/cells`, { cells: noughts(services), evidence: "登记簿" });
  assert.equal(cells.statusCode, 201, cells.body);
  for (const section of ["overview", "problems", "others"])
    assert.equal((await send(head, `${year}/texts`, { section, text: "概况" })).statusCode, 201);
}

/** A case about an item, decided on a day; a decision left out stays under way. */
export async function caseOf(hall: CountedHall, item: string, day: string, decided?: string) {
  const it = await decidedCase(hall, day, decided);
  await hall.services.pool.query(
    `insert into application (division, case_id, item_key, item_version, query_code, resident)
     values ($1, $2, $3, 1, '123456', 'r1')`,
    [hall.division, it.id, item],
  );
  return it;
}
