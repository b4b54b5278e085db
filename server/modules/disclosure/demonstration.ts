/** The demonstration's report of last year, made up and ready to be published; put in once. */
import { isSummed } from "#server/kernel/disclosure/report.ts";
import { shanghaiDay, yearOf } from "#server/kernel/time/day.ts";
import { staffAccounts } from "#server/modules/people/index.ts";
import type { Services } from "#server/platform/services.ts";
import { disclosureRulesOf } from "./disclosure-rules.ts";
import { enteredCells, insertCells, insertText } from "./disclosure-store.ts";

/** By line, then column; every other cell is nothing that happened: 0. */
const happened: Record<string, Record<string, number>> = {
  ...{ documents: { made: 3, abolished: 1, "in-force": 17 }, fees: { amount: 1_250_000 } },
  received: { person: 46, enterprise: 7 },
  "carried-in": { person: 2 },
  ...{ open: { person: 31, enterprise: 6 }, partly: { person: 5, enterprise: 1 } },
  ...{ "refused-4": { person: 2 }, "refused-6": { person: 1 }, "unable-1": { person: 4 } },
  ...{ "not-handled-1": { person: 2 }, "carried-out": { person: 3 }, "review-upheld": { number: 1 } },
};

const texts: Record<string, string> = {
  overview: "本报告的全部数字都是演示数据，只用来说明年报怎样填、怎样查、怎样公布。",
  problems: "演示：依申请公开的补正告知还不够细。改进：补正一次说清，先电话沟通。",
  others: "演示：本年度没有收取信息处理费。",
};

export async function demonstrationDisclosure(services: Services): Promise<void> {
  const { db, config, now } = services;
  const { division } = config;
  const year = yearOf(shanghaiDay(now())) - 1;
  if ((await enteredCells(db, division, year)).length > 0) return;
  const by = (await staffAccounts(db, division)).get("head")?.id;
  if (by === undefined) return;
  const cells = disclosureRulesOf(services).tables.flatMap((table) =>
    table.lines.flatMap(({ id: line }) =>
      table.columns.flatMap(({ id: column }) => {
        const counted = table.counted?.some((each) => each.line === line) ?? false;
        if (counted || isSummed(table, line, column)) return [];
        return [{ line, column, value: happened[line]?.[column] ?? 0 }];
      }),
    ),
  );
  const record = { division, by, at: now() };
  await db.transaction().execute(async (tx) => {
    await insertCells(tx, record, { year, cells, evidence: "演示台账（演示数据）" });
    for (const [section, text] of Object.entries(texts))
      await insertText(tx, record, { year, section, text });
  });
}
