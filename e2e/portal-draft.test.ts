import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import type { Draft } from "#contract/application.ts";
import { assertAccessible } from "./accessible.ts";
import { testSite, visitor } from "./frame.ts";
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
