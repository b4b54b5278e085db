import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./accessible.ts";
import { sitDown } from "./desk.ts";
import { desk, phone, picture, testSite, visitor } from "./frame.ts";
import { walkWithTab } from "./keyboard.ts";

test("the check-up of the catalogue, and a change tried on past cases (A13, F19)", async (all) => {
  const site = await testSite(all);
  const { page, troubles } = await visitor(all, site, desk);

  await all.test(
    "what was found, by kind and by who can mend it; the filter stands in the address",
    async () => {
      await sitDown(page, "editor");
      await page.getByRole("link", { name: "目录体检" }).click();
      await page.getByRole("heading", { level: 1, name: "目录体检" }).waitFor();
      await page.getByRole("row").nth(1).waitFor();
      await assertAccessible(page);
      await walkWithTab(page, 300);
      await picture(page, "staff-checkup");
      await page.getByRole("link", { name: /^本县部门自己发的材料/ }).click();
      await page.waitForURL(/code=material-issued-here/);
      await page.getByRole("row").nth(1).waitFor();
      await page.getByLabel("谁来改").selectOption({ index: 1 });
      await page.waitForURL(/organ=/);
      await page.goto("/staff/checkup?code=question-leads-nowhere");
      await page.getByText("没有用处的情形").first().waitFor();
      await page.setViewportSize(phone);
      await assertAccessible(page);
      await picture(page, "staff-checkup-phone");
      await page.setViewportSize(desk);
    },
  );

  await all.test("an item tried on the past: nobody has asked for it yet, and that is said", async () => {
    await page.goto("/staff/items/rural-homestead-approval?tab=replay");
    await page.getByText("还没有可以试算的办件").waitFor();
    await assertAccessible(page);
    await page.goto("/staff/bundles/open-restaurant/replay");
    await page.getByText("还没有可以试算的办件").waitFor();
  });

  assert.deepEqual(troubles, []);
});
