import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible } from "./accessible.ts";
import { secondEditor, sitDown } from "./desk.ts";
import { desk, phone, picture, testSite, visitor } from "./frame.ts";
import { walkWithTab } from "./keyboard.ts";

const type = async (page: Page, label: string, text: string) => {
  await page.getByLabel(new RegExp(`^${label}(（选填）)?$`)).press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
};
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).press("Enter");
/** The figure beside a word in what is reckoned. */
const figure = (page: Page, word: string) =>
  page.getByRole("region", { name: "算出来的结果" }).locator("dt", { hasText: word }).locator("xpath=../dd");

async function addPart(page: Page, words: string, name: string) {
  await type(page, "加一个事项", words);
  await press(page, `加上“${name}”`);
  await page.getByText(new RegExp(`\\. ${name.replace(/[（）]/g, "\\$&")}`)).waitFor();
}

test("a bundle is built at the desk, tried as a resident, published by a second person, found on the portal", async (all) => {
  const site = await testSite(all);
  const { page, troubles } = await visitor(all, site, desk);
  const { page: second } = await visitor(all, site, desk);
  await secondEditor(second);

  await all.test("the list of bundles, and one of them with what it comes to", async () => {
    await sitDown(page, "editor");
    await page.goto("/staff/bundles");
    await page.getByRole("link", { name: "我要开餐饮店" }).waitFor();
    await assertAccessible(page);
    await picture(page, "staff-bundles");
    await page.getByRole("link", { name: "我要开餐饮店" }).click();
    await page.getByRole("heading", { level: 1, name: "我要开餐饮店" }).waitFor();
    await figure(page, "承诺").waitFor();
    await assertAccessible(page);
    await walkWithTab(page, 300);
    await picture(page, "staff-bundle-restaurant");
  });

  await all.test("R2.28 by keyboard alone: what is typed shows at once in the figures", async () => {
    await page.goto("/staff/bundles/new");
    await type(page, "标识", "open-noodle-shop");
    await type(page, "名称", "我要开面馆");
    await type(page, "一句话说明", "照和证一次办好。");
    await type(page, "来源和依据", "演示值");
    await type(page, "群众的说法", "开面馆");
    await page.getByLabel("牵头部门").selectOption({ label: "常宁市市场监督管理局" });
    await addPart(page, "食品经营", "食品经营许可（新办）");
    assert.equal(await figure(page, "要办").textContent(), "1 项（共 1 项）");
    const materials = await figure(page, "材料").textContent();
    await press(page, "加一个问题");
    await type(page, "问题", "要装水表吗？");
    await addPart(page, "供水", "供水报装（新装用水）");
    await page.getByText("2 项（共 2 项）").waitFor();
    assert.notEqual(await figure(page, "材料").textContent(), materials);
    await page.locator("#bundle-parts-1").getByRole("button", { name: "只在某种情况下" }).press("Enter");
    await page.getByText("“要装水表吗？”选“是”").first().waitFor();
    await page.getByText("按这些回答计算").press("Enter");
    const asked = page.getByRole("region", { name: "算出来的结果" });
    await asked.getByRole("radio", { name: "否" }).press("Space");
    await page.getByText("1 项（共 2 项）").waitFor();
    await assertAccessible(page);
    await walkWithTab(page, 300);
    await picture(page, "staff-bundle-editor");
  });

  await all.test(
    "what the gate finds is said at its place; the draft is saved, and refused field by field",
    async () => {
      const waitBox = (part: number) =>
        page
          .locator(`#bundle-parts-${part}`)
          .getByRole("group", { name: /等哪几项/ })
          .getByRole("checkbox")
          .first();
      await waitBox(1).press("Space");
      await waitBox(0).press("Space");
      await page
        .getByText(/事项互相等待/)
        .first()
        .waitFor();
      await assertAccessible(page);
      await waitBox(0).press("Space");
      await page
        .getByText(/事项互相等待/)
        .first()
        .waitFor({ state: "detached" });
      await type(page, "名称", "");
      await press(page, "保存草稿");
      await page.getByRole("heading", { name: /有 1 处要改/ }).waitFor();
      await assertAccessible(page);
      await type(page, "名称", "我要开面馆");
      await press(page, "保存草稿");
      await page.waitForURL("**/staff/bundles/open-noodle-shop*");
      await page.getByText(/是您编辑的，要由另一名事项管理员发布/).waitFor();
      assert.equal(await page.getByRole("button", { name: "发布草稿" }).count(), 0);
      await page.setViewportSize(phone);
      await assertAccessible(page);
      await picture(page, "staff-bundle-editor");
      await page.setViewportSize(desk);
    },
  );

  await all.test("tried as a resident, from the draft", async () => {
    await page.getByRole("tab", { name: "编辑" }).press("ArrowRight");
    await page.getByText("还有 1 个问题没答").waitFor();
    await page.getByRole("radio", { name: "是" }).check();
    await page.getByText("一共 2 项").waitFor();
    await press(page, "一次申请");
    await page
      .getByRole("heading", { name: "经营者信息" })
      .or(page.getByLabel("经营者名称"))
      .first()
      .waitFor();
    await assertAccessible(page);
    await picture(page, "staff-bundle-try");
  });

  await all.test("R13.3 a second person publishes it, and residents find it", async () => {
    await second.goto("/staff/bundles/open-noodle-shop");
    await press(second, "发布草稿");
    await assertAccessible(second);
    await second.getByRole("dialog").getByRole("button", { name: "发布草稿" }).press("Enter");
    await second.getByText("已经发布。").waitFor();
    const { page: resident } = await visitor(all, site);
    await resident.goto("/search?q=开面馆");
    await resident.getByRole("link", { name: "我要开面馆" }).click();
    await resident.getByRole("heading", { level: 1, name: "我要开面馆" }).waitFor();
    await resident.getByRole("radio", { name: "是" }).check();
    await resident.getByText("一共 2 项").waitFor();
  });

  await all.test("A20 what bundles spared in a year, for every bundle", async () => {
    await page.goto("/staff/bundles");
    await page.getByRole("link", { name: "省了多少" }).click();
    await page.getByRole("rowheader", { name: "合计" }).waitFor();
    await assertAccessible(page);
    await picture(page, "staff-savings");
    await page.setViewportSize(phone);
    await assertAccessible(page);
    await picture(page, "staff-savings");
  });

  assert.deepEqual(troubles, []);
});
