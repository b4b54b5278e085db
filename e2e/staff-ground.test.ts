import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readWorkbook, writeWorkbook } from "#server/platform/xlsx/index.ts";
import { assertAccessible } from "./accessible.ts";
import { sitDown } from "./desk.ts";
import { desk, picture, testSite, visitor } from "./frame.ts";
import { walkWithTab } from "./keyboard.ts";

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

test("organisation, halls and the calendar at the desk", async (all) => {
  const site = await testSite(all);
  const { page, troubles } = await visitor(all, site, desk);

  await all.test("a hall is seen as one walks through it, and a counter is added to it", async () => {
    await sitDown(page, "sysadmin");
    await page.getByRole("link", { name: "机构和大厅" }).click();
    await page.getByText("企业开办综合窗口").waitFor();
    await assertAccessible(page);
    await walkWithTab(page);
    await page.getByRole("button", { name: "加窗口" }).first().click();
    const dialog = page.getByRole("dialog", { name: "新窗口" });
    await dialog.getByRole("button", { name: "保存" }).click();
    await dialog.getByRole("alert").waitFor();
    await assertAccessible(page);
    await dialog.getByLabel("窗口号").fill("A09");
    await dialog.getByLabel("名称").fill("老年人优先窗口");
    await picture(page, "staff-counter-new");
    await dialog.getByLabel("类型").selectOption({ label: "综合窗口" });
    await dialog.getByRole("button", { name: "保存" }).click();
    await page.getByText("窗口已经保存。").waitFor();
    await page.getByText("老年人优先窗口").waitFor();
    await assertAccessible(page);
    await picture(page, "staff-halls");
  });

  await all.test("an organ is found below the one it belongs to, and changed", async () => {
    await page.getByRole("tab", { name: "机构", exact: true }).click();
    const edit = page.getByRole("button", { name: /修改.*常宁市文化旅游广电体育局/ });
    await edit.waitFor();
    await assertAccessible(page);
    await picture(page, "staff-organs");
    await edit.click();
    const dialog = page.getByRole("dialog", { name: "修改机构：常宁市文化旅游广电体育局" });
    await dialog.getByLabel("电话").fill("0734-7220000");
    await assertAccessible(page);
    await dialog.getByRole("button", { name: "保存" }).click();
    await page.getByText("机构已经保存。").waitFor();
    await page.getByRole("row", { name: /常宁市文化旅游广电体育局.*0734-7220000/ }).waitFor();
  });

  await all.test(
    "the whole organisation goes out as a workbook and comes back, all rows or none",
    async () => {
      const out = await page.request.get("/api/staff/organisation.xlsx");
      const sheets = readWorkbook(await out.body());
      const halls = sheets.find(({ name }) => name === "大厅")!;
      await page.getByRole("link", { name: "导入" }).click();
      await page.getByRole("heading", { level: 1, name: "导入机构和大厅" }).waitFor();
      await assertAccessible(page);
      halls.rows[1]![1] = "";
      await page.getByLabel("机构表格").setInputFiles(workbook(sheets));
      await page.getByText(/^这个文件不能导入/).waitFor();
      await assertAccessible(page);
      await picture(page, "staff-organisation-import-refused");
      halls.rows[1]![1] = "常宁市政务服务中心（市民之家）";
      await page.getByLabel("机构表格").setInputFiles(workbook(sheets));
      await page.getByRole("button", { name: "导入这 1 处" }).click();
      await page.getByText(/^导入好了/).waitFor();
      await assertAccessible(page);
      await page.getByRole("link", { name: "回机构和大厅" }).click();
      await page.getByText("常宁市政务服务中心（市民之家）").waitFor();
    },
  );

  await all.test("R2.4 a year's notice is compared before it is loaded", async () => {
    await page.getByRole("link", { name: "工作日历" }).click();
    await page.getByRole("heading", { level: 1, name: "工作日历" }).waitFor();
    await page.getByRole("table", { name: "12 月" }).waitFor();
    await assertAccessible(page);
    await picture(page, "staff-calendar");
    await page.getByRole("tab", { name: "2025 年" }).click();
    await page.getByText(/关于2025年部分节假日安排的通知/).waitFor();
    const notice = JSON.parse(readFileSync(new URL("../data/calendar/2026.json", import.meta.url), "utf8"));
    const load = page.getByLabel("载入一年的放假通知");
    await load.setInputFiles(json("2026.json", "{}"));
    await page.getByText("这个文件不对，没有载入").waitFor();
    await assertAccessible(page);
    notice.holidays.at(-1).to = "2026-10-08";
    await load.setInputFiles(json("2026.json", JSON.stringify(notice)));
    await page.getByText(/10 月 8 日 星期四：上班 → 放假/).waitFor();
    await assertAccessible(page);
    await picture(page, "staff-calendar-load");
    await page.getByRole("button", { name: "载入 2026 年" }).click();
    const dialog = page.getByRole("dialog", { name: "载入 2026 年的放假安排？" });
    await assertAccessible(page);
    await dialog.getByRole("button", { name: "载入", exact: true }).click();
    await page.getByText(/^已经载入，/).waitFor();
    await page.getByRole("tab", { name: "2026 年" }).click();
    await page.getByText("8 天").waitFor();
    assert.deepEqual(troubles, []);
  });

  await all.test("whoever only reads the calendar is offered nothing else", async (t) => {
    const { page: reader } = await visitor(t, site, desk);
    await sitDown(reader, "clerk");
    await reader.getByRole("link", { name: "工作日历" }).click();
    await reader.getByRole("table", { name: "1 月", exact: true }).waitFor();
    assert.equal(await reader.locator("input[type=file]").count(), 0);
    await assertAccessible(reader);
  });
});

type Sheets = Parameters<typeof writeWorkbook>[0];
const workbook = (sheets: Sheets) => ({
  name: "机构.xlsx",
  mimeType: xlsx,
  buffer: Buffer.from(writeWorkbook(sheets)),
});
const json = (name: string, text: string) => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(text),
});
