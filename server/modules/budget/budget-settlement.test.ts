import assert from "node:assert/strict";
import { test } from "node:test";
import type { ProjectPage } from "#contract/budget-projects.ts";
import { approvalBureau, type Browser, newKey } from "#server/testing/hall.ts";
import { at, budgetHall, codeIn, made, ok, send } from "./budget.fixture.ts";
import { budgetTotals } from "./budget-totals.ts";

const free = "/api/staff/free-services";

test("R12.9 a confirmed settlement of free services is booked with its own amount, once, whoever tries again", async (t) => {
  const hall = await budgetHall(t);
  const everywhere = { organ: approvalBureau, reach: "all-organs" as const };
  let clerk = await hall.staff("clerk", everywhere);
  const ask = async (who: Browser, path: string, body: object) =>
    ok<{ id: string }>(await who.post(`${free}${path}`, { requestKey: newKey(), ...body })).id;
  const supplier = await ask(hall.director, "/suppliers", { name: "印务（测试）" });
  const days = { number: "合同一", from: "2026-01-01", until: "2026-12-31" };
  const contract = await ask(hall.director, `/suppliers/${supplier}/contracts`, days);
  await ask(hall.director, `/contracts/${contract}/prices`, { kind: "print", from: "2026-01-01", price: 20 });
  await ask(clerk, "/tally", { kind: "print", quantity: 70 });
  hall.clock.now = "2026-12-02T01:30:00.000Z";
  clerk = await hall.again(clerk);
  const [head, accountant, second] = [
    await hall.again(hall.head),
    await hall.again(hall.accountant),
    await hall.again(hall.second),
  ];
  const settlement = await ask(clerk, "/settlements", { supplier, month: "2026-11" });

  const project = await made(accountant, "/projects", {
    code: "P07",
    name: "便民免费服务",
    freeBudget: "convenience",
  });
  const line = await made(accountant, "/lines", { year: 2026, funds: "own", project });
  const initial = { kind: "initial", amount: 100_000_00, on: "2026-12-01", document: "批复（测试）" };
  await made(accountant, `/lines/${line}/movements`, initial);
  const book = (who: Browser, more: object = {}) =>
    send(who, `/settlements/${settlement}/entries`, {
      ...{ line, part: "convenience", voucher: `记-${newKey()}`, on: "2026-12-02", ...more },
    });
  const open = async () => ok<ProjectPage>(await accountant.get(`${at}/projects/${project}?year=2026`)).open;
  assert.deepEqual(await open(), [], "not before it is confirmed");
  assert.equal(codeIn(await book(accountant)), "budget-settlement-open");
  await ask(head, `/settlements/${settlement}/confirm`, {});
  assert.deepEqual(
    (await open()).map(({ amount, month, supplier: name }) => [amount, month, name]),
    [[14_00, "2026-11", "印务（测试）"]],
  );
  assert.equal(codeIn(await book(accountant, { part: "seal" })), "budget-settlement-open");
  const both = await Promise.all([book(accountant), book(second)]);
  assert.deepEqual(both.map(({ statusCode }) => statusCode).sort(), [201, 409]);
  assert.deepEqual(await open(), []);
  const executed = async () => (await budgetTotals(hall.services, hall.division, 2026))?.executed;
  assert.equal(await executed(), 14_00);

  const entry = ok<{ id: string }>(both.find(({ statusCode }) => statusCode === 201)!).id;
  await made(accountant, `/entries/${entry}/reverse`, { on: "2026-12-02", reason: "科目记错" });
  assert.equal((await open()).length, 1, "taken back, it waits again");
  assert.equal((await book(accountant)).statusCode, 201);
  assert.equal(await executed(), 14_00);
});
