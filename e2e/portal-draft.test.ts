import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import type { Draft } from "#contract/draft.ts";
import { publishChanged } from "#server/testing/item-version.ts";
import { assertAccessible } from "./accessible.ts";
import { desk, picture, testSite, visitor } from "./frame.ts";
import { signIn } from "./signing-in.ts";

const goOn = (page: Page) => page.getByRole("button", { name: "保存并继续" }).click();
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();
const agent = (page: Page, answer: string) =>
  page
    .getByRole("group", { name: /请别人代办/ })
    .getByLabel(answer, { exact: true })
    .check();

async function begin(page: Page, item: string): Promise<string> {
  await page.request.put("/api/me", { data: { name: "郭小明", idNumber: "430499199003070018" } });
  const draft: Draft = await (await page.request.post("/api/drafts", { data: { item } })).json();
  return draft.id;
}

test("R1.18 a field that is hidden is out of the way, and what was said is there when it is shown again", async (t) => {
  const site = await testSite(t);
  const { page, troubles } = await visitor(t, site);
  await signIn(page, "13900006101");
  const id = await begin(page, "food-business-licence");
  const answered = async (yes: boolean) => {
    await page.goto(`/drafts/${id}/situation`);
    await agent(page, yes ? "是" : "否");
    await page.getByText("已自动保存").waitFor();
    await page.goto(`/drafts/${id}/form/4`);
    await heading(page, "联系与代办");
  };
  await answered(true);
  await page.getByLabel("代办人姓名").fill("李代办");
  await page.getByText("已自动保存").waitFor();

  await answered(false);
  await page.getByLabel("联系人姓名").waitFor();
  assert.equal(await page.getByLabel("代办人姓名").count(), 0);
  await goOn(page);
  assert.equal(
    await page
      .getByRole("alert")
      .getByText(/代办人/)
      .count(),
    0,
    "what is hidden is not missing",
  );
  await page.goto(`/drafts/${id}/check`);
  await page.getByRole("term").filter({ hasText: "联系人手机号" }).waitFor();
  assert.equal(await page.getByText("李代办").count(), 0);

  await answered(true);
  assert.equal(await page.getByLabel("代办人姓名").inputValue(), "李代办");
  await assertAccessible(page);
  assert.deepEqual(troubles, []);
});

test("R1.4 the item changes while somebody fills it in: one plain notice, with a way to each thing", async (t) => {
  const site = await testSite(t);
  const { page, troubles } = await visitor(t, site);
  await signIn(page, "13900006102");
  const id = await begin(page, "food-business-licence");
  await page.goto(`/drafts/${id}/form/2`);
  await page.locator("#floorArea").fill("86");
  await page.getByText("已自动保存").waitFor();
  await publishChanged(site.services, "food-business-licence", 1, (item) => {
    const all = item.form!.pages.flatMap((each) => each.fields);
    for (const field of all) if (field.id === "floorArea") field.unit = "亩";
    item.form!.pages[0]!.fields.push({ id: "openingDay", label: "开业日期", type: "date", required: true });
    return item;
  });
  await page.goto(`/drafts/${id}`);
  await page.getByText("这个事项的要求更新了").waitFor();
  await page.getByText("您原来的：86平方米").waitFor();
  await page.getByRole("link", { name: "开业日期" }).waitFor();
  await assertAccessible(page);
  await picture(page, "portal-renewed");
  await page.getByRole("link", { name: /面积/ }).click();
  await heading(page, "经营场所和项目");
  await page.waitForFunction(() => document.activeElement?.id === "floorArea");
  assert.equal(await page.locator("#floorArea").inputValue(), "");
  await page.goBack();
  await page.getByRole("button", { name: "都看过了" }).click();
  await page.getByText("这个事项的要求更新了").waitFor({ state: "detached" });
  assert.deepEqual(troubles, []);
});

test("rows: added, moved and taken out by keyboard; what is wrong is named by its row and found by its link", async (t) => {
  const site = await testSite(t);
  const { page, troubles } = await visitor(t, site);
  await signIn(page, "13900006103");
  const id = await begin(page, "company-registration");
  await page.goto(`/drafts/${id}/form/2`);
  await heading(page, "股东和出资");
  const cell = (row: number, column: string) => page.locator(`[id="shareholders.${row}.${column}"]`);
  const fill = async (row: number, name: string) => {
    await cell(row, "name").fill(name);
    await cell(row, "idCode").fill("91430482000000001B");
    await cell(row, "amount").fill("5000");
    await cell(row, "method").fill("货币");
    await cell(row, "date").fill("2027-06-30");
  };
  await fill(0, "郭小明");
  await page.getByRole("button", { name: /再加一行/ }).focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "shareholders.1.name");
  await page.keyboard.type("常宁市某某有限公司");
  await goOn(page);
  await page
    .getByRole("alert")
    .getByRole("link", { name: /第 2 行 证件号码/ })
    .click();
  assert.equal(await page.evaluate(() => document.activeElement?.id), "shareholders.1.idCode");
  await assertAccessible(page);
  await picture(page, "portal-rows");
  await fill(1, "常宁市某某有限公司");
  await page.getByRole("button", { name: /上移\s*第 2 行/ }).focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "shareholders.0.name");
  assert.equal(await cell(0, "name").inputValue(), "常宁市某某有限公司");
  await page.getByRole("button", { name: /删除\s*第 2 行/ }).click();
  await cell(1, "name").waitFor({ state: "detached" });
  await page.setViewportSize({ width: 320, height: 256 });
  await assertAccessible(page);
  await page.setViewportSize(desk);
  await picture(page, "portal-rows");
  await page.getByText("已自动保存").waitFor();
  await page.goto(`/drafts/${id}/check`);
  await page.getByText("1. 姓名或名称 常宁市某某有限公司").waitFor();
  assert.deepEqual(troubles, []);
});
