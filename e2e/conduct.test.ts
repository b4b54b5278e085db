import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import type { MonthTable } from "#contract/conduct.ts";
import { picture as dot } from "#server/testing/upload.ts";
import { todayAt } from "../web/shared/words.ts";
import { assertAccessible } from "./accessible.ts";
import { sitDown } from "./desk.ts";
import { type DeskHand, deskHand } from "./desk-hands.ts";
import { desk, phone, picture, testSite, visitor } from "./frame.ts";

const tablet = { width: 1024, height: 768 };
const photo = { name: "窗口.png", mimeType: "image/png", buffer: dot };
const month = todayAt(new Date()).slice(0, 7);

const table = async (who: DeskHand) => await who.get<MonthTable>(`/api/staff/conduct/months/${month}`);

/** The clerk's score of this month, and what the whole hall's pay makes. */
async function figures(who: DeskHand) {
  const { rows, total } = await table(who);
  return { score: rows.find(({ staff }) => staff.name === "刘小满")?.score, total };
}

const counter = (page: Page, number: string) => page.getByRole("region", { name: new RegExp(`^${number} `) });

/** What is pressed on the walk is large enough for a finger. */
async function assertForFingers(page: Page) {
  const small = await page
    .locator(".sheet-counters button, .sheet-end button, .entry button, .entry-item")
    .evaluateAll((found) =>
      found.filter((one) => one.getBoundingClientRect().height < 43.5).map((one) => one.textContent),
    );
  assert.deepEqual(small, []);
}

async function bothSizes(page: Page, name: string, wide = desk) {
  await assertAccessible(page);
  await picture(page, name);
  await page.setViewportSize(phone);
  await assertAccessible(page);
  await picture(page, name);
  await page.setViewportSize(wide);
}

test("R12.6 a round on a tablet, an entry contested, and the month as if it had never been", async (all) => {
  const site = await testSite(all);
  const supervision = await deskHand(all, site, "supervisor");
  const { page, context, troubles } = await visitor(all, site, tablet);
  const { page: window } = await visitor(all, site, desk);

  await all.test("4区2管: two supervisors begin their zone's round", async () => {
    await sitDown(page, "duty.a1");
    await page.goto("/staff/conduct");
    await page.getByText("还差 4 次").first().waitFor();
    assert.equal(await page.getByRole("button", { name: /^开始第/ }).count(), 1, "their own zone only");
    await bothSizes(page, "conduct-rounds", tablet);
    await page.getByRole("button", { name: /^开始第 1 次巡查/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: "祝晚舟" }).check();
    await dialog.getByRole("button", { name: "开始巡查" }).click();
    await page.getByRole("heading", { level: 1, name: "企业服务区 第 1 次巡查" }).waitFor();
    await page.getByText("已看 0 个窗口，共 5 个").waitFor();
    await assertForFingers(page);
    await bothSizes(page, "conduct-sheet", tablet);
  });

  await all.test("one tap for fine; a deduction with a photo outlives a reload", async () => {
    await counter(page, "A02").getByRole("button", { name: /^正常/ }).click();
    await page.getByText("已看 1 个窗口，共 5 个").waitFor();
    await counter(page, "A01")
      .getByRole("button", { name: /^记一笔/ })
      .click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "记下" }).click();
    await dialog.getByText("请选择是哪一项").first().waitFor();
    await dialog.getByRole("radio", { name: /^与群众争吵/ }).check();
    await dialog.getByLabel(/^照片/).setInputFiles(photo);
    await dialog.getByRole("img", { name: "这次拍的照片" }).waitFor();
    await assertForFingers(page);
    await assertAccessible(page);
    await picture(page, "conduct-entry");
    await page.reload();
    await dialog.getByRole("img", { name: "这次拍的照片" }).waitFor();
    assert.ok(await dialog.getByRole("radio", { name: /^与群众争吵/ }).isChecked());
    await dialog.getByRole("button", { name: "记下" }).press("Enter");
    await counter(page, "A01").getByText("刘小满 与群众争吵 扣 3 分").waitFor();
    await counter(page, "A01").getByText("（有照片）").waitFor();
  });

  await all.test("what was tapped without a network is kept, and sent when it is back", async () => {
    await context.setOffline(true);
    for (const number of ["A03", "A04", "A06"])
      await counter(page, number).getByRole("button", { name: /^正常/ }).click();
    await page.getByText("3 条还没有送出").waitFor();
    assert.equal(await page.getByRole("button", { name: "结束这次巡查" }).isDisabled(), true);
    await assertAccessible(page);
    await picture(page, "conduct-offline");
    await context.setOffline(false);
    await page.reload();
    await page.getByText("已看 5 个窗口，共 5 个").waitFor();
    await page.getByRole("button", { name: "结束这次巡查" }).click();
    await page.getByText(/结束$/).first().waitFor();
    await picture(page, "conduct-sheet-ended");
    await page.goto("/staff/conduct");
    await page.getByText("还差 3 次").first().waitFor();
  });

  await all.test("the person sees the entry with its photo, and contests it", async () => {
    assert.equal((await figures(supervision)).score, 97);
    await sitDown(window, "clerk");
    await window.getByRole("link", { name: "我的考核" }).click();
    await window.getByRole("heading", { level: 1, name: "我的考核" }).waitFor();
    await window.getByText("与群众争吵，扣 3 分").waitFor();
    await window.getByRole("img", { name: "照片：与群众争吵" }).waitFor();
    await bothSizes(window, "conduct-own");
    await window.getByRole("button", { name: /^申诉/ }).click();
    const dialog = window.getByRole("dialog");
    await dialog.getByLabel("申诉理由").fill("当时在劝两位排队的群众，不是与群众争吵，有监控。");
    await assertAccessible(window);
    await dialog.getByRole("button", { name: "提出申诉" }).click();
    await window.getByText("申诉核查中").waitFor();
  });

  await all.test("whoever went the round may not examine it; another supervisor upholds it", async () => {
    const openContest = async (account: string) => {
      await sitDown(page, account);
      await page
        .getByRole("link", { name: /08\d{6}/ })
        .first()
        .click();
      await page.getByRole("heading", { level: 1, name: "考核申诉：与群众争吵" }).waitFor();
      await page.getByText("不是与群众争吵，有监控").waitFor();
    };
    await openContest("duty.a2");
    await page.getByText(/请由其他监察人员处理/).waitFor();
    assert.equal(await page.getByRole("button", { name: "作出处理" }).count(), 0);
    await openContest("supervisor");
    await page.getByRole("button", { name: "作出处理" }).click();
    await page.getByRole("alert").first().waitFor();
    await page.getByRole("radio", { name: "成立，撤销这条记录" }).check();
    await page.getByLabel("理由", { exact: true }).fill("看了监控，是在劝解，不是争吵。");
    await bothSizes(page, "conduct-contest", tablet);
    await page.getByRole("button", { name: "作出处理" }).click();
    await page.getByText("申诉成立，记录已经撤销，不再计分").waitFor();
    await assertAccessible(page);
  });

  await all.test("the month is as if it had never been, and everybody reads why", async () => {
    const { score, total } = await figures(supervision);
    assert.deepEqual([score, total.deducted], [100, 0]);
    await window.reload();
    await window.getByText("申诉成立", { exact: true }).waitFor();
    await window.getByText(/看了监控，是在劝解/).waitFor();
  });

  assert.deepEqual(
    troubles.filter((one) => !/ERR_INTERNET_DISCONNECTED/.test(one)),
    [],
  );
});

test("R12.6, B6, B10 the tables of the appraisal at the desk", async (all) => {
  const site = await testSite(all);
  const { page, troubles } = await visitor(all, site, desk);
  await sitDown(page, "supervisor");
  const heading = (name: RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();

  await all.test("attendance is noted in one go; who is late loses what the sheet says", async () => {
    await page.getByRole("link", { name: "窗口考核" }).click();
    await page.getByRole("link", { name: "考勤" }).click();
    await heading(/考勤/);
    const late = page.getByRole("group", { name: "白兰溪的考勤" });
    await late.getByRole("radio", { name: "迟到" }).check();
    await page.getByRole("button", { name: "其余都到岗" }).click();
    await bothSizes(page, "conduct-attendance");
    await page.getByRole("button", { name: /^保存考勤/ }).click();
    await page.getByText("考勤已经保存").waitFor();
  });

  await all.test("the month with the terms behind each score, and one person's days", async () => {
    await page.getByRole("link", { name: "月考核" }).click();
    await heading(/月考核/);
    await page.getByRole("link", { name: "白兰溪" }).waitFor();
    await bothSizes(page, "conduct-month");
    await page.getByRole("link", { name: "白兰溪" }).click();
    await heading(/白兰溪/);
    await page.getByText("迟到或早退，扣 0.5 分").waitFor();
    await bothSizes(page, "conduct-person");
    await page.getByRole("button", { name: "记一笔" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("哪一项").selectOption({ label: "加分：群众锦旗、表扬信，加 1 分" });
    await dialog.getByLabel("什么情况").fill("收到群众表扬信一封");
    await assertAccessible(page);
    await dialog.getByRole("button", { name: "记下" }).click();
    await page.getByText("收到群众表扬信一封").waitFor();
  });

  await all.test("quarter, year, people and leaders", async () => {
    for (const [path, name, words] of [
      ["quarter", /红旗窗口/, "不排名：考核天数不足"],
      ["year", /年度单位/, "不排名：考核天数不足"],
      ["staff", /人员和证书/, "快到期"],
      ["leaders", /领导带班/, "唐立冬"],
    ] as const) {
      await page.goto(`/staff/conduct/${path}`);
      await heading(name);
      await page.getByText(words).first().waitFor();
      const behind = page.getByText(/^怎么来的/);
      if ((await behind.count()) > 0) await behind.first().click();
      await bothSizes(page, `conduct-${path}`);
    }
  });

  await all.test("somebody is posted, and a leader's absence handed over", async () => {
    await page.goto("/staff/conduct/staff");
    await page.getByRole("button", { name: "登记任职" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("姓名").selectOption({ label: "贺小雪" });
    await dialog.getByLabel("身份").selectOption({ label: "借调" });
    await dialog.getByLabel("窗口").selectOption({ label: "A08 帮代办窗口" });
    await dialog.getByLabel("从哪天起").fill(todayAt(new Date()));
    await dialog.getByLabel("每月绩效基数（元）").fill("1850.50");
    await assertAccessible(page);
    await dialog.getByRole("button", { name: "登记任职" }).click();
    await page
      .getByRole("row", { name: /贺小雪/ })
      .getByText("1,850.50 元")
      .waitFor();
    await page.goto("/staff/conduct/leaders");
    await page
      .getByRole("button", { name: /^登记到岗/ })
      .first()
      .click();
    await dialog.getByRole("radio", { name: "没到" }).check();
    await dialog.getByLabel(/^没到的，交给谁/).selectOption({ label: "刘小满" });
    await dialog.getByLabel(/^说明/).fill("到市里开会");
    await dialog.getByRole("button", { name: "登记" }).click();
    await page.getByText(/交给刘小满（到市里开会）/).waitFor();
  });

  assert.deepEqual(troubles, []);
});
