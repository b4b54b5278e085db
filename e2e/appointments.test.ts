import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible } from "./accessible.ts";
import { sitDown } from "./desk.ts";
import { desk, phone, picture, testSite, visitor } from "./frame.ts";
import { signIn } from "./signing-in.ts";

const look = async (page: Page, name: string) => {
  await assertAccessible(page);
  await picture(page, name);
};

/** Friday morning: Monday can be booked. */
const friday = "2026-11-20T01:30:00.000Z";

test("an appointment from the phone to the hall's list (R12.2)", async (all) => {
  let now = friday;
  const site = await testSite(all, { now: () => now });
  const { page, troubles } = await visitor(all, site, phone);

  await all.test("booked, one question a page, after signing in", async () => {
    await page.goto("/appointments");
    await look(page, "appointments-visitor");
    await page.getByRole("link", { name: "新预约" }).click();
    await page.getByRole("heading", { name: "办什么事？" }).waitFor();
    await look(page, "appointments-queue");
    await page.getByRole("link", { name: /婚姻登记/ }).click();
    await page.getByRole("heading", { name: "哪一天去？" }).waitFor();
    await look(page, "appointments-day");
    await page.getByRole("link", { name: /11 月 23 日/ }).click();
    await page.getByRole("heading", { name: "几点去？" }).waitFor();
    await look(page, "appointments-time");
    await page.getByRole("link", { name: /09:00–10:00/ }).click();
    await page.getByText("请先登录").waitFor();
    await signIn(page, "13800000001");
    await page.reload();
    await page.getByRole("button", { name: "预约", exact: true }).waitFor();
    await page.getByText("名额为您留到").waitFor();
    await look(page, "appointments-confirm");
    await page.getByRole("button", { name: "预约", exact: true }).click();
    await page.getByText("约好了").waitFor();
    await page.getByRole("img", { name: "取号凭证二维码" }).waitFor();
    await look(page, "appointments-one");
  });

  await all.test("moved, and in my list", async () => {
    await page.getByRole("link", { name: "改时间" }).click();
    await page.getByRole("link", { name: /11 月 24 日/ }).click();
    await page.getByRole("link", { name: /13:30–14:30/ }).click();
    await page.getByRole("button", { name: "改到这个时间" }).click();
    await page.getByRole("heading", { name: /11 月 24 日 星期二 13:30–14:30/ }).waitFor();
    await page.goto("/appointments");
    await page.getByRole("link", { name: /11 月 24 日/ }).waitFor();
    await look(page, "appointments-mine");
  });

  await all.test("at the desk: the day's list, a day closed with a proposal to those booked", async () => {
    const staff = (await visitor(all, site, desk)).page;
    await sitDown(staff, "supervisor");
    await staff.goto("/staff/appointments?day=2026-11-24");
    await staff.getByText("婚姻登记").first().waitFor();
    await look(staff, "staff-appointments");
    await staff.getByRole("button", { name: "停办这一天" }).click();
    const dialog = staff.getByRole("dialog");
    await dialog.getByLabel("原因").fill("停电检修");
    await assertAccessible(staff);
    await dialog.getByRole("button", { name: "停办这一天" }).click();
    await staff.getByText("1 人另留了时间").waitFor();
    await look(staff, "staff-appointments-closed");
    await page.reload();
    await page.getByText("大厅要改时间").waitFor();
    await page.getByRole("link", { name: /11 月 24 日/ }).click();
    await page.getByRole("button", { name: "接受这个时间" }).waitFor();
    await look(page, "appointments-displaced");
    await page.getByRole("button", { name: "接受这个时间" }).click();
    await page.getByText("已预约").waitFor();
  });

  await all.test(
    "at the desk: moved by staff, a Saturday opened, a proof looked at, and the figures",
    async () => {
      const staff = (await visitor(all, site, desk)).page;
      await sitDown(staff, "supervisor");
      await staff.goto("/staff/appointments?day=2026-11-23");
      await staff.getByRole("button", { name: "代人预约" }).click();
      const dialog = staff.getByRole("dialog");
      await dialog.getByLabel("时段").selectOption({ index: 1 });
      await dialog.getByLabel("姓名").fill("谭大山");
      await dialog.getByLabel("手机号").fill("13900000009");
      await dialog.getByRole("button", { name: "预约", exact: true }).click();
      await staff.getByText(/已约 09:00–10:00/).waitFor();
      // Booked as one of a priority group, as whoever rings says.
      await site.services.pool.query("update appointment set priority_group = 'senior' where via = 'phone'");
      await staff.getByRole("button", { name: /^改时间/ }).click();
      const hour = dialog.getByRole("option", { name: /11 月 23 日 .*10:00–11:00/ });
      await dialog.getByLabel("改到").selectOption(await hour.getAttribute("value"));
      await dialog.getByLabel("原因").fill("本人来电改时间");
      await look(staff, "staff-appointments-move");
      await dialog.getByRole("button", { name: "改到这个时间" }).click();
      await staff.getByText(/已改到/).waitFor();
      await staff.goto("/staff/appointments?day=2026-11-28");
      await staff.getByRole("button", { name: "这一天另开" }).click();
      await look(staff, "staff-appointments-extra");
      await dialog.getByRole("button", { name: "开放预约" }).click();
      await staff.getByText("这一天另开了").waitFor();
      await staff.getByText("整个大厅当天另开：延时服务").waitFor();
      now = "2026-11-23T02:20:00.000Z";
      await sitDown(staff, "supervisor");
      await staff.goto("/staff/appointments?day=2026-11-23");
      await staff.getByRole("button", { name: /^取号/ }).click();
      await dialog.getByLabel("看过了，是的").check();
      await look(staff, "staff-appointments-group");
      await dialog.getByRole("button", { name: "取号", exact: true }).click();
      await staff.getByText("迟到，按优先群体排队").waitFor();
      await staff.getByText("老年人，证件核对过").waitFor();
      await look(staff, "staff-appointments-come");
      await staff.getByRole("link", { name: "预约数字" }).click();
      await staff.getByRole("table", { name: "按队列" }).waitFor();
      await look(staff, "staff-appointments-figures");
    },
  );

  assert.deepEqual(troubles, []);
});
