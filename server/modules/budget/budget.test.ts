import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import type { BudgetLinePage, BudgetYearPage, EntriesPage, StaffingPage } from "#contract/budget.ts";
import type { ProjectPage } from "#contract/budget-projects.ts";
import { newKey } from "#server/testing/hall.ts";
import { at, budgetHall, codeIn, contractOf, lined, made, ok, send, voucher } from "./budget.fixture.ts";
import { budgetFigures, budgetTotals } from "./budget-totals.ts";

test("R11.2 a year: moved, spent, taken back in red, adding up at every level", async (t) => {
  const hall = await budgetHall(t);
  const { accountant } = hall;
  const office = await lined(accountant, { subject: "30201" }, 100_000_00);
  const guests = await lined(accountant, { subject: "30217" }, 20_000_00);
  const adjusted = { kind: "adjustment", amount: -5_000_00, on: "2026-06-30", document: "常财预〔演示〕1号" };
  assert.equal(
    codeIn(await send(accountant, `/lines/${guests}/movements`, adjusted)),
    "budget-reason-needed",
  );
  await made(accountant, `/lines/${guests}/movements`, { ...adjusted, reason: "压减" });
  const first = await made(accountant, "/entries", voucher(office, 30_000_00));
  await made(accountant, "/entries", voucher(guests, 1_200_00, { voucher: "记-2" }));

  assert.equal(codeIn(await send(accountant, "/entries", voucher(office, 1_00))), "budget-voucher-taken");
  const tooMuch = voucher(office, 70_000_01, { voucher: "记-3" });
  assert.equal(codeIn(await send(accountant, "/entries", tooMuch)), "budget-exceeded");
  for (const on of ["2026-12-01", "2025-12-31"])
    assert.equal(
      codeIn(await send(accountant, "/entries", voucher(office, 1, { voucher: "记-4", on }))),
      "budget-day",
    );
  const cut = { ...adjusted, amount: -70_000_01, reason: "压减" };
  assert.equal(codeIn(await send(accountant, `/lines/${office}/movements`, cut)), "budget-below-executed");

  const red = { on: "2026-04-01", reason: "科目记错" };
  await made(accountant, `/entries/${first}/reverse`, red);
  assert.equal(codeIn(await send(accountant, `/entries/${first}/reverse`, red)), "budget-reversed");
  await made(accountant, "/entries", voucher(office, 28_000_00, { on: "2026-04-02", voucher: "记-5" }));

  const page = ok<BudgetYearPage>(await hall.director.get(`${at}?year=2026`));
  const { annual, executed, left, rate, threePublic } = page.totals;
  assert.deepEqual([annual, executed, left, rate], [115_000_00, 29_200_00, 85_800_00, 2539]);
  assert.equal(threePublic.all, 1_200_00);
  assert.deepEqual(
    page.months.slice(2, 5).map((month) => month.soFar),
    [31_200_00, 29_200_00, 29_200_00],
  );
  assert.match(page.findings[0]?.sentence ?? "", /比序时进度 83\.33% 慢/);
  assert.equal(page.mayKeep, false, "the director reads");

  const behind = ok<EntriesPage>(await accountant.get(`${at}/entries?year=2026&month=2026-03`));
  assert.equal(behind.amount, page.months[2]?.executed);
  assert.equal(behind.count, 2);
  assert.equal(behind.rows.find(({ id }) => id === first)?.reversed, true);
  const line = ok<BudgetLinePage>(await accountant.get(`${at}/lines/${office}`));
  assert.deepEqual(
    line.entries.map(({ amount }) => amount),
    [30_000_00, -30_000_00, 28_000_00],
  );
  const figures = await budgetFigures(hall.services, hall.division, 2026);
  for (const { id, amount, href } of figures.filter((figure) => figure.href.includes("/entries"))) {
    const listed = ok<EntriesPage>(await hall.director.get(href.replace("/staff", "/api/staff")));
    assert.equal(listed.amount, amount, `${id} opens to entries of that very sum`);
  }
  assert.equal(await budgetTotals(hall.services, hall.division, 2025), undefined, "nothing is not zero");
});

test("a closed month stays closed, for entries, movements and their counter-entries, and behind our back", async (t) => {
  const hall = await budgetHall(t);
  const { accountant } = hall;
  const office = await lined(accountant, { subject: "30201" }, 100_00);
  const id = await made(accountant, "/entries", voucher(office, 10_00));
  assert.equal(codeIn(await send(accountant, "/periods", { month: "2026-03" })), "budget-period-order");
  for (const month of ["2026-01", "2026-02", "2026-03"]) await made(accountant, "/periods", { month });
  assert.equal(
    codeIn(await send(accountant, "/periods", { month: "2026-11" })),
    "budget-period-order",
    "it runs",
  );
  const late = voucher(office, 1_00, { voucher: "记-9" });
  assert.equal(codeIn(await send(accountant, "/entries", late)), "budget-period-closed");
  const red = (on: string) => send(accountant, `/entries/${id}/reverse`, { on, reason: "重复" });
  assert.equal(codeIn(await red("2026-03-31")), "budget-period-closed");
  assert.equal((await red("2026-04-01")).statusCode, 201);

  const { db } = hall.services;
  await assert.rejects(db.deleteFrom("budget_entry").execute(), /append-only/);
  await assert.rejects(db.deleteFrom("budget_period").execute(), /append-only/);
  const insert = (day: string, fen: number) =>
    sql`insert into budget_entry (division, line_id, voucher, on_day, amount_fen, summary, recorded_by, recorded_at)
      values (${hall.division}, ${office}, ${day}, ${day}, ${fen}, 'x', ${accountant.id}, now())`.execute(db);
  await assert.rejects(insert("2026-03-05", 100), /is closed/);
  await assert.rejects(insert("2026-05-05", 100_01), /check constraint/, "nor more than there is");
  await assert.rejects(insert("2025-05-05", 100), /another year/);
  await insert("2026-05-05", 100);
});

test("two who spend the last money at once: one does; a request sent twice is one entry", async (t) => {
  const { accountant, second } = await budgetHall(t);
  const office = await lined(accountant, { subject: "30201" }, 100_00);
  const ask = { requestKey: newKey(), ...voucher(office, 60_00) };
  const [one, again] = [
    await accountant.post(`${at}/entries`, ask),
    await accountant.post(`${at}/entries`, ask),
  ];
  assert.equal(ok<{ id: string }>(one).id, ok<{ id: string }>(again).id);
  const both = await Promise.all(
    [accountant, second].map((who, nth) =>
      send(who, "/entries", voucher(office, 40_00, { voucher: `末-${nth}` })),
    ),
  );
  assert.deepEqual(both.map(({ statusCode }) => statusCode).sort(), [201, 409]);
});

test("F12 a contract: procured, accepted by one, paid by another, never more without a supplement", async (t) => {
  const { accountant, second, head, director, services } = await budgetHall(t);
  const project = await made(accountant, "/projects", { code: "P01", name: "档案整理" });
  const line = await lined(accountant, { project }, 200_000_00);
  const other = await lined(accountant, { subject: "30201" }, 100_000_00);
  assert.equal(
    codeIn(await send(accountant, `/projects/${project}/contracts`, contractOf(1, { procurement: "x" }))),
    "budget-procurement-unknown",
  );
  const contract = await made(accountant, `/projects/${project}/contracts`, contractOf(100_000_00));
  const pay = (amount: number, number: string, more: object = {}) =>
    send(accountant, "/entries", voucher(line, amount, { contract, voucher: number, ...more }));
  assert.equal((await pay(60_000_00, "付-1")).statusCode, 201);
  assert.equal(codeIn(await pay(40_000_01, "付-2")), "budget-contract-exceeded");
  assert.equal(
    codeIn(await pay(1, "付-2", { line: other })),
    "budget-contract-not-found",
    "of another project",
  );
  const supplement = { amount: 10_000_00, on: "2026-05-01", document: "补-1", reason: "多 200 盒" };
  await made(accountant, `/contracts/${contract}/supplements`, supplement);
  const red = { ...supplement, amount: -60_000_00 };
  assert.equal(
    codeIn(await send(second, `/contracts/${contract}/supplements`, red)),
    "budget-supplement-below",
  );
  const page = async () => ok<ProjectPage>(await director.get(`${at}/projects/${project}?year=2026`));
  assert.deepEqual(
    (await page()).contracts[0]?.findings.map(({ code }) => code),
    ["paid-before-accepted"],
  );
  const acceptance = { amount: 110_000_00, on: "2026-06-01", passed: true, opinion: "2500 盒，合格" };
  assert.equal((await send(accountant, `/contracts/${contract}/acceptances`, acceptance)).statusCode, 403);
  await made(head, `/contracts/${contract}/acceptances`, acceptance);
  assert.equal((await pay(50_000_00, "付-3")).statusCode, 201);
  const [shown] = (await page()).contracts;
  assert.deepEqual([shown?.paid, shown?.left, shown?.findings], [110_000_00, 0, []]);
  const { db } = services;
  await assert.rejects(
    db.updateTable("budget_contract").set({ paid_fen: 110_000_01 }).execute(),
    /check constraint/,
  );
});

test("rulebook §15.10 posts by year: employees hold none; more people than posts needs a reason; editions stay", async (t) => {
  const { accountant, director } = await budgetHall(t);
  const year = {
    ...{ year: 2026, administrativePosts: 10, institutionPosts: 2, administrativeStaff: 10 },
    ...{ institutionStaff: 2, employees: 2, contracted: 0, retired: 0, document: "三定方案（测试）" },
  };
  await made(accountant, "/staffing", year);
  assert.equal(
    codeIn(await send(accountant, "/staffing", { ...year, institutionStaff: 3 })),
    "budget-overstaffed",
  );
  await made(accountant, "/staffing", { ...year, institutionStaff: 3, note: "军转安置，先进后出" });
  const [shown] = ok<StaffingPage>(await director.get(`${at}/staffing`)).years;
  assert.deepEqual([shown?.posts, shown?.staff, shown?.employees, shown?.edition], [12, 13, 2, 2]);
});
