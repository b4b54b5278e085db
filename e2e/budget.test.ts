import { test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible } from "./accessible.ts";
import { sitDown } from "./desk.ts";
import { desk, phone, picture, testSite, visitor } from "./frame.ts";

const look = async (page: Page, name: string) => {
  await assertAccessible(page);
  await picture(page, name);
};

test("R11.2 the money of the bureau at the desk", async (all) => {
  const site = await testSite(all);
  const office = (await visitor(all, site, desk)).page;

  await all.test("a year at a glance opens to the entries behind it", async () => {
    await sitDown(office, "accountant");
    await office.goto("/staff/budget");
    await office.getByRole("img", { name: /到 1 月执行/ }).waitFor();
    await look(office, "budget-year");
    await office.getByRole("link", { name: /^公用经费 / }).click();
    await office.getByText(/公用经费，共 \d+ 笔/).waitFor();
    await look(office, "budget-entries");
  });

  await all.test("an entry is written, and taken back in red", async () => {
    await office.goto("/staff/budget");
    await office.getByRole("link", { name: "30202 印刷费" }).click();
    await office.getByRole("button", { name: "登记支出" }).click();
    const dialog = office.getByRole("dialog");
    await dialog.getByLabel("凭证号").fill("记-补-1");
    await dialog.getByLabel("金额").fill("12.50");
    await dialog.getByLabel("摘要").fill("印表格");
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    await dialog.getByLabel("日期").fill(today);
    await dialog.getByRole("button", { name: "登记" }).click();
    await office.getByRole("button", { name: /冲销 记-补-1/ }).click();
    await dialog.getByLabel("日期").fill(today);
    await dialog.getByLabel("原因").fill("重复登记");
    await look(office, "budget-reverse");
    await dialog.getByRole("button", { name: "冲销" }).click();
    await office.getByText("冲销：重复登记").waitFor();
    await look(office, "budget-line");
  });

  await all.test("projects with contracts, and posts; the director reads on a phone", async () => {
    await office.goto("/staff/budget/projects");
    await office.getByRole("link", { name: "P04 办件档案整理" }).click();
    await office
      .getByText(/标的写明“常年”/)
      .first()
      .waitFor();
    await look(office, "budget-project");
    await office.goto("/staff/budget/staffing");
    await office.getByRole("table").waitFor();
    await look(office, "budget-staffing");
    await sitDown(office, "director");
    await office.setViewportSize(phone);
    await office.goto("/staff/budget");
    await office.getByRole("heading", { name: "科目和项目" }).waitFor();
    await look(office, "budget-year");
  });

  await all.test("R10.6 the report on disclosure: a column that does not hold is named", async () => {
    await office.setViewportSize(desk);
    await sitDown(office, "head");
    await office.goto("/staff/disclosure");
    await office.getByText(/每一列都平/).waitFor();
    await look(office, "disclosure");
    await office.getByRole("button", { name: "填报（一）予以公开" }).click();
    const dialog = office.getByRole("dialog");
    await dialog.getByLabel("自然人").fill("32");
    await dialog.getByLabel("依据").fill("登记簿");
    await dialog.getByLabel("改动的原因").fill("漏一件");
    await dialog.getByRole("button", { name: "保存" }).click();
    await office.getByText(/“自然人”列不平：一加二应当等于三（七）加四/).waitFor();
    await look(office, "disclosure-off");
  });
});
