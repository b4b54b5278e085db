import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible } from "./accessible.ts";
import { sitDown } from "./desk.ts";
import { desk, phone, picture, testSite, visitor } from "./frame.ts";
import { signIn } from "./signing-in.ts";

const story = "窗口说系统里没有这个事项，跑了三次都没有办成";

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
  await page.getByText(`已经${button}`).waitFor();
}

const look = async (page: Page, name: string) => {
  await assertAccessible(page);
  await picture(page, name);
};

test("what people bring besides applications", async (all) => {
  const site = await testSite(all);
  const resident = await visitor(all, site, phone);
  const office = await visitor(all, site, desk);
  const { page } = resident;
  let number = "";

  await all.test("R12.7 on the phone: what could not be done is told, with a code", async () => {
    await page.goto("/voices/new?kind=unresolved");
    await page.getByText("请先登录").waitFor();
    await look(page, "voices-sign-in");
    await signIn(page, "13800000001");
    await page.goto("/voices");
    await page.getByRole("link", { name: "反映办不成的事" }).click();
    await page.getByRole("button", { name: "提交" }).click();
    await page.getByRole("alert").waitFor();
    await page.getByLabel("一个部门").check();
    await page.getByLabel("哪个部门").selectOption({ label: "常宁市市场监督管理局" });
    await page.getByLabel("是怎么回事").fill(story);
    await look(page, "voices-new");
    await page.getByRole("button", { name: "提交" }).click();
    await page.getByRole("heading", { name: "已经收到您的反映" }).waitFor();
    await look(page, "voices-receipt");
    await page.getByRole("link", { name: "看进度" }).click();
    await page.waitForURL(/\/voices\/\d{22}/);
    number = page.url().split("/").at(-1)!;
    await page.getByText(story).waitFor();
    await look(page, "voices-mine");
  });

  await all.test("R12.7 triage at the desk, the answer of the organ", async () => {
    const staff = office.page;
    await sitDown(staff, "clerk");
    await staff.getByRole("link", { name: "办不成事", exact: true }).click();
    await staff.getByRole("link", { name: "常宁市市场监督管理局" }).waitFor();
    await look(staff, "staff-unresolved");
    await staff.getByRole("link", { name: "常宁市市场监督管理局" }).click();
    await staff.getByText(story).waitFor();
    await act(staff, "分办", async (dialog) => {
      await dialog.getByLabel("系统问题").check();
      await dialog.getByLabel("责任部门").selectOption({ label: "常宁市市场监督管理局" });
    });
    await look(staff, "staff-voice");
    await sitDown(staff, "scjg.approver");
    await staff.goto(`/staff/voices/${number}`);
    await act(staff, "答复群众", async (dialog) => {
      await dialog.getByLabel("已解决").check();
      await dialog.getByLabel("给群众的答复").fill("系统已经补上这个事项，现在可以办了");
    });
  });

  await all.test("R12.7 the resident says it is settled; closed with what was changed", async () => {
    await page.reload();
    await page.getByText("系统已经补上这个事项，现在可以办了").waitFor();
    await look(page, "voices-answered");
    await page.getByRole("button", { name: "解决了", exact: true }).click();
    await page.getByText("待整改").waitFor();
    const staff = office.page;
    await staff.reload();
    await act(staff, "写明怎样改，办结", async (dialog) => {
      await dialog.getByLabel("改了什么", { exact: true }).selectOption({ label: "改了事项清单和指南" });
      await dialog.getByLabel(/使别人不再遇到/).fill("每周核对一次系统和事项清单");
      await dialog.getByLabel(/向社会公布/).fill("系统漏了事项，改为每周核对");
    });
    await page.reload();
    await page.getByText("每周核对一次系统和事项清单").waitFor();
    await look(page, "voices-closed");
    await page.goto("/voices/board");
    await page.getByText("系统漏了事项，改为每周核对").waitFor();
    await look(page, "voices-board");
  });

  await all.test("B8 an anonymous complaint, followed and added to by its code", async () => {
    const nobody = (await visitor(all, site, phone)).page;
    await nobody.goto("/voices/new?kind=complaint");
    await nobody.getByText("您没有登录，将匿名提交").waitFor();
    await nobody.getByLabel("一个窗口").check();
    await nobody.getByLabel("哪个窗口").selectOption({ index: 1 });
    await nobody.getByLabel("是怎么回事").fill("排到了不叫号，在玩手机");
    await look(nobody, "voices-complaint");
    await nobody.getByRole("button", { name: "提交" }).click();
    const code = await nobody.locator(".voice-code").textContent();
    await nobody.getByRole("link", { name: "凭查询码看进度" }).click();
    await nobody.getByLabel("查询码").fill(code ?? "");
    await nobody.getByRole("button", { name: "看进度" }).click();
    await nobody.getByText("排到了不叫号，在玩手机").waitFor();
    await nobody.getByRole("button", { name: "补充情况" }).click();
    await nobody.getByLabel("补充什么").fill("是 11 月 20 日上午");
    await look(nobody, "voices-code");
    await nobody.getByRole("button", { name: "交上补充" }).click();
    await nobody.getByText("是 11 月 20 日上午").waitFor();

    const staff = office.page;
    await sitDown(staff, "supervisor");
    await staff.getByRole("link", { name: "投诉建议", exact: true }).click();
    await staff.getByText("匿名（网上）").waitFor();
    await look(staff, "staff-complaints");
    await staff.goto("/staff/voices/figures");
    await staff.getByText("零投诉的窗口").waitFor();
    await look(staff, "staff-voice-figures");
    await staff.goto("/staff/problems");
    await staff.getByRole("button", { name: "列入清单" }).click();
    const dialog = staff.getByRole("dialog");
    await dialog.getByLabel("问题", { exact: true }).fill("叫号机到了不叫号");
    await dialog.getByLabel("情况（不写群众是谁）").fill("午间没有人值守");
    await dialog.getByLabel("巡查").check();
    await dialog.getByLabel("责任部门").selectOption({ label: "常宁市行政审批服务局" });
    await dialog.getByLabel("责任人", { exact: true }).fill("大厅管理股");
    await dialog.getByLabel("期限").fill("2099-12-31");
    await assertAccessible(staff);
    await dialog.getByRole("button", { name: "列入清单" }).click();
    await staff.getByRole("link", { name: "叫号机到了不叫号" }).waitFor();
    await look(staff, "staff-problems");
    await staff.getByRole("link", { name: "叫号机到了不叫号" }).click();
    await staff.getByRole("button", { name: "登记会商调度的决定" }).waitFor();
    await look(staff, "staff-problem");
    await staff.goto("/staff/clues");
    await staff.getByRole("heading", { name: "问题线索" }).waitFor();
    await look(staff, "staff-clues");
  });
  assert.deepEqual([...resident.troubles, ...office.troubles], []);
});
