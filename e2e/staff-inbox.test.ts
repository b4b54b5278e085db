import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible } from "./accessible.ts";
import { sitDown } from "./desk.ts";
import { deskHand } from "./desk-hands.ts";
import { desk, picture, testSite, visitor } from "./frame.ts";
import { walkWithTab } from "./keyboard.ts";
import { resident } from "./residents.ts";

test("the inbox of the desk", async (all) => {
  const site = await testSite(all);
  const guo = await resident(all, site);
  const { page, context, troubles } = await visitor(all, site, desk);
  const numbers: string[] = [];

  await all.test("with nothing to do it says so, and what comes in appears by itself", async () => {
    await sitDown(page, "clerk");
    await page.getByText(/没有等您办的件|都办完了/).waitFor();
    await assertAccessible(page);
    await picture(page, "staff-inbox-empty");
    numbers.push(await guo.apply("food-business-licence"));
    await rowOf(page, numbers[0]!).waitFor();
  });

  await all.test("the rows stand still while one reads; what is new waits for one's word", async (t) => {
    numbers.push(await guo.apply("individual-business-registration"));
    const news = page.getByRole("button", { name: "新来 1 件，更新列表" });
    await news.waitFor();
    assert.equal(await rowOf(page, numbers[1]!).count(), 0);
    await page.keyboard.press("r");
    await rowOf(page, numbers[1]!).waitFor();
    const clerk = await deskHand(t, site, "clerk");
    await clerk.act(numbers[1]!, "accept");
    await page
      .getByRole("row", { name: new RegExp(numbers[1]!) })
      .getByText("已办走")
      .waitFor();
    await assertAccessible(page);
    await picture(page, "staff-inbox-news");
    await page.getByRole("button", { name: "办走 1 件，更新列表" }).click();
    await rowOf(page, numbers[1]!).waitFor({ state: "hidden" });
  });

  await all.test("j, k and Enter walk and open; o comes back to the same row", async () => {
    numbers.push(await guo.apply("publication-retail-licence"));
    await page.getByRole("button", { name: "新来 1 件，更新列表" }).click();
    await rowOf(page, numbers[2]!).waitFor();
    for (const key of ["j", "j", "k", "j", "Enter"]) await page.keyboard.press(key);
    await page.waitForURL("**/staff/cases/*");
    const opened = new URL(page.url()).pathname.split("/").at(-1)!;
    await page.getByRole("heading", { level: 2, name: "办理" }).waitFor();
    await page.keyboard.press("o");
    await rowOf(page, opened).waitFor();
    await page.waitForFunction(
      (href) => document.activeElement?.getAttribute("href") === href,
      `/staff/cases/${opened}`,
    );
    await walkWithTab(page);
  });

  await all.test(
    "a filter stands in the address, gets a name, and is there on another machine",
    async (t) => {
      await page.getByRole("link", { name: "待受理" }).click();
      await page.waitForURL(/\/staff\/\?state=received$/);
      await page.getByRole("button", { name: "存下这个筛选" }).click();
      const dialog = page.getByRole("dialog", { name: "存下这个筛选" });
      assert.equal(await dialog.getByLabel("给它起个名字").inputValue(), "待受理");
      await assertAccessible(page);
      await dialog.getByLabel("给它起个名字").fill("早上先看");
      await page.keyboard.press("Enter");
      await page.getByRole("link", { name: "早上先看" }).waitFor();

      const { page: other } = await visitor(t, site, desk);
      await other.context().addCookies(await context.cookies());
      await other.goto("/staff");
      await other.getByRole("link", { name: "早上先看" }).click();
      await other.waitForURL(/\/staff\/\?state=received$/);
      await rowOf(other, numbers[0]!).waitFor();
      await assertAccessible(other);
      await picture(other, "staff-inbox-filters");
      await other.getByRole("button", { name: "删除筛选“早上先看”" }).click();
      await other.getByRole("link", { name: "早上先看" }).waitFor({ state: "hidden" });
      await other.getByRole("link", { name: "待制证" }).click();
      await other.getByText("没有符合条件的办件").waitFor();
      await assertAccessible(other);
    },
  );

  await all.test("a case is found from anywhere by its number or by whose it is", async () => {
    await page.keyboard.press("/");
    await page.keyboard.type("郭小明\n");
    await page.getByText("按姓名或名称查到 3 件").waitFor();
    await assertAccessible(page);
    await picture(page, "staff-search");
    const box = page.getByRole("combobox", { name: "查办件" });
    await box.fill(numbers[0]!.slice(0, -1));
    await box.press("Enter");
    await page.getByText(/^没有查到/).waitFor();
    await assertAccessible(page);
    await box.fill(numbers[0]!);
    await box.press("Enter");
    await rowOf(page, numbers[0]!).waitFor();
  });

  await all.test("the keys are explained, and letters can be switched off (WCAG 2.1.4)", async () => {
    await page.goto("/staff");
    await rowOf(page, numbers[0]!).waitFor();
    await page.keyboard.press("?");
    const help = page.getByRole("dialog", { name: "键盘快捷键" });
    await help.getByText("下一件").waitFor();
    await assertAccessible(page);
    await picture(page, "staff-keys");
    await help.getByLabel(/启用单个字母/).uncheck();
    await page.keyboard.press("Escape");
    await page.keyboard.press("c");
    assert.equal(await page.evaluate(() => location.pathname), "/staff");
    await page.getByRole("button", { name: "快捷键" }).click();
    await help.getByLabel(/启用单个字母/).check();
    await page.keyboard.press("Escape");
    await page.keyboard.press("c");
    await page.waitForURL("**/staff/reception");
    assert.deepEqual(troubles, []);
  });

  await all.test("whoever holds no cases is told where to look instead", async (t) => {
    const { page: hall } = await visitor(t, site, desk);
    await sitDown(hall, "supervisor");
    await hall.getByText("您的岗位不直接办件").waitFor();
    await assertAccessible(hall);
    assert.equal(await hall.getByRole("navigation", { name: "筛选" }).count(), 0);
    await picture(hall, "staff-inbox-supervisor");
  });
});

const rowOf = (page: Page, number: string) => page.getByRole("link", { name: new RegExp(number) });
