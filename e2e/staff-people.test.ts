import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { totpCode, totpStep } from "#server/modules/people/totp.ts";
import { writeWorkbook } from "#server/platform/xlsx/index.ts";
import { assertAccessible } from "./accessible.ts";
import { signInAtDesk, sitDown } from "./desk.ts";
import { desk, picture, testSite, visitor } from "./frame.ts";
import { walkWithTab } from "./keyboard.ts";

const ownPassword = "Xin-Mima-2026!";

test("accounts, posts, devices and the audit log at the desk (R13.3)", async (all) => {
  const site = await testSite(all);
  const { page: system, troubles } = await visitor(all, site, desk);
  const { page: security } = await visitor(all, site, desk);
  const { page: newcomer } = await visitor(all, site, desk);
  let temporary = "";

  await all.test("the system administrator makes an account, and hands over its password once", async () => {
    await sitDown(system, "sysadmin");
    await heading(system, "人员和岗位");
    await system.getByRole("link", { name: "刘小满" }).waitFor();
    await assertAccessible(system);
    await walkWithTab(system, 300);
    await picture(system, "staff-people");
    await system.getByRole("button", { name: "新建账号" }).click();
    const dialog = system.getByRole("dialog", { name: "新建账号" });
    await dialog.getByRole("button", { name: "新建账号" }).click();
    await dialog.getByRole("alert").getByRole("link").first().click();
    assert.equal(
      await dialog.getByLabel("登录名").evaluate((field) => field === document.activeElement),
      true,
    );
    await assertAccessible(system);
    await dialog.getByLabel("登录名").fill("ouyang.xiaoman");
    await dialog.getByLabel("姓名").fill("欧阳小满");
    await dialog.getByLabel("所在机构").selectOption({ label: "常宁市行政审批服务局" });
    await picture(system, "staff-account-new");
    await dialog.getByRole("button", { name: "新建账号" }).click();
    const handOver = system.getByRole("dialog", { name: "账号 ouyang.xiaoman 建好了" });
    temporary = (await handOver.locator("code").textContent()) ?? "";
    await assertAccessible(system);
    await picture(system, "staff-account-made");
    await handOver.getByRole("button", { name: "已经交给本人，关闭" }).click();
    await heading(system, "欧阳小满");
    await system.getByText("没有岗位，什么都做不了。").waitFor();
    assert.equal(
      await system.getByRole("button", { name: "授予岗位" }).count(),
      0,
      "that is somebody else's",
    );
    await assertAccessible(system);
    await picture(system, "staff-person");
  });

  await all.test(
    "a temporary password must be changed first; without a post there is nothing to do",
    async () => {
      await newcomer.goto("/staff");
      await signInAtDesk(newcomer, "ouyang.xiaoman", temporary);
      await heading(newcomer, "先修改密码");
      await newcomer.getByText(/^至少 10 个字符/).waitFor();
      await newcomer.getByLabel("原密码").fill(temporary);
      await newcomer.getByLabel("新密码", { exact: true }).fill("12345678");
      await newcomer.getByLabel("再输一次新密码").fill("12345678");
      await newcomer.getByRole("button", { name: "修改密码" }).click();
      await newcomer.getByRole("alert").waitFor();
      await assertAccessible(newcomer);
      await picture(newcomer, "staff-password-first");
      await newcomer.getByLabel("新密码", { exact: true }).fill(ownPassword);
      await newcomer.getByLabel("再输一次新密码").fill(ownPassword);
      await newcomer.getByRole("button", { name: "修改密码" }).click();
      await newcomer.getByText("您的账号还没有岗位").waitFor();
      await assertAccessible(newcomer);
      await picture(newcomer, "staff-no-posts");
    },
  );

  await all.test(
    "the security administrator gives the post, which counts at once; never to oneself",
    async () => {
      await sitDown(security, "secadmin");
      await security.getByLabel("姓名、登录名").fill("欧阳小满");
      await security.keyboard.press("Enter");
      await security.getByRole("link", { name: "欧阳小满" }).click();
      await security.getByRole("button", { name: "授予岗位" }).click();
      const dialog = security.getByRole("dialog", { name: "给欧阳小满授予岗位" });
      await dialog.getByLabel("角色").selectOption({ label: "窗口人员" });
      await dialog.getByLabel("常宁市政务服务中心", { exact: true }).check();
      await assertAccessible(security);
      await picture(security, "staff-post-new");
      await dialog.getByRole("button", { name: "授予岗位" }).click();
      await security.getByText("岗位已经授予，马上有效。").waitFor();
      await assertAccessible(security);
      await newcomer.reload();
      await heading(newcomer, "收件箱");
      await security.goto("/staff/people/secadmin");
      await security.getByText("自己的岗位要由另一名安全管理员来办。").waitFor();
    },
  );

  await all.test("a clerk neither sees nor reaches what administrators keep", async () => {
    const menu = newcomer.getByRole("navigation", { name: "主菜单" });
    assert.deepEqual(await menu.getByRole("link").allTextContents(), [
      "收件箱",
      "窗口收件",
      "查办件",
      "失信记录",
      "叫号",
      "取号台",
      "预约",
      "自助投件",
      "缴费和退费",
      "帮代办",
      "免费服务",
      "交接单",
      "便民设施",
      "大屏",
      "办不成事",
      "事项库",
      "一件事",
      "我的考核",
      "疑问解答",
      "设备",
      "工作日历",
    ]);
    for (const path of ["/people", "/people/clerk", "/connections", "/audit"]) {
      await newcomer.goto(`/staff${path}`);
      await newcomer.getByRole("alert").getByText("没有权限").first().waitFor();
      await newcomer
        .getByText(/请找安全管理员/)
        .first()
        .waitFor();
      assert.equal(await newcomer.getByRole("button", { name: "再试一次" }).count(), 0, path);
    }
    await assertAccessible(newcomer);
    await picture(newcomer, "staff-not-permitted");
    await newcomer.goto("/staff/organisation");
    await newcomer.getByText("企业开办综合窗口").waitFor();
    assert.equal(await newcomer.getByRole("button", { name: /新大厅|修改/ }).count(), 0);
    await newcomer.goto("/staff/nowhere");
    await newcomer
      .getByRole("link", { name: /工作台|收件箱/ })
      .first()
      .waitFor();
    await assertAccessible(newcomer);
  });

  await all.test("one's own password is changed by whoever knows it", async () => {
    await newcomer.getByRole("link", { name: "账号" }).click();
    await heading(newcomer, "账号");
    await newcomer.getByRole("button", { name: "修改密码" }).click();
    await newcomer.getByRole("alert").getByText("请填写原密码").waitFor();
    await assertAccessible(newcomer);
    await picture(newcomer, "staff-account");
    await newcomer.getByLabel("原密码").fill("Bu-Shi-Zhege-1");
    await newcomer.getByLabel("新密码", { exact: true }).fill("Lingwai-Yige-2026");
    await newcomer.getByLabel("再输一次新密码").fill("Lingwai-Yige-2026");
    await newcomer.getByRole("button", { name: "修改密码" }).click();
    const old = newcomer.getByLabel("原密码");
    await newcomer.locator("[aria-invalid=true]").waitFor();
    assert.equal(await old.getAttribute("aria-invalid"), "true");
    await old.fill(ownPassword);
    await newcomer.getByRole("button", { name: "修改密码" }).click();
    await newcomer.getByText("密码已经修改，下次登录用新密码。").waitFor();
    assert.equal(await old.inputValue(), "");
  });

  await all.test("an administrator binds a one-time code before anything else", async () => {
    await grant(security, "hexiaoxue", "贺小雪", "审计管理员", system, newcomer);
    await heading(newcomer, "先绑定动态口令");
    await newcomer.getByRole("img", { name: "绑定动态口令的二维码" }).waitFor();
    await assertAccessible(newcomer);
    await picture(newcomer, "staff-totp");
    const secret = ((await newcomer.locator("code").textContent()) ?? "").replaceAll(" ", "");
    await newcomer.getByLabel("应用里显示的 6 位数字").fill("12");
    await newcomer.getByRole("button", { name: "绑定" }).click();
    await newcomer.getByRole("alert").getByText("请填写应用里显示的 6 位数字").waitFor();
    await newcomer.getByLabel("应用里显示的 6 位数字").fill(totpCode(secret, totpStep(new Date())));
    await newcomer.getByRole("button", { name: "绑定" }).click();
    await heading(newcomer, "审计日志");
  });

  await all.test("the audit log tells who did what, to the second, and finds it again", async () => {
    await newcomer
      .getByRole("row", { name: /岗位：授予/ })
      .first()
      .waitFor();
    await assertAccessible(newcomer);
    await picture(newcomer, "staff-audit");
    const log = (await newcomer.getByRole("table").textContent()) ?? "";
    assert.match(log, /工作人员 欧阳小满/);
    assert.doesNotMatch(log, /[0-9a-f]{8}-[0-9a-f]{4}-|11430482/, "staff and organs by name");
    await newcomer.getByLabel("谁（登录名）").fill("secadmin");
    await newcomer.getByLabel("做了什么").selectOption({ label: "岗位：授予" });
    await newcomer.getByRole("button", { name: "查找" }).click();
    await newcomer.waitForURL(/actor=secadmin/);
    await newcomer
      .getByRole("row", { name: /岗位：授予/ })
      .nth(1)
      .waitFor();
    await newcomer
      .getByRole("row", { name: /工作人员：登录/ })
      .first()
      .waitFor({ state: "hidden" });
    const at = await newcomer.getByRole("row").nth(1).getByRole("cell").first().textContent();
    assert.match(at ?? "", /^\d{4} 年 \d{1,2} 月 \d{1,2} 日 \d\d:\d\d:\d\d$/);
    await newcomer.getByLabel("谁（登录名）").fill("meiyou.zhege");
    await newcomer.getByRole("button", { name: "查找" }).click();
    await newcomer.getByText("没有符合条件的记录").waitFor();
    await assertAccessible(newcomer);
  });

  await all.test("people come from a workbook, all or none, their passwords shown once", async () => {
    await system.goto("/staff/people");
    await system.getByRole("link", { name: "导入" }).click();
    await heading(system, "导入人员");
    await assertAccessible(system);
    const file = (...rows: string[][]) => ({
      name: "人员.xlsx",
      mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      buffer: Buffer.from(
        writeWorkbook([{ name: "人员", rows: [["登录名", "姓名", "机构代码", "停用"], ...rows] }]),
      ),
    });
    const right = ["tan.dashan", "谭大山", "11430482000000021M", ""];
    await system
      .getByLabel("人员表格")
      .setInputFiles(file(right, ["he.qiuyue", "何秋月", "没有这个机构", ""]));
    await system.getByText(/这个文件不能导入/).waitFor();
    await assertAccessible(system);
    await picture(system, "staff-people-import-refused");
    await system.getByLabel("人员表格").setInputFiles(file(right));
    await system.getByRole("button", { name: "导入这 1 处" }).click();
    await system.getByText(/导入好了/).waitFor();
    const row = system.getByRole("row", { name: /tan\.dashan/ });
    assert.ok(((await row.locator("code").textContent()) ?? "").length >= 10);
    await assertAccessible(system);
    await picture(system, "staff-people-import");
    await system.getByRole("link", { name: "回人员和岗位" }).click();
    await system.getByLabel("姓名、登录名").fill("谭大山");
    await system.keyboard.press("Enter");
    await system.getByRole("link", { name: "谭大山" }).waitFor();
  });

  await all.test("an account is closed and its password reset; the person is out at once", async () => {
    await system.goto("/staff/people/hexiaoxue");
    await system.getByRole("button", { name: "重置密码" }).click();
    const reset = system.getByRole("dialog", { name: "重置 hexiaoxue 的密码？" });
    await assertAccessible(system);
    await reset.getByRole("button", { name: "重置密码" }).click();
    await system.getByRole("dialog", { name: "新的临时密码" }).locator("code").waitFor();
    await system.keyboard.press("Escape");
    await newcomer.reload();
    await newcomer.waitForURL(/\/staff\/sign-in/);
    await assertAccessible(newcomer);
    await system.getByRole("button", { name: "修改资料" }).click();
    const edit = system.getByRole("dialog", { name: "修改 hexiaoxue 的资料" });
    await edit.getByLabel("停用这个账号").check();
    await edit.getByRole("button", { name: "保存" }).click();
    await system.getByText("已停用").waitFor();
    assert.deepEqual(troubles, []);
  });

  await all.test("a system gets a key that is shown once, and can be closed", async () => {
    await security.getByRole("link", { name: "对接的系统" }).click();
    await heading(security, "对接的系统");
    await assertAccessible(security);
    await security.getByRole("button", { name: "登记系统" }).click();
    const dialog = security.getByRole("dialog", { name: "登记系统" });
    await dialog.getByLabel("名称").fill("省政务平台");
    await dialog.getByLabel("读统计数字").check();
    await assertAccessible(security);
    await dialog.getByRole("button", { name: "登记系统" }).click();
    const key = security.getByRole("dialog", { name: "系统的密钥" });
    await key.locator("code").waitFor();
    await assertAccessible(security);
    await picture(security, "staff-system-key");
    await key.getByRole("button", { name: /关闭/ }).last().click();
    await security.getByRole("button", { name: /停用.*省政务平台/ }).click();
    await security.getByRole("dialog").getByRole("button", { name: "停用" }).click();
    await security.getByText("已停用").waitFor();
    await assertAccessible(security);
    await picture(security, "staff-connections");
  });
});

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();

/** A new account with one post, signed in and its password changed. */
async function grant(security: Page, account: string, name: string, role: string, system: Page, at: Page) {
  await system.goto("/staff/people");
  await system.getByRole("button", { name: "新建账号" }).click();
  const dialog = system.getByRole("dialog", { name: "新建账号" });
  await dialog.getByLabel("登录名").fill(account);
  await dialog.getByLabel("姓名").fill(name);
  await dialog.getByLabel("所在机构").selectOption({ label: "常宁市行政审批服务局" });
  await dialog.getByRole("button", { name: "新建账号" }).click();
  const temporary = await system
    .getByRole("dialog", { name: /建好了/ })
    .locator("code")
    .textContent();
  await security.goto(`/staff/people/${account}`);
  await security.getByRole("button", { name: "授予岗位" }).click();
  const post = security.getByRole("dialog", { name: `给${name}授予岗位` });
  await post.getByLabel("角色").selectOption({ label: role });
  await post.getByRole("button", { name: "授予岗位" }).click();
  await security.getByText("岗位已经授予，马上有效。").waitFor();
  await at.getByRole("button", { name: "退出登录" }).click();
  await signInAtDesk(at, account, temporary!);
  await heading(at, "先修改密码");
  await at.getByLabel("原密码").fill(temporary!);
  await at.getByLabel("新密码", { exact: true }).fill(ownPassword);
  await at.getByLabel("再输一次新密码").fill(ownPassword);
  await at.getByRole("button", { name: "修改密码" }).click();
}
