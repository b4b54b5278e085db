import assert from "node:assert/strict";
import { test } from "node:test";
import type { BudgetImportReport, BudgetYearPage } from "#contract/budget.ts";
import { xlsxType } from "#server/platform/http/workbook-body.ts";
import { readWorkbook, type Sheet, writeWorkbook } from "#server/platform/xlsx/index.ts";
import { type Browser, newKey } from "#server/testing/hall.ts";
import { at, type BudgetHall, budgetHall, lined, made, ok, voucher } from "./budget.fixture.ts";

async function sheets(who: Browser): Promise<Sheet[]> {
  const answer = await who.get(`${at}/years/2026/sheet`);
  return readWorkbook(answer.rawPayload);
}

async function bring(hall: BudgetHall, who: Browser, workbook: Sheet[], commit: boolean) {
  const query = commit ? `?commit=true&requestKey=${newKey()}` : "";
  const answer = await hall.app.inject({
    method: "POST",
    url: `${at}/years/2026/import${query}`,
    headers: { ...who.sent, "content-type": xlsxType },
    payload: Buffer.from(writeWorkbook(workbook)),
  });
  return ok<BudgetImportReport>(answer);
}

const faultsIn = ({ rows }: BudgetImportReport) => rows.flatMap(({ faults }) => faults);

test("R11.8 a year out and in again: differences become movements and vouchers; each fault names its cell; all or nothing", async (t) => {
  const hall = await budgetHall(t);
  const { accountant } = hall;
  const office = await lined(accountant, { subject: "30201" }, 100_000_00);
  await made(accountant, "/entries", voucher(office, 30_000_00));
  const [lines, basis] = (await sheets(accountant)) as [Sheet, Sheet];
  assert.equal((await bring(hall, accountant, [lines, basis], false)).unchanged, 2, "the row and its sum");

  const [, row, sum] = lines.rows as [string[], string[], string[]];
  const put = (place: string, value: string) => {
    const [, letter = "", number = ""] = /^([A-Z])(\d)$/.exec(place)!;
    lines.rows[Number(number) - 1]![letter.charCodeAt(0) - 65] = value;
  };
  // Rulebook §15.1: 769.3 was said, the parts come to something else.
  put("K2", "29000");
  put("E3", "769.3");
  put("V2", "1");
  lines.rows.splice(2, 0, ["30999", "没有的科目", "公用经费", "本级", "约 3 万"]);
  const wrong = faultsIn(await bring(hall, accountant, [lines, basis], true));
  assert.ok(
    wrong.some((fault) => /^K2（3月）：少于已登记的凭证 30000\.00/.test(fault)),
    wrong.join(),
  );
  assert.ok(
    wrong.some((fault) => /^E3（年初预算）：“约 3 万”不是/.test(fault)),
    wrong.join(),
  );
  assert.ok(
    wrong.some((fault) => /^A3：没有这个公用经费科目/.test(fault)),
    wrong.join(),
  );
  assert.ok(
    wrong.some((fault) => /^E4（年初预算合计）：写的是 769\.30，各行相加是 100000\.00/.test(fault)),
    wrong.join(),
  );

  lines.rows = [lines.rows[0]!, row, sum];
  const fill = (cells: string[], changes: Record<number, string>) => {
    for (const [place, value] of Object.entries(changes)) cells[Number(place)] = value;
  };
  // F: adjustment, K: March, L: April, U: executed, V: left.
  fill(row, { 5: "-5000", 10: "30000", 11: "1234.56", 20: "31234.56", 21: "63765.44" });
  const project = ["P09", "新项目", "项目支出", "上级转移", "", "", "8000", ...Array(15).fill("")];
  lines.rows = [lines.rows[0]!, row, project];
  assert.match(faultsIn(await bring(hall, accountant, [lines, basis], true)).join(), /依据文号/);
  basis.rows[1]![1] = "常财预〔测试〕2号";
  basis.rows[2]![1] = "压减";
  const looked = await bring(hall, accountant, [lines, basis], false);
  assert.deepEqual([looked.new, looked.changed, looked.imported], [1, 1, false], faultsIn(looked).join());
  assert.equal(ok<BudgetYearPage>(await accountant.get(`${at}?year=2026`)).lines.length, 1, "only looked at");
  const done = await bring(hall, accountant, [lines, basis], true);
  assert.equal(done.imported, true);
  const { totals } = ok<BudgetYearPage>(await accountant.get(`${at}?year=2026`));
  assert.deepEqual([totals.annual, totals.executed, totals.transferred], [95_000_00, 31_234_56, 8_000_00]);
  const again = await bring(hall, accountant, await sheets(accountant), true);
  assert.equal(again.unchanged, 3, "what was imported comes out as it went in");
});
