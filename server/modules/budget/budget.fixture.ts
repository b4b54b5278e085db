/** A bureau with somebody who keeps its accounts, for the tests of the budget. */
import assert from "node:assert/strict";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { approvalBureau, type Browser, newKey, testHall } from "#server/testing/hall.ts";

export const at = "/api/staff/budget";

export const ok = <T>(response: { statusCode: number; body: string }): T => {
  assert.ok(response.statusCode < 300, `${response.statusCode} ${response.body}`);
  return JSON.parse(response.body || "null") as T;
};
export const codeIn = (response: { json(): unknown }): string => (response.json() as { code: string }).code;

/** The hall's clock stands on 20 November 2026. */
export async function budgetHall(t: Cleanups) {
  const hall = await testHall(t, { config: { clientRate: 0, accountRate: 0 } });
  const own = { organ: approvalBureau };
  return {
    ...hall,
    accountant: await hall.staff("accountant", own),
    second: await hall.staff("accountant", own),
    head: await hall.staff("organ-head", own),
    director: await hall.staff("director", own),
  };
}
export type BudgetHall = Awaited<ReturnType<typeof budgetHall>>;

export const send = (who: Browser, path: string, body: object) =>
  who.post(`${at}${path}`, { requestKey: newKey(), ...body });

export const made = async (who: Browser, path: string, body: object): Promise<string> =>
  ok<{ id: string }>(await send(who, path, body)).id;

/** A line of 2026 with its initial budget, in fen. */
export async function lined(who: Browser, what: { subject: string } | { project: string }, initial: number) {
  const line = await made(who, "/lines", { year: 2026, funds: "own", ...what });
  await made(who, `/lines/${line}/movements`, {
    ...{ kind: "initial", amount: initial, on: "2026-01-04", document: "年初部门预算批复（测试）" },
  });
  return line;
}

export const voucher = (line: string, amount: number, more: object = {}) => ({
  ...{ line, amount, voucher: "记-1", on: "2026-03-10", summary: "办公用品", ...more },
});

export const contractOf = (amount: number, more: object = {}) => ({
  ...{ number: "合同-1", title: "档案整理服务", supplier: "测试档案公司", procurement: "three-quotes" },
  ...{ procuredOn: "2026-01-20", procuredBy: "三方询价记录 1 号", from: "2026-02-01", until: "2026-12-31" },
  ...{ amount, ...more },
});
