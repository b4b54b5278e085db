import assert from "node:assert/strict";
import { test } from "node:test";
import type { FactPage, Figure } from "#contract/metric.ts";
import { figureOf, metrics, settleAll } from "#server/modules/metrics/index.ts";
import { approvalBureau } from "#server/testing/hall.ts";
import { budgetHall, lined, made, ok, voucher } from "./budget.fixture.ts";
import { budgetFigures, budgetTotals } from "./budget-totals.ts";

test("R11.2 metrics of the budget are its totals, and open to the same sum; what is taken back leaves them", async (t) => {
  const hall = await budgetHall(t);
  const { accountant, services, division, director } = hall;
  await metrics.load?.(services);
  const office = await lined(accountant, { subject: "30201" }, 100_000_00);
  const guests = await lined(accountant, { subject: "30217" }, 20_000_00);
  const project = await made(accountant, "/projects", { code: "P05", name: "服务点" });
  const above = await made(accountant, "/lines", { year: 2026, funds: "transfer", project });
  const transfer = { kind: "transfer", amount: 50_000_00, on: "2026-02-01", document: "上级指标文（测试）" };
  await made(accountant, `/lines/${above}/movements`, transfer);
  await made(accountant, "/entries", voucher(office, 31_234_56));
  await made(accountant, "/entries", voucher(guests, 1_200_00, { voucher: "记-2" }));
  await made(accountant, "/entries", voucher(above, 8_000_00, { voucher: "记-3" }));
  const period = { from: "2026-01-01", to: "2027-01-01" };
  const value = async (metric: string) => (await figureOf(services, { division, metric, period })).value;
  await settleAll(services);
  for (const { id, amount } of await budgetFigures(services, division, 2026))
    assert.equal(await value(id), amount / 100, id);
  const rate = (await budgetTotals(services, division, 2026))?.rate ?? 0;
  assert.equal(await value("budget.execution-rate"), rate / 100);
  const query = "from=2026-01-01&to=2027-01-01";
  const figure = ok<Figure>(await director.get(`/api/metrics/budget.basic/figure?${query}`));
  const behind = ok<FactPage>(await director.get(`/api/metrics/budget.basic/behind?${query}`));
  assert.deepEqual([figure.value, behind.amount, behind.count], [32_434.56, 32_434_56, 2]);

  const shown = behind.rows.find(({ number }) => number === "记-2");
  assert.deepEqual(
    [shown?.subject, shown?.amount, shown?.unit, shown?.href],
    ["公务接待费，办公用品", 1200, "元", `/staff/budget/lines/${guests}`],
  );
  const supervisor = await hall.staff("supervisor", { organ: approvalBureau });
  const seen = ok<FactPage>(await supervisor.get(`/api/metrics/budget.basic/behind?${query}`));
  assert.deepEqual(
    seen.rows.map(({ number, subject, href, kept }) => [number, subject, href, kept]),
    [
      [undefined, undefined, undefined, true],
      [undefined, undefined, undefined, true],
    ],
    "the books are for those who may read them",
  );

  const [entry] = await services.db
    .selectFrom("budget_entry")
    .select("id")
    .where("line_id", "=", guests)
    .execute();
  await made(accountant, `/entries/${entry?.id}/reverse`, { on: "2026-04-01", reason: "重复" });
  await settleAll(services);
  assert.equal(await value("budget.reception"), 0);
});
