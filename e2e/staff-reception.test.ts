import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible } from "./accessible.ts";
import { sitDown } from "./desk.ts";
import { typeReception } from "./food-licence.ts";
import { desk, picture, testSite, visitor } from "./frame.ts";

test("a walk-in at the counter, without a mouse (A25)", async (all) => {
  const site = await testSite(all);
  const { page, troubles } = await visitor(all, site, desk);
  // The browser of the tests has no printer and breaks when asked for one.
  await page.addInitScript(() => {
    window.print = () => undefined;
  });
  await sitDown(page, "clerk");

  await all.test("the item is found by its initials, by what people call it, or not at all", async () => {
    await page.keyboard.press("c");
    await page.waitForURL("**/staff/reception");
    const box = page.getByRole("combobox", { name: "办什么事" });
    await focused(page, "办什么事");
    await page.keyboard.type("飞天遁地");
    await page.keyboard.press("Enter");
    await page.getByText(/没有找到“飞天遁地”/).waitFor();
    await assertAccessible(page);
    await box.fill("");
    await page.keyboard.type("我要开饭店");
    await page
      .getByRole("option", { name: /食品经营许可/ })
      .first()
      .waitFor();
    await assertAccessible(page);
    await picture(page, "staff-reception-find");
    await box.fill("");
    await page.keyboard.type("spjy");
    await page.getByRole("option", { name: /食品经营许可（新办）/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: "申请人" }).waitFor();
    await assertAccessible(page);
  });

  await all.test(
    "what is missing is listed where the focus goes, and each line leads to its field",
    async () => {
      await page.keyboard.press("F9");
      const summary = page.getByRole("alert").first();
      await summary.waitFor();
      assert.equal(await summary.evaluate((box) => box === document.activeElement), true);
      await assertAccessible(page);
      await picture(page, "staff-reception-faults");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      const invalid = await page.evaluate(() => document.activeElement?.getAttribute("aria-invalid"));
      assert.equal(invalid, "true");
      assert.equal(await page.getByRole("button", { name: /收件并受理/ }).count(), 1);
    },
  );

  await all.test(
    "everything is typed from top to bottom, digits choose, and a reload loses nothing",
    async () => {
      await page.keyboard.press("F2");
      await focused(page, "办什么事");
      await page.keyboard.type("spjy");
      await page.getByRole("option", { name: /食品经营许可（新办）/ }).waitFor();
      await page.keyboard.press("Enter");
      await page.getByRole("region", { name: "申请人" }).waitFor();
      await typeReception(page);
      await page.getByText(/女，1985 年 9 月 23 日生/).waitFor();
      await page.keyboard.press("F4");
      await page.getByText("都齐了，可以收件。").waitFor();
      await assertAccessible(page);
      await page.reload();
      await page.getByText("都齐了，可以收件。").waitFor();
      await picture(page, "staff-reception");
    },
  );

  await all.test(
    "it is received, not yet accepted; the receipt prints and the next one may come",
    async () => {
      await page.keyboard.press("F8");
      await page.getByRole("status").getByText("已收件", { exact: true }).waitFor();
      await focused(page, "下一位");
      await assertAccessible(page);
      await picture(page, "staff-received");
      const receipt = await page.locator("iframe[title=收件凭证]").getAttribute("src");
      const pdf = await page.request.get(receipt!);
      assert.equal((await pdf.body()).subarray(0, 5).toString(), "%PDF-");
      await page.keyboard.press("Enter");
      await focused(page, "办什么事");
      await page.getByText("这个窗口最近收的").waitFor();
      await assertAccessible(page);
      await picture(page, "staff-reception-recent");
      const recent = page.getByRole("button", { name: /食品经营许可/ });
      await recent.focus();
      await page.keyboard.press("1");
      await page.getByRole("region", { name: "申请人" }).waitFor();
      assert.equal(
        await page.getByLabel("姓名", { exact: true }).inputValue(),
        "",
        "the last one's name is gone",
      );
      assert.deepEqual(troubles, []);
    },
  );

  await all.test("a clerk of a town receives in that town's hall", async (t) => {
    const { page: town } = await visitor(t, site, desk);
    await sitDown(town, "clerk.xiling");
    await town.goto("/staff/reception");
    await focused(town, "办什么事");
    await town.keyboard.type("spjy");
    await town.getByRole("option", { name: /食品经营许可（新办）/ }).waitFor();
    await town.keyboard.press("Enter");
    await town.getByRole("region", { name: "申请人" }).waitFor();
    assert.equal(await town.getByLabel("在哪个大厅").count(), 0, "there is only one to choose from");
  });
});

/** Waits until what has this name has the focus. */
function focused(page: Page, name: string) {
  return page.waitForFunction((wanted) => {
    const here = document.activeElement;
    return (here?.getAttribute("aria-label") ?? here?.textContent ?? "").includes(wanted);
  }, name);
}
