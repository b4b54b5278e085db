import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./accessible.ts";
import { sitDown } from "./desk.ts";
import { desk, phone, picture, testSite, visitor } from "./frame.ts";

const asked = "优待证丢了要不要登报声明作废";

test("the ledger of questions and answers", async (all) => {
  const site = await testSite(all);
  const { page, troubles } = await visitor(all, site, phone);
  const office = await visitor(all, site, desk);

  await all.test("C8 found beside the items; what did not answer is asked", async () => {
    await page.goto(`/search?q=${encodeURIComponent("老年人优待证要钱吗")}`);
    const found = page.getByRole("region", { name: "别人也问过" });
    await found.getByText("办“老年人优待证办理”要多久，要钱吗？").click();
    await found.getByText("不收费", { exact: false }).first().waitFor();
    await assertAccessible(page);
    await picture(page, "answers-search");
    await found.getByRole("button", { name: "没有回答我的问题" }).first().click();
    await found.getByLabel("您想问什么").fill(asked);
    await found.getByRole("button", { name: "提问" }).click();
    await page.getByText("您的问题收到了").waitFor();
  });

  await all.test("C8 at the desk: replied to, drafted by one, published by another", async () => {
    const staff = office.page;
    await sitDown(staff, "clerk");
    await staff.getByRole("link", { name: "疑问解答" }).click();
    await staff.getByRole("button", { name: "起草一条" }).waitFor();
    await assertAccessible(staff);
    await picture(staff, "staff-answers");
    await staff.getByRole("tab", { name: "等答复的疑问" }).click();
    await staff.getByText(asked).first().waitFor();
    await assertAccessible(staff);
    await picture(staff, "staff-questions");
    await staff.getByRole("button", { name: /起草成解答.*优待证丢了/ }).click();
    const dialog = staff.getByRole("dialog");
    await dialog.getByLabel("解答", { exact: true }).fill("不用登报，带身份证到民政窗口补办。");
    await dialog.getByLabel("负责解答的部门").selectOption({ label: "常宁市民政局" });
    await dialog.getByLabel("依据").fill("办事指南：老年人优待证办理");
    await dialog.getByLabel("复核日期").fill("2099-12-31");
    await assertAccessible(staff);
    await dialog.getByRole("button", { name: "存为草稿" }).click();
    await dialog.waitFor({ state: "detached" });
    await sitDown(staff, "mzj.approver");
    await staff.goto("/staff/answers");
    await staff.getByRole("button", { name: /发布.*优待证丢了/ }).click();
    await staff.getByRole("dialog").getByRole("button", { name: "发布" }).click();
    await staff.getByText("草稿").waitFor({ state: "detached" });
    await page.goto(`/search?q=${encodeURIComponent("优待证丢了要登报吗")}`);
    await page.getByText(asked).waitFor();
  });
  assert.deepEqual([...troubles, ...office.troubles], []);
});
