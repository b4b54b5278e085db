import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { type Tell, tell } from "#server/modules/notices/index.ts";
import { assertAccessible } from "./accessible.ts";
import { sitDown } from "./desk.ts";
import { desk, phone, picture, type Site, testSite, visitor } from "./frame.ts";
import { walkWithTab } from "./keyboard.ts";

const organ = "11430482000000001K";

async function told(site: Site, more: Partial<Tell> & Pick<Tell, "key" | "kind" | "text">) {
  const { config, now, db } = site.services;
  const to = { role: "approver", organ } as const;
  await tell(db, { ...{ division: config.division, to, at: now(), href: "/staff/search" }, ...more });
}

async function bothSizes(page: Page, name: string) {
  await assertAccessible(page);
  await picture(page, name);
  await page.setViewportSize(phone);
  await picture(page, name);
  await page.setViewportSize(desk);
}

test("what the hall tells its staff, at the desk", async (all) => {
  const site = await testSite(all);
  const { page, troubles } = await visitor(all, site, desk);
  await sitDown(page, "scjg.approver");
  const bell = page.getByRole("link", { name: /^通知/ });
  const row = (text: string) => page.getByRole("row", { name: new RegExp(text) });

  await all.test("what came before the page heard of changes is not missed", async () => {
    let connect = () => {};
    const connecting = new Promise<void>((resolve) => {
      connect = resolve;
    });
    await page.route("**/api/live", async (route) => {
      await connecting;
      await route.continue();
    });
    const read = page.waitForResponse("**/api/staff/notices/unread");
    await page.reload();
    await (await read).finished();
    await told(site, { kind: "order", key: "k0", text: "督办：请今天答复“噪声扰民”的处理情况" });
    connect();
    await page.getByRole("link", { name: /通知\s*1 条未读/ }).click();
    await page.getByRole("link", { name: /噪声扰民/ }).click();
    await page.getByRole("heading", { level: 1, name: "查办件" }).waitFor();
    await page.unroute("**/api/live");
  });

  await all.test("R3.1 the bell counts while one looks, and the list says what", async () => {
    await told(site, { kind: "card-yellow", key: "k1", text: "“食品经营许可”发黄牌：超过承诺期限" });
    await page.getByRole("link", { name: /通知\s*1 条未读/ }).waitFor();
    await bell.click();
    await page.getByRole("heading", { level: 1, name: "通知" }).waitFor();
    await told(site, {
      kind: "card-red",
      key: "k2",
      text: "“食品经营许可”发红牌：超过法定期限",
      urgent: true,
    });
    await told(site, { kind: "order", key: "k3", text: "督办：请三个工作日内答复“油烟扰民”的处理情况" });
    await row("油烟扰民").waitFor();
    await walkWithTab(page);
    await bothSizes(page, "staff-notices");
  });

  await all.test("what is opened is read; the rest at one press", async () => {
    await page.getByRole("link", { name: /^黄牌 1/ }).click();
    await page.getByRole("link", { name: /发黄牌/ }).click();
    await page.getByRole("heading", { level: 1, name: "查办件" }).waitFor();
    await page.getByRole("link", { name: /通知\s*2 条未读/ }).waitFor();
    await bell.click();
    await row("发黄牌").getByText("已读").waitFor();
    await page.getByRole("button", { name: "都标为已读" }).click();
    await page.getByRole("link", { name: "未读 0" }).click();
    await page.getByText("都读过了").waitFor();
    await page.getByRole("link", { name: "通知", exact: true }).waitFor();
  });

  await all.test("one chooses to be told by SMS, for which kinds, and when not", async () => {
    await page.getByRole("link", { name: "怎样通知我" }).click();
    await page.getByRole("checkbox", { name: "也发短信给我" }).check();
    await page.getByRole("checkbox", { name: "督办" }).uncheck();
    await page.getByRole("button", { name: "保存通知方式" }).click();
    await page.getByText("要接收短信，请先填写手机号。").waitFor();
    await page.getByLabel("手机号").fill("13912345678");
    await page.getByLabel(/^我另外不要短信：从/).fill("12:00");
    await page.getByLabel(/^到/).fill("14:00");
    await bothSizes(page, "staff-notice-settings");
    await page.getByRole("button", { name: "保存通知方式" }).click();
    await page.getByText("已经保存。").waitFor();
    await page.reload();
    await page.getByText("现在是 139****5678").waitFor();
    assert.equal(await page.getByRole("checkbox", { name: "督办" }).isChecked(), false);
    assert.equal(await page.getByLabel(/^到/).inputValue(), "14:00");
    assert.deepEqual(troubles, []);
  });
});
