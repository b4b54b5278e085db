import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible } from "./accessible.ts";
import { act, password, signInAtDesk, sitDown } from "./desk.ts";
import { deskHand } from "./desk-hands.ts";
import { desk, picture, testSite, visitor } from "./frame.ts";
import { walkWithTab } from "./keyboard.ts";
import { resident } from "./residents.ts";

test("one case at the desk", async (all) => {
  const site = await testSite(all);
  const guo = await resident(all, site);
  const clerk = await deskHand(all, site, "clerk");
  const { page, troubles } = await visitor(all, site, desk);
  await sitDown(page, "clerk");
  const open = async (number: string, at: Page = page) => {
    await at.goto(`/staff/cases/${number}`);
    await at.getByRole("heading", { level: 2, name: "办理" }).waitFor();
  };

  await all.test(
    "it says what was asked, what happened and what can be done, to eyes, ears and hands",
    async () => {
      await open(await guo.apply("food-business-licence"));
      await page.getByRole("heading", { level: 1, name: "食品经营许可（新办）" }).waitFor();
      for (const name of ["申请人", /^材料/, "情形", "申请表", "经过", "期限"]) {
        await page.getByRole("heading", { level: 2, name }).waitFor();
      }
      await assertAccessible(page);
      await walkWithTab(page);
      await picture(page, "staff-case");
    },
  );

  await all.test("R13.5 a number is shown in full only for a reason", async () => {
    await page.getByRole("button", { name: /显示全文.*证件号码/ }).click();
    const dialog = page.getByRole("dialog", { name: "显示证件号码全文" });
    await dialog.getByRole("button", { name: "显示全文" }).click();
    await dialog.getByText(/请/).first().waitFor();
    await assertAccessible(page);
    await dialog.getByRole("button", { name: "核对身份证件" }).click();
    await page.keyboard.press("Tab");
    await dialog.getByLabel("为什么要看").press("Enter");
    await page.getByText("430499199003070018").waitFor();
    await page.getByRole("button", { name: /收起/ }).click();
    await page.getByText("430499199003070018").waitFor({ state: "hidden" });
  });

  await all.test(
    "R2.9 what is not right is told all at once, and what is missing in the notice is said",
    async () => {
      await page.keyboard.press("c");
      const panel = page.getByRole("region", { name: "告知补正" });
      await panel.getByRole("button", { name: "告知补正" }).click();
      const summary = panel.getByRole("alert");
      assert.equal(await summary.evaluate((box) => box.contains(document.activeElement)), true);
      await assertAccessible(page);
      await panel.getByLabel("食品操作流程文件", { exact: true }).check();
      await panel.getByRole("button", { name: "看不清，请重新拍照或扫描" }).click();
      await summary.waitFor({ state: "hidden" });
      await assertAccessible(page);
      await picture(page, "staff-case-correct");
      await page.reload();
      await page.getByRole("heading", { level: 2, name: "办理" }).waitFor();
      await page.keyboard.press("c");
      const problem = panel.getByLabel("食品操作流程文件哪里不对");
      assert.equal(await problem.inputValue(), "看不清，请重新拍照或扫描", "kept over a reload");
      await page.keyboard.press("Control+Enter");
      const confirm = page.getByRole("dialog").getByRole("button", { name: "告知补正" });
      await confirm.or(page.getByText("已经告知补正")).first().waitFor();
      if (await confirm.isVisible()) await confirm.click();
      await page.getByText("已经告知补正").waitFor();
      await page.getByText("要补正：看不清，请重新拍照或扫描").waitFor();
      await assertAccessible(page);
    },
  );

  await all.test("what is grave asks once, naming what will happen; Escape leaves it undone", async () => {
    await open(await guo.apply("food-business-licence"));
    await page.keyboard.press("r");
    const panel = page.getByRole("region", { name: "不予受理" });
    await panel.getByRole("textbox").first().fill("申请的事项依法不属于本机关职权");
    await page.keyboard.press("Control+Enter");
    const dialog = page.getByRole("dialog", { name: "不予受理？" });
    await dialog.getByText(/之后不能收回/).waitFor();
    await assertAccessible(page);
    await picture(page, "staff-case-grave");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    await page.keyboard.press("Escape");
    await page.getByRole("heading", { level: 2, name: "办理" }).waitFor();
    await page.getByText("已接件").first().waitFor();
  });

  await all.test(
    "two on one case: the second is told, sees how it stands now, and keeps what was written",
    async (t) => {
      const number = await guo.apply("food-business-licence");
      await clerk.act(number, "accept");
      const { page: first } = await visitor(t, site, desk);
      await sitDown(first, "scjg.examiner");
      await open(number, first);
      await first.keyboard.press("p");
      const panel = first.getByRole("region", { name: "审查通过，转下一环节" });
      await panel.getByLabel("意见").fill("材料齐全，符合法定形式");
      const examiner = await deskHand(t, site, "scjg.examiner");
      await examiner.act(number, "take");
      await panel.getByText("办件刚有新进展，左边已经是最新情况。").waitFor();
      await assertAccessible(first);
      await picture(first, "staff-case-changed");
      assert.equal(await panel.getByLabel("意见").inputValue(), "材料齐全，符合法定形式");
      await examiner.act(number, "pass", { opinion: "同事先办了" });
      await first.getByText("办件刚有新进展，现在不能“审查通过，转下一环节”了。").waitFor();
      await first.getByText("材料齐全，符合法定形式").waitFor();
      await first.getByText("现场核查").first().waitFor();
      await assertAccessible(first);
      await picture(first, "staff-case-overtaken");
      await first.getByRole("button", { name: "知道了" }).click();
      await first.getByText(/现在等踏勘人员办理|您这里没有要做的/).waitFor();
    },
  );

  await all.test("a session that ends in the middle of the work loses nothing of it", async () => {
    const number = await guo.apply("food-business-licence");
    await open(number);
    await page.keyboard.press("c");
    const panel = page.getByRole("region", { name: "告知补正" });
    await panel.getByLabel("食品操作流程文件", { exact: true }).check();
    await panel.getByLabel("食品操作流程文件哪里不对").fill("没有写明餐具清洗消毒的步骤");
    await page.request.post("/api/sign-out");
    await page.keyboard.press("Control+Enter");
    const confirm = page.getByRole("dialog").getByRole("button", { name: "告知补正" });
    const door = page.getByText("登录已经结束，请重新登录");
    await confirm.or(door).first().waitFor();
    if (await confirm.isVisible()) await confirm.click();
    await door.waitFor();
    await assertAccessible(page);
    await picture(page, "staff-sign-in-again");
    await signInAtDesk(page, "clerk", password);
    await page.waitForURL(`**/staff/cases/${number}`);
    await page.getByRole("heading", { level: 2, name: "办理" }).waitFor();
    await page.keyboard.press("c");
    const kept = panel.getByLabel("食品操作流程文件哪里不对");
    assert.equal(await kept.inputValue(), "没有写明餐具清洗消毒的步骤");
  });

  await all.test("after an action the next case is one key away", async () => {
    await page.goto("/staff");
    await page.getByRole("row").nth(1).getByRole("link").click();
    await page.getByRole("heading", { level: 2, name: "办理" }).waitFor();
    const done = new URL(page.url()).pathname;
    await act(page, "受理申请");
    await page.getByRole("link", { name: /下一件/ }).waitFor();
    await assertAccessible(page);
    await picture(page, "staff-case-done");
    await page.keyboard.press("j");
    await page.waitForURL((url) => url.pathname !== done && url.pathname.startsWith("/staff/cases/"));
  });

  await all.test("on paper the case has no buttons and no menu", async () => {
    await page.getByRole("heading", { level: 2, name: "申请表" }).waitFor();
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.getByRole("navigation", { name: "主菜单" }).count(), 0);
    assert.equal(await page.getByRole("button", { name: "受理申请" }).count(), 0);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await picture(page, "staff-case-print");
    await page.emulateMedia({ media: "screen" });
    assert.deepEqual(troubles, []);
  });

  await all.test("a case that is not there, or not one's own to see, says so", async () => {
    await page.goto("/staff/cases/430482202601010100000100");
    await page.getByRole("alert").waitFor();
    await assertAccessible(page);
  });
});
