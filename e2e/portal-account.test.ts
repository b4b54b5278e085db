import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./accessible.ts";
import { desk, picture, testSite, visitor } from "./frame.ts";
import { walkWithTab } from "./keyboard.ts";
import { codeSentTo, signIn } from "./signing-in.ts";

const phone = "13900001234";

test("one's own account in the portal", async (all) => {
  const site = await testSite(all);
  await all.test(
    "a phone number and the code sent to it sign in, and one is where one wanted to be",
    async (t) => {
      const { page, troubles } = await visitor(t, site);
      await page.goto("/messages");
      await page.waitForURL("**/sign-in?next=%2Fmessages");
      await page.getByLabel("手机号").fill(phone);
      await page.getByRole("button", { name: "获取验证码" }).click();
      await page.getByText("已发到您的手机").first().waitFor();
      const code = await codeSentTo(page, phone);
      await page.getByLabel("短信验证码").fill(code);
      await page.getByRole("button", { name: "登录" }).click();
      await page.getByRole("heading", { level: 1, name: "消息" }).waitFor();
      await page.getByText("还没有消息").waitFor();
      await assertAccessible(page);
      await picture(page, "portal-messages-empty");
      assert.deepEqual(troubles, []);
    },
  );

  await all.test(
    "what is wrong is said in a summary that takes the focus and leads to its field",
    async (t) => {
      const { page } = await visitor(t, site);
      await page.goto("/sign-in");
      await page.getByLabel("手机号").fill("123");
      await page.getByRole("button", { name: "登录" }).click();
      const summary = page.getByRole("alert");
      assert.equal(await summary.evaluate((box) => box === document.activeElement), true);
      await summary.getByRole("link", { name: "请填写 11 位手机号" }).click();
      assert.equal(
        await page.getByLabel("手机号").evaluate((field) => field === document.activeElement),
        true,
      );
      assert.equal(await page.getByLabel("手机号").getAttribute("aria-invalid"), "true");
      await assertAccessible(page);

      await page.getByLabel("手机号").fill(phone);
      await page.getByLabel("短信验证码").fill("000000");
      await page.getByRole("button", { name: "登录" }).click();
      await page
        .getByRole("alert")
        .getByText(/验证码/)
        .waitFor();
      assert.equal(new URL(page.url()).pathname, "/sign-in");
    },
  );

  await all.test(
    "the national identity proves who one is, and what one may do for an enterprise",
    async (t) => {
      const { page } = await visitor(t, site, desk);
      await page.goto("/sign-in?next=/me");
      await page.getByRole("link", { name: "用统一身份认证登录" }).click();
      await page.getByRole("button", { name: /郭小明/ }).click();
      await page.getByRole("heading", { level: 1, name: "我的" }).waitFor();
      await page.getByText("郭小明").waitFor();
      assert.equal(await page.getByText("还没有核实身份").count(), 0);
      await page.getByRole("button", { name: "添加企业" }).click();
      await page.getByLabel("统一社会信用代码").fill("91430482000000001b");
      await page.getByLabel("企业名称").fill("常宁市小明餐饮有限公司（演示）");
      await page.getByLabel("法定代表人姓名").fill("郭小明");
      await assertAccessible(page);
      await page.getByRole("button", { name: "添加这家企业" }).click();
      await page.getByText("91430482000000001B").waitFor();
      await assertAccessible(page);
      await picture(page, "portal-me");
    },
  );

  await all.test(
    "name, number and address are one's own to write; numbers are shown masked (R13.5)",
    async (t) => {
      const { page } = await visitor(t, site);
      await page.goto("/");
      await signIn(page, "13900000071");
      await page.goto("/me");
      await page.getByRole("button", { name: "填写姓名和身份证号" }).click();
      await page.getByLabel("姓名").fill("欧阳小三");
      await page.getByLabel("身份证号码").fill("110105194912310021");
      await page.getByRole("button", { name: "保存姓名和号码" }).click();
      await page.getByRole("alert").getByText("身份证号码不对").waitFor();
      await page.getByLabel("身份证号码").fill("11010519491231002x");
      await page.getByRole("button", { name: "保存姓名和号码" }).click();
      await page.getByRole("definition").getByText("110105********002X").waitFor();
      await page.getByRole("button", { name: "修改住址" }).click();
      await page.getByLabel("乡镇、街道").selectOption({ label: "西岭镇" });
      await page.getByLabel("路名门牌").fill("平安村 3 组");
      await assertAccessible(page);
      await page.getByRole("button", { name: "保存住址" }).click();
      await page.getByText("常宁市西岭镇平安村 3 组").waitFor();
      await walkWithTab(page);
      await picture(page, "portal-me");
    },
  );

  await all.test("after signing out nothing is left to see", async (t) => {
    const { page } = await visitor(t, site);
    await page.goto("/");
    await signIn(page, "13900000072");
    await page.goto("/me");
    await page.getByRole("button", { name: "退出登录" }).click();
    await page.getByRole("link", { name: "登录" }).waitFor();
    assert.deepEqual(await page.evaluate(() => Object.keys(sessionStorage)), []);
    await page.goto("/me");
    await page.waitForURL("**/sign-in?next=%2Fme");
  });
});
