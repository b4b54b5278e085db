import { test } from "node:test";
import type { Page } from "playwright-core";
import { addDays } from "#server/kernel/time/day.ts";
import { todayAt } from "../web/shared/words.ts";
import { assertAccessible } from "./accessible.ts";
import { sitDown } from "./desk.ts";
import { desk, picture, testSite, visitor } from "./frame.ts";

const look = async (page: Page, name: string) => {
  await assertAccessible(page);
  await picture(page, name);
};

/** What is settled is a month that is over: in January it is of the year before. */
const yearOfLastMonth = () => addDays(`${todayAt(new Date()).slice(0, 7)}-01`, -1).slice(0, 4);

test("R12.9 free services: counted, settled by two people, the budget", async (all) => {
  const site = await testSite(all);
  const office = (await visitor(all, site, desk)).page;

  await all.test("prints and copies in two keystrokes", async () => {
    await sitDown(office, "clerk");
    await office.goto("/staff/free-services/tally");
    await office.getByText("还没有记").waitFor();
    await office.keyboard.press("5");
    await office.keyboard.press("p");
    await office.getByText("打印 5 张").waitFor();
    await office.keyboard.press("c");
    await office.getByText("复印 1 张").waitFor();
    await office.keyboard.press("u");
    await office.getByText("撤回复印 1 张").waitFor();
    await look(office, "free-tally");
  });

  await all.test("settled by two people; the budget opens to its rows", async () => {
    await office.goto("/staff/free-services/settlements");
    await office.getByRole("button", { name: "编制结算" }).first().click();
    await office.getByRole("dialog").getByRole("button", { name: "编制结算" }).click();
    await office.waitForURL(/settlements\/[0-9a-f-]{36}/);
    await office.getByRole("button", { name: "对第 2 行提出异议" }).waitFor();
    await look(office, "free-settlement");
    const address = office.url();
    await sitDown(office, "director");
    await office.goto(address);
    await office.getByRole("button", { name: "确认这份结算" }).click();
    await office.getByRole("dialog").getByRole("button", { name: "确认结算" }).click();
    await office.getByText("已确认", { exact: true }).waitFor();
    await office.goto("/staff/free-services/settlements");
    await office.getByText("已经编制的结算").waitFor();
    await look(office, "free-settlements");
    await office.goto("/staff/free-services/budget");
    await office.getByRole("heading", { name: "新设企业免费刻章" }).waitFor();
    await look(office, "free-budget");
    await office.getByLabel("年份").selectOption(yearOfLastMonth());
    await office.getByRole("link", { name: /打印已结算/ }).click();
    await office.getByRole("table").waitFor();
    await look(office, "free-budget-rows");
    await office.goto("/staff/free-services/suppliers");
    await office.getByRole("heading", { name: "湘南快递（演示）" }).waitFor();
    await look(office, "free-suppliers");
  });
});
