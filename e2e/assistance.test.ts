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

/** Presses an action of the desk, fills in its dialog, and waits until the page says it is done. */
async function act(
  page: Page,
  button: string,
  fill: (dialog: ReturnType<Page["getByRole"]>) => Promise<unknown>,
) {
  await page.getByRole("button", { name: button, exact: true }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await fill(dialog);
  await assertAccessible(page);
  await dialog.getByRole("button", { name: button, exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

test("R12.5 somebody is helped: asked on the phone, a mandate, filled in for them in the village", async (all) => {
  const site = await testSite(all);
  const resident = await visitor(all, site, phone);
  const helper = await visitor(all, site, desk);
  const { page } = resident;
  const staff = helper.page;

  await all.test("asked on the phone; the helper of the village has it", async () => {
    await page.goto("/assistance");
    await page.getByRole("link", { name: "请人帮忙" }).waitFor();
    await look(page, "assistance-visitor");
    await signIn(page, "13800000002");
    await page.goto("/assistance/new");
    await page.getByRole("button", { name: "请人帮忙" }).click();
    await page.getByRole("alert").waitFor();
    await page.getByLabel("在哪个乡镇、街道").selectOption({ label: "西岭镇" });
    await page.getByLabel("哪个村、社区").selectOption({ label: "平安村" });
    await page.getByLabel("想说什么话").selectOption({ label: "瑶语" });
    await page.getByLabel("要帮什么").fill("想开个小饭店，不会在手机上填");
    await look(page, "assistance-new");
    await page.getByRole("button", { name: "请人帮忙" }).click();
    await page.getByText("帮办员 苗望岭").first().waitFor();
    await look(page, "assistance-mine");
  });

  await all.test("the helper, on a phone: contacts, draws up a mandate", async () => {
    await sitDown(staff, "bangban.pingan");
    await staff.setViewportSize(phone);
    await staff.goto("/staff/assistance?show=mine");
    await staff.getByRole("link", { name: /帮忙办事/ }).waitFor();
    await look(staff, "staff-assistance");
    await staff.getByRole("link", { name: /帮忙办事/ }).click();
    await staff.getByText("想开个小饭店，不会在手机上填").waitFor();
    await act(staff, "联系上了", (dialog) => dialog.getByRole("textbox").fill("明天上午到家里"));
    await staff.getByRole("button", { name: "拟一份委托书" }).click();
    await staff.getByRole("combobox", { name: "办什么事" }).fill("食品经营许可");
    await staff.getByRole("option").first().click();
    const dialog = staff.getByRole("dialog");
    await dialog.getByLabel(/身份证号/).fill("430499198509230029");
    await dialog.getByLabel("本人登录网站后确认").check();
    await dialog.getByLabel("他不是我本人，也不是我的近亲属").check();
    await look(staff, "staff-mandate-new");
    await dialog.getByRole("button", { name: "拟好，请本人同意" }).click();
    await staff.getByText("等本人同意").waitFor();
    await look(staff, "staff-errand");
  });

  await all.test("the client agrees, and sees what is done", async () => {
    await page.goto("/assistance/mandates");
    await page.getByRole("button", { name: "我同意委托" }).click();
    await page.getByRole("button", { name: "撤销委托" }).waitFor();
    await staff.reload();
    await staff.getByRole("link", { name: "替他办" }).click();
    await staff.getByRole("button", { name: "开始填" }).waitFor();
    await look(staff, "staff-client");
    await staff.getByRole("button", { name: "开始填" }).click();
    await staff.getByRole("button", { name: "先保存" }).click();
    await staff.getByText("上次保存：今天").waitFor();
    await look(staff, "staff-act");
    await page.reload();
    await page.getByText(/他做过的事/).click();
    await page.getByText(/开始填写/).waitFor();
    await look(page, "assistance-mandates");
  });

  await all.test("withdrawn: nothing more can be done", async () => {
    await page.getByRole("button", { name: "撤销委托" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "撤销委托" }).click();
    await page.getByText("已撤销").waitFor();
    await staff.getByRole("button", { name: "先保存" }).click();
    await staff.getByText("委托人已经撤销了这份委托，不能再代办。").waitFor();
  });

  await all.test("B15 a remote guide is booked; the desk's other pages", async () => {
    await page.goto("/assistance/guidance");
    await page.getByLabel("几点").selectOption({ index: 1 });
    await page.getByLabel("想问什么").fill("怎样查办件进度");
    await look(page, "assistance-guidance");
    await page.getByRole("button", { name: "约这个时间" }).click();
    await page.getByRole("link", { name: "进入" }).waitFor();
    await staff.setViewportSize(desk);
    await sitDown(staff, "bangban");
    for (const [path, name] of [
      ["", "帮代办"],
      ["/guidance", "云导办"],
      ["/duty", "值班"],
      ["/roster", "帮办员名册"],
      ["/figures", "帮代办件次"],
      ["/clients", "我的委托人"],
    ] as const) {
      await staff.goto(`/staff/assistance${path}`);
      await staff.getByRole("heading", { level: 1, name }).waitFor();
      await staff.getByRole("navigation", { name: "帮代办" }).waitFor();
      await staff.waitForLoadState("networkidle");
      await look(staff, `staff-help${path.replace("/", "-")}`);
    }
  });
  assert.deepEqual([...resident.troubles, ...helper.troubles], []);
});
