import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./accessible.ts";
import { sitDown } from "./desk.ts";
import { desk, phone, picture, testSite, visitor } from "./frame.ts";
import { walkWithTab } from "./keyboard.ts";

test("pages of figures: at the desk, and for everybody", async (all) => {
  const site = await testSite(all);
  const { page, troubles } = await visitor(all, site, desk);

  await all.test("R3.6 the director reads a board, turns to another, and opens a figure", async () => {
    await sitDown(page, "director");
    await page.getByRole("link", { name: "数据看板" }).click();
    await page.getByRole("heading", { level: 1, name: "局长看板" }).waitFor();
    await page.getByRole("img", { name: /每月收件和办结的柱状图/ }).waitFor();
    await walkWithTab(page);
    await assertAccessible(page);
    await picture(page, "board-director");
    await page.setViewportSize(phone);
    await assertAccessible(page);
    await picture(page, "board-director");
    await page.setViewportSize(desk);
    await page.getByRole("link", { name: "部门排名" }).click();
    await page.getByRole("heading", { level: 1, name: "部门排名" }).waitFor();
    await page.getByLabel("月份").selectOption("全年");
    await page.waitForURL(/period=\d{4}$/);
    await assertAccessible(page);
    await page.getByRole("link", { name: "大厅月度通报" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "导出表格" }).click();
    assert.equal((await download).suggestedFilename(), "bulletin.xlsx");
  });

  await all.test("everybody reads the facts of the year on a phone", async () => {
    await page.setViewportSize(phone);
    await page.goto("/facts");
    await page.getByRole("heading", { level: 1, name: "数字公开" }).waitFor();
    await page.getByRole("img", { name: /每月办结的柱状图/ }).waitFor();
    await assertAccessible(page);
    await picture(page, "facts");
    assert.deepEqual(troubles, []);
  });
});
