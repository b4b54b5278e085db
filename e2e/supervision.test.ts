import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible } from "./accessible.ts";
import { act, sitDown } from "./desk.ts";
import { desk, phone, picture, testSite, visitor } from "./frame.ts";
import { walkWithTab } from "./keyboard.ts";

async function atDesk(page: Page, name: string) {
  await assertAccessible(page);
  await walkWithTab(page, 400);
  await picture(page, name);
}

async function onPhone(page: Page, name: string) {
  await page.setViewportSize(phone);
  await picture(page, name);
  await page.setViewportSize(desk);
}

const write = (label: string, text: string) => (panel: ReturnType<Page["getByRole"]>) =>
  panel.getByLabel(label).fill(text);

/** The supervisor finds a fee off the list and raises a red card; answers with its address. */
async function raiseByHand(page: Page): Promise<string> {
  await sitDown(page, "supervisor");
  await page.getByRole("link", { name: "监察看板" }).click();
  await page.getByRole("button", { name: "人工发牌" }).click();
  const dialog = page.getByRole("dialog", { name: "人工发牌" });
  await dialog.getByRole("button", { name: "发牌", exact: true }).click();
  await dialog.getByRole("alert").first().waitFor();
  await dialog.getByLabel("发什么牌").selectOption("fee-off-list");
  await dialog.getByLabel("责任单位").selectOption({ label: "常宁市市场监督管理局" });
  await dialog.getByLabel("事实").fill("向申请人收取目录清单以外的费用二百元");
  await dialog.getByLabel("证据").fill("收据一张，编号 0031，存监察室");
  await assertAccessible(page);
  await picture(page, "staff-card-by-hand");
  await dialog.getByRole("button", { name: "发牌", exact: true }).click();
  await page.waitForURL(/\/staff\/cases\/\d{14}05\d{6}[0-9A-Z]$/);
  await page.getByRole("heading", { level: 2, name: "牌面" }).waitFor();
  return new URL(page.url()).pathname;
}

test("supervision at the desk", async (all) => {
  const site = await testSite(all);
  const { page, troubles } = await visitor(all, site, desk);
  const heading = (name: string | RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();
  let card = "";

  await all.test("R3.1 a red card by hand, with its evidence", async () => {
    card = await raiseByHand(page);
    await page.getByText("收据一张，编号 0031，存监察室").waitFor();
    await atDesk(page, "staff-card");
  });

  await all.test("R3.1 the board shows what burns while one looks, and every figure opens", async () => {
    await page.goto("/staff/supervision");
    await page
      .getByRole("region", { name: "按部门" })
      .getByRole("link", { name: /红牌 1 件/ })
      .waitFor();
    await atDesk(page, "staff-board");
    await onPhone(page, "staff-board");
    await page
      .getByRole("row", { name: /市场监督管理局/ })
      .getByRole("link", { name: /红牌 1 件/ })
      .first()
      .click();
    await heading("牌和预警");
    await page.getByRole("link", { name: "不再只看常宁市市场监督管理局" }).waitFor();
    await atDesk(page, "staff-cards");
  });

  await all.test("R3.4 told at once, the section signs, explains and rectifies", async () => {
    await sitDown(page, "scjg.head");
    await page.getByRole("link", { name: /通知\s*1 条未读/ }).click();
    await page.getByRole("row", { name: /红牌/ }).getByRole("link").click();
    await page.waitForURL(`**${card}`);
    await onPhone(page, "staff-card-answer");
    await page.getByRole("button", { name: /^签收/ }).click();
    await page.getByText("已经签收").waitFor();
    await act(page, "说明原因", async (panel) => {
      await panel.getByLabel("原因类别").selectOption({ label: "人员" });
      await panel.getByLabel("原因说明").fill("窗口人员误把代办费当作规费收取");
      await panel.getByLabel("整改措施").fill("当日退还，全员学习收费目录清单");
      await assertAccessible(page);
      await onPhone(page, "staff-card-explain");
    });
    await act(page, "报告整改完成", write("整改结果", "费用已退还，申请人签收"));
  });

  await all.test("R3.4 every red card is examined before it is closed", async () => {
    await sitDown(page, "supervisor");
    await page.goto(card);
    await act(page, "登记检查结果，销牌", async (panel) => {
      await panel.getByLabel("检查情况").fill("已核对收据和退款凭证，情况属实，整改到位");
      await panel.getByRole("radio", { name: "承办人" }).check();
      await panel.getByLabel("处理意见").fill("批评教育");
      await panel.getByLabel("审核意见").fill("同意销牌");
    });
    await page.getByText("已销牌").first().waitFor();
    await picture(page, "staff-card-closed");
  });

  await all.test("R3.4 an appeal that is upheld withdraws the card from every figure", async () => {
    const second = await raiseByHand(page);
    await sitDown(page, "scjg.head");
    await page.goto("/staff/supervision/mine");
    await atDesk(page, "staff-mine");
    await onPhone(page, "staff-mine");
    await page.goto(second);
    await act(page, "提出申诉", write("申诉理由", "费用由第三方代收，与本局无关，有合同为证"));
    await sitDown(page, "supervisor");
    await page.goto(second);
    await act(page, "申诉成立，撤牌", write("审查意见", "经查证属实，申诉成立"));
    await page.getByText(/已撤牌，不计入统计/).waitFor();
  });

  await all.test(
    "R3.6 tables of the month and the year, each figure with its list and its meaning",
    async () => {
      await page.goto("/staff/supervision/figures");
      const row = page.getByRole("row", { name: /市场监督管理局/ });
      await row.getByRole("link", { name: /：红牌 1 件/ }).waitFor();
      await page.getByText("这些数字是怎么算的").click();
      await page.getByText(/撤牌的不算/).waitFor();
      await atDesk(page, "staff-figures");
      await page.getByRole("link", { name: "按规则" }).click();
      await page.getByRole("row", { name: /收费/ }).waitFor();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "导出表格" }).click(),
      ]);
      assert.match(download.suggestedFilename(), /\.xlsx$/);
    },
  );

  await all.test("an order is opened on a leader's mark, answered, checked and closed", async () => {
    await page.getByRole("link", { name: "督办", exact: true }).click();
    await heading("督办");
    await page.getByText("还没有督办").waitFor();
    await page.getByRole("button", { name: "下达督办" }).click();
    const dialog = page.getByRole("dialog", { name: "下达督办" });
    await dialog.getByLabel("督办什么").fill("油烟扰民反复投诉");
    await dialog.getByLabel("具体要求").fill("请核实反复投诉的原因，答复处理情况。");
    await dialog.getByLabel("承办单位").selectOption({ label: "常宁市市场监督管理局" });
    await dialog.getByLabel("领导批示").fill("请市监局认真处理，举一反三。");
    await assertAccessible(page);
    await picture(page, "staff-order-open");
    await dialog.getByRole("button", { name: "下达督办" }).click();
    await page.waitForURL(/\/staff\/cases\/\d{14}06\d{6}[0-9A-Z]$/);
    await page.getByText("请市监局认真处理，举一反三。").waitFor();
    const order = new URL(page.url()).pathname;
    await atDesk(page, "staff-order");
    await sitDown(page, "scjg.head");
    await page.goto("/staff/orders");
    await atDesk(page, "staff-orders");
    await page.getByRole("link", { name: /油烟扰民反复投诉/ }).click();
    await act(page, "答复办理结果", write("办理结果", "已责令安装净化设施，回访满意"));
    await sitDown(page, "supervisor");
    await page.goto(order);
    await act(page, "核查通过，办结", write("核查意见", "属实，办结"));
    await page.getByText("已办结").first().waitFor();
    assert.deepEqual(troubles, []);
  });
});
