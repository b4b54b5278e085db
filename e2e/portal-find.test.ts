import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./accessible.ts";
import { desk, picture, testSite, visitor } from "./frame.ts";
import { walkWithTab } from "./keyboard.ts";

test("finding what one wants to get done", async (all) => {
  const site = await testSite(all);
  await all.test("home asks one question and is good for everybody, on a phone and at a desk", async (t) => {
    for (const viewport of [undefined, desk]) {
      const { page, troubles } = await visitor(t, site, viewport);
      await page.goto("/");
      await page.getByRole("link", { name: "生育收养" }).waitFor();
      await page.waitForFunction(() => document.title === "常宁市政务服务");
      await assertAccessible(page);
      await walkWithTab(page);
      await picture(page, "portal-home");
      await page.getByRole("tab", { name: "企业办事" }).click();
      await page.getByRole("link", { name: "食品餐饮" }).click();
      await page.getByRole("heading", { level: 1, name: "食品餐饮" }).waitFor();
      await page.getByRole("link", { name: "食品经营许可（新办）" }).waitFor();
      assert.deepEqual(troubles, []);
    }
  });

  await all.test("whoever would rather come finds the way from home", async (t) => {
    const { page, troubles } = await visitor(t, site);
    const ways = [
      ["预约时间", "办什么事？"],
      ["取号、看排队", "我的号"],
      ["附近的服务点", "服务点"],
      ["请人帮办", "帮代办"],
    ] as const;
    for (const [way, title] of ways) {
      await page.goto("/");
      await page.getByRole("link", { name: way, exact: true }).click();
      await page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
    }
    assert.deepEqual(troubles, []);
  });

  await all.test(
    "“我要开饭店” leads to the food-business licence, by suggestion or by search, without a mouse",
    async (t) => {
      const { page } = await visitor(t, site);
      await page.goto("/");
      const box = page.getByRole("combobox", { name: "您要办什么" });
      await box.pressSequentially("我要开饭店");
      await page.getByRole("option", { name: /食品经营许可（新办）/ }).waitFor();
      await assertAccessible(page);
      await picture(page, "portal-suggestions");
      await box.press("ArrowDown");
      const active = await box.getAttribute("aria-activedescendant");
      assert.equal(await page.locator(`[id="${active}"]`).getAttribute("aria-selected"), "true");
      await box.press("Enter");
      await page.getByRole("heading", { level: 1, name: "食品经营许可（新办）" }).waitFor();

      await page.goto("/");
      await box.fill("我要开饭店");
      await page.getByRole("option").first().waitFor();
      await box.press("Escape");
      await box.press("Enter");
      await page.waitForURL("**/search?q=*");
      const found = page.getByRole("main").getByRole("listitem");
      await found.nth(0).getByRole("link", { name: "我要开餐饮店" }).waitFor();
      await found.nth(1).getByRole("link", { name: "食品经营许可（新办）" }).waitFor();
      await assertAccessible(page);
      await picture(page, "portal-search");
    },
  );

  await all.test("what is not found is said, with what to do about it", async (t) => {
    const { page } = await visitor(t, site);
    await page.goto(`/search?q=${encodeURIComponent("星际飞船驾驶证")}&theme=food`);
    await page.getByText("没有找到“星际飞船驾驶证”").waitFor();
    await assertAccessible(page);
    await picture(page, "portal-search-nothing");
    await page.getByRole("link", { name: "在全部事项里找" }).click();
    await page.waitForURL((url) => !url.searchParams.has("theme"));
  });

  await all.test(
    "R1.18 the guide narrows the materials by a few questions and remembers what one has",
    async (t) => {
      const { page } = await visitor(t, site);
      await page.goto("/items/food-business-licence");
      await page.getByText("还有 3 个问题没答").waitFor();
      const heads = await page.getByRole("heading", { level: 2 }).allTextContents();
      assert.deepEqual(heads.slice(0, 6), ["能不能办", "要带什么", "去哪办", "多久", "多少钱", "依据"]);
      await page.getByText("自动设备放置地点和风险管控材料").waitFor();
      await page.getByLabel("饭店、餐馆").check();
      await page
        .getByRole("group", { name: /凉菜卤菜/ })
        .getByLabel("否")
        .check();
      await page.getByLabel("个体工商户").check();
      await page
        .getByRole("group", { name: /请别人代办/ })
        .getByLabel("否")
        .check();
      await page.getByText("按您的情况，一共要带 3 样").waitFor();
      assert.equal(await page.getByText("自动设备放置地点和风险管控材料").count(), 0);
      await page.getByLabel("食品操作流程文件").check();
      await page.reload();
      await page.getByText("按您的情况，一共要带 3 样").waitFor();
      assert.equal(await page.getByLabel("食品操作流程文件").isChecked(), true);
      await assertAccessible(page);
      await walkWithTab(page);
      await picture(page, "portal-guide");
    },
  );

  await all.test("a guide that is still being worked out says so and promises nothing", async (t) => {
    const { page } = await visitor(t, site, desk);
    await page.goto("/items/food-production-licence");
    await page.getByText("材料清单还在整理").waitFor();
    assert.equal(await page.getByRole("link", { name: "网上申请" }).count(), 0);
    assert.equal(await page.getByText("不收费").count(), 0);
    await assertAccessible(page);
    await picture(page, "portal-guide-incomplete");
    await page.goto("/items/no-such-item");
    await page.getByRole("alert").waitFor();
    await assertAccessible(page);
  });
});
