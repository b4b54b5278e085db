import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible } from "./accessible.ts";
import { sitDown } from "./desk.ts";
import { desk, phone, picture, testSite, visitor } from "./frame.ts";

const look = async (page: Page, name: string) => {
  await assertAccessible(page);
  await picture(page, name);
};

/** Market days at the desk: what is wrong leads to its field; then it is there. */
async function keepHours(staff: Page): Promise<void> {
  await staff.getByRole("button", { name: "添加赶集日" }).click();
  const dialog = staff.getByRole("dialog", { name: "赶集日" });
  await dialog.getByRole("radio", { name: "农历" }).check();
  await dialog.getByRole("checkbox", { name: "逢五" }).check();
  await dialog.getByLabel("几点开").fill("12:00");
  await dialog.getByLabel("几点关").fill("08:00");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.getByRole("link", { name: "要晚于开的时间" }).click();
  await look(staff, "staff-site-market");
  await staff.keyboard.press("Tab");
  await dialog.getByLabel("几点开").fill("07:00");
  await dialog.getByRole("button", { name: "保存" }).click();
  await staff.getByText("赶集日已经保存。").waitFor();
  await staff.getByText("农历逢五赶集 7:00–8:00", { exact: true }).first().waitFor();
  await staff
    .getByRole("button", { name: /去掉.*周/ })
    .last()
    .click();
  await staff.getByRole("dialog").getByRole("button", { name: "去掉" }).click();
  await staff.getByText("每周开放时间已经保存。").waitFor();
}

async function keepMatters(staff: Page): Promise<void> {
  await staff.getByRole("button", { name: "添加事项" }).click();
  const dialog = staff.getByRole("dialog", { name: "添加事项" });
  await dialog.getByLabel("按名称找").fill("婚姻");
  await dialog.getByRole("checkbox").first().check();
  await dialog.getByRole("radio", { name: "只咨询" }).check();
  await look(staff, "staff-site-items");
  await dialog.getByRole("button", { name: "添加", exact: true }).click();
  await staff.getByText("写定了 1 项。").waitFor();
}

test("service points, on the phone and at the desk", async (all) => {
  const site = await testSite(all);
  const resident = await visitor(all, site, phone);
  const office = await visitor(all, site, desk);
  const { page, context } = resident;

  await all.test("A17 from the guide to the nearest point, by village", async () => {
    await page.goto("/items/farm-machinery-subsidy");
    await page.getByRole("link", { name: "看哪里离您近、现在开不开" }).click();
    await page.getByRole("heading", { level: 1, name: /去哪办$/ }).waitFor();
    await page.getByLabel("您在哪个乡镇、街道").selectOption({ label: "西岭镇" });
    await page.getByLabel("哪个村、社区").selectOption({ label: "平安村" });
    const list = page.getByRole("list", { name: "服务点，近的在前" });
    await list.getByText("西岭镇平安村便民服务点").waitFor();
    const names = await list.getByRole("heading", { level: 2 }).allTextContents();
    assert.deepEqual(
      names.map((name) => name.replace(/^\d+/, "")),
      ["西岭镇平安村便民服务点", "常宁市西岭镇便民服务中心", "常宁市政务服务中心"],
    );
    await list.getByText("代收转办").waitFor();
    await look(page, "halls-village");
  });

  await all.test(
    "A17 by position, if the reader lets the browser say it; refused, there is another way",
    async () => {
      await page.getByRole("button", { name: "用我现在的位置" }).click();
      await page.getByText(/没有允许|找不到位置/).waitFor();
      await context.grantPermissions(["geolocation"]);
      await context.setGeolocation({ latitude: 26.42, longitude: 112.41 });
      await page.getByRole("button", { name: "用我现在的位置" }).click();
      await page.getByText(/在您西边，直线约 1\.0 公里/).waitFor();
      await page.getByText("演示数据，不是实测").waitFor();
      await look(page, "halls-position");
    },
  );

  await all.test("a point and a counter say what they do, when they are open, how to get there", async () => {
    await page.goto("/halls/pingan");
    await page.getByRole("heading", { level: 1, name: "西岭镇平安村便民服务点" }).waitFor();
    await page.getByText(/代收转办：\d+ 项/).click();
    await page.getByText("老花镜").waitFor();
    await look(page, "hall");
    await page.goto("/halls/changning/counters/C05");
    await page.getByRole("heading", { level: 1, name: "C05 婚姻登记窗口" }).waitFor();
    await look(page, "hall-counter");
  });

  const staff = office.page;
  await all.test("the desk: points, figures with the list behind them, stickers", async () => {
    await sitDown(staff, "director");
    await staff.getByRole("link", { name: "服务点", exact: true }).click();
    await staff.getByRole("cell", { name: "村级便民服务点" }).first().waitFor();
    await look(staff, "staff-sites");
    await staff.getByRole("link", { name: "西岭镇平安村便民服务点" }).click();
    await staff.getByRole("button", { name: "修改基本情况" }).click();
    await staff.getByLabel("怎么走").fill("平安村村部一楼，进门左手边，门口有旗杆。");
    await look(staff, "staff-site-edit");
    await staff.getByRole("button", { name: "保存服务点" }).click();
    await staff.getByText("西岭镇平安村便民服务点已经保存。").waitFor();
    await keepHours(staff);
    await keepMatters(staff);
    await look(staff, "staff-site");
    await staff.getByRole("navigation", { name: "当前位置" }).getByRole("link", { name: "服务点" }).click();
    await staff.getByRole("tab", { name: "就近能办" }).click();
    await staff.getByRole("cell", { name: "4 / 22" }).waitFor();
    await look(staff, "staff-sites-near");
    await staff.getByRole("tab", { name: "15 分钟圈" }).click();
    await staff.getByText(/的人电动车 15 分钟内到得了/).waitFor();
    await look(staff, "staff-sites-circle");
    await staff.getByRole("tab", { name: "扫码贴和海报" }).click();
    await staff.getByRole("button", { name: /^全选这 \d+ 个$/ }).click();
    await look(staff, "staff-sites-labels");
    const download = staff.waitForEvent("download");
    await staff.getByRole("button", { name: /^打印 \d+ 个$/ }).click();
    assert.match((await download).suggestedFilename(), /\.pdf$/);
  });

  await all.test("B9 lent by one key and three fields, back with one press", async () => {
    await sitDown(staff, "clerk");
    await staff.getByRole("link", { name: "便民设施", exact: true }).click();
    await staff.getByRole("button", { name: /^轮椅 剩 4/ }).waitFor();
    await staff.keyboard.press("3");
    await staff.getByLabel("借用人姓名").fill("张小三");
    await staff.getByLabel("电话").fill("13812341234");
    await look(staff, "staff-facility-lend");
    await staff.getByLabel("电话").press("Enter");
    await staff.getByText(/已经借出/).waitFor();
    await staff.getByText("张*三 138****1234").first().waitFor();
    await look(staff, "staff-facilities");
    await staff.getByRole("button", { name: /^还了/ }).click();
    await staff.getByRole("button", { name: "收回", exact: true }).click();
    await staff.getByText("没有借出的").waitFor();
  });

  assert.deepEqual([...resident.troubles, ...office.troubles], []);
});
