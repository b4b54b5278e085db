import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Page } from "playwright-core";
import type { CaseView } from "#contract/case.ts";
import type { Draft, Submitted } from "#contract/draft.ts";
import type { Item } from "#contract/item.ts";
import { completeContent } from "#server/testing/application.ts";
import type { Cleanups } from "#server/testing/cleanups.ts";
import { assertAccessible } from "./accessible.ts";
import { sitDown } from "./desk.ts";
import { deskHand } from "./desk-hands.ts";
import { desk, phone, picture, type Site, testSite, visitor } from "./frame.ts";
import { signIn } from "./signing-in.ts";

const look = async (page: Page, name: string) => {
  await assertAccessible(page);
  await picture(page, name);
};

const shop: Item = JSON.parse(
  readFileSync(new URL("../data/items/individual-business-registration.json", import.meta.url), "utf8"),
);

async function handedIn(page: Page): Promise<string> {
  const draft = (await (
    await page.request.post("/api/drafts", { data: { item: shop.key } })
  ).json()) as Draft;
  const data = { version: draft.version, content: completeContent(shop) };
  const saved = (await (await page.request.put(`/api/drafts/${draft.id}`, { data })).json()) as Draft;
  const sent = await page.request.post(`/api/drafts/${draft.id}/submit`, {
    data: { version: saved.version },
  });
  return ((await sent.json()) as Submitted).number;
}

/** Decided by those whose turn it is, its licence made. */
async function decideShop(all: Cleanups, site: Site, number: string): Promise<void> {
  const [clerk, examiner, approver] = [
    await deskHand(all, site, "clerk"),
    await deskHand(all, site, "scjg.examiner"),
    await deskHand(all, site, "scjg.approver"),
  ];
  const allowed = async (who: typeof clerk) =>
    (await who.get<CaseView>(`/api/cases/${number}`)).allowed.map(({ id }) => id);
  if ((await allowed(clerk)).includes("accept")) await clerk.act(number, "accept");
  while ((await allowed(examiner)).includes("pass")) await examiner.act(number, "pass", { opinion: "齐全" });
  await approver.act(number, "approve", { opinion: "准予登记" });
  await clerk.act(number, "issue");
}

/** Presses a step of an order, fills in its dialog, and waits until the page says it is done. */
async function step(
  page: Page,
  button: string,
  fill?: (dialog: ReturnType<Page["getByRole"]>) => Promise<unknown>,
) {
  await page.getByRole("button", { name: button, exact: true }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await fill?.(dialog);
  await dialog.getByRole("button", { name: button, exact: true }).click();
  await page.getByText(`已经登记：${button}`).waitFor();
}

test("R12.9 free services, from the phone to the door", async (all) => {
  const site = await testSite(all);
  const { page } = await visitor(all, site, phone);
  const office = (await visitor(all, site, desk)).page;
  await signIn(page, "13800000002");
  let about = "";

  await all.test("“send the licence to me by post”, before it is there", async () => {
    about = await handedIn(page);
    await page.goto(`/cases/${about}`);
    await page.getByRole("heading", { name: "免费服务" }).waitFor();
    await look(page, "free-matter");
    await page.getByRole("link", { name: "结果免费邮寄（省内）" }).click();
    await page.getByLabel("收件地址").fill("");
    await page.getByRole("button", { name: "请免费寄给我" }).click();
    await page.getByRole("alert").waitFor();
    await look(page, "free-order-form");
    await page.getByLabel("收件地址").fill("湖南省衡阳市常宁市宜阳街道演示路 1 号 2 栋 301");
    await page.getByRole("button", { name: "请免费寄给我" }).click();
    await page.waitForURL(/\/free-services\/\d{22}/);
    await page.getByText("等结果", { exact: true }).waitFor();
    await look(page, "free-order-mine");
  });

  await all.test("the supplier's desk: their orders and nothing else; sent and signed for", async () => {
    await decideShop(all, site, about);
    await sitDown(office, "courier");
    const menu = office.getByRole("navigation", { name: "主菜单" });
    assert.deepEqual(await menu.getByRole("link").allTextContents(), ["免费服务"]);
    const mine = office.getByRole("link", { name: "结果免费邮寄（省内） 1 件" });
    const none = office.getByText("没有要办的服务单");
    await mine.or(none).first().waitFor();
    // What follows from an issued licence follows within moments; a supplier's list is read when it is opened.
    while (await none.isVisible()) {
      await office.reload();
      await mine.or(none).first().waitFor();
    }
    await look(office, "free-orders");
    await mine.click();
    await step(office, "接单");
    await office.getByRole("button", { name: "显示全文" }).click();
    await office.getByRole("dialog").getByRole("button", { name: "显示全文" }).click();
    await office.getByText("演示路 1 号 2 栋 301").waitFor();
    await step(office, "寄出", (dialog) => dialog.getByLabel("运单号").fill("YZ20261121001"));
    await look(office, "free-order");
    await step(office, "已经送到", async (dialog) => {
      await dialog.getByLabel("本人或代收人签收").check();
      await dialog.getByLabel("谁签收的").fill("郭小明");
      await picture(office, "free-deliver");
    });
    await page.reload();
    await page.getByText("已送到", { exact: true }).waitFor();
    await look(page, "free-order-delivered");
  });

  await all.test("the clerk orders for whoever stands at the counter, from the matter", async () => {
    await sitDown(office, "clerk");
    await office.goto(`/staff/cases/${about}`);
    await office.getByRole("link", { name: "替申请人要免费邮寄或刻章" }).click();
    await office.getByLabel("结果免费邮寄（省外）").check();
    await office.getByRole("button", { name: "下单" }).click();
    await office.getByRole("alert").waitFor();
    await look(office, "free-new");
    await office.getByLabel("收件人", { exact: true }).fill("何秋月");
    await office.getByLabel("收件人手机号").fill("13800000002");
    await office.getByLabel("收件地址").fill("广东省广州市越秀区演示街 8 号");
    await office.getByRole("button", { name: "下单" }).click();
    await office.waitForURL(/free-services\/orders\/\d{22}/);
    await office.getByText("待接单").waitFor();
  });
});
