import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import type { EvaluationView } from "#contract/evaluation-desk.ts";
import { soundly } from "#server/modules/evaluation/evaluation.fixture.ts";
import { todayAt } from "../web/shared/words.ts";
import { assertAccessible } from "./accessible.ts";
import { sitDown } from "./desk.ts";
import { type DeskHand, deskHand } from "./desk-hands.ts";
import { desk, phone, picture, testSite, visitor } from "./frame.ts";
import { hold } from "./held.ts";

const path = "/api/staff/evaluations";
const newKey = () => crypto.randomUUID();

async function bothSizes(page: Page, name: string) {
  await assertAccessible(page);
  await picture(page, name);
  await page.setViewportSize(phone);
  await assertAccessible(page);
  await picture(page, name);
  await page.setViewportSize(desk);
}

/** What would take an hour of typing; the charts have been read. */
async function fill(hand: DeskHand, number: string) {
  const { content, version, year } = await hand.get<EvaluationView>(`${path}/${number}`);
  const body = { requestKey: newKey(), version, content: soundly(content, year), note: "填写" };
  await hand.post(`${path}/${number}/content`, body);
}

async function reviewAll(hand: DeskHand, number: string) {
  const { content } = await hand.get<EvaluationView>(`${path}/${number}`);
  for (const section of ["table", ...content.sections.map(({ id }) => id)]) {
    const { caseVersion: version } = await hand.get<EvaluationView>(`${path}/${number}`);
    await hand.post(`${path}/${number}/acts/pass-section`, { requestKey: newKey(), version, section });
  }
}

test("R11: a self-evaluation is written with its checks beside it, reviewed, signed and published", async (all) => {
  const site = await testSite(all);
  const supervision = await deskHand(all, site, "supervisor");
  const head = await deskHand(all, site, "head");
  const { page, troubles } = await visitor(all, site, desk);
  const year = Number(todayAt(new Date()).slice(0, 4)) - 1;
  await sitDown(page, "supervisor");

  await all.test("begun from the template, with what is missing beside it", async () => {
    await page.goto("/staff/evaluations");
    await page.getByLabel("年度", { exact: true }).selectOption(String(year));
    await page.getByRole("button", { name: "按模板开始编写" }).click();
    await page.getByRole("heading", { level: 1, name: `${year} 年度绩效自评` }).waitFor();
    await page.getByText(/处没有通过，不能送审/).waitFor();
    await bothSizes(page, "evaluation-begun");
  });

  const number = new URL(page.url()).pathname.split("/").at(-1)!;

  await all.test("what is typed while figures are read stays, and is saved with them", async () => {
    const busy = await site.services.pool.connect();
    await busy.query("begin; lock table evaluation_version in exclusive mode");
    await page.getByRole("tab", { name: "审核与公布" }).click();
    await page.getByRole("button", { name: "取数", exact: true }).click();
    await page.getByText(/正在取数/).waitFor();
    await page.getByRole("tab", { name: "自评表" }).click();
    await page.getByLabel("年初设定目标").fill("办得快，办得好。");
    await page.getByText("有修改还没有保存").waitFor();
    await busy.query("commit");
    busy.release();
    await page.getByText(/最近保存：系统取数，第 2 次/).waitFor();
    assert.equal(await page.getByLabel("年初设定目标").inputValue(), "办得快，办得好。");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText("第 3 次").waitFor();
    assert.equal(await page.getByLabel("年初设定目标").inputValue(), "办得快，办得好。");
    await page.getByRole("tab", { name: "报告数据" }).click();
    assert.notEqual(await page.getByLabel("收到办件的数值").inputValue(), "", "read by the system");
    await page.getByRole("tab", { name: "自评表" }).click();
  });

  await all.test("a finding leads to its row; the score follows what is typed", async () => {
    await fill(supervision, number);
    await page.reload();
    await page.getByText("没有不通过的地方").waitFor();
    const done = page.getByLabel("窗口完成");
    await done.fill("49");
    await page.getByText("没有通过，不能送审").waitFor();
    await page
      .getByRole("button", { name: /“政务服务大厅建设”得 7.50 分，未得满分，须写明未完成原因/ })
      .click();
    await page.getByText("有修改还没有保存").waitFor();
    await done.fill("99");
    await page.getByText("没有不通过的地方").waitFor();
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText("第 5 次").waitFor();
    await bothSizes(page, "evaluation-table");
  });

  await all.test("what is written while it is being saved stays, and is saved after it", async () => {
    const done = page.getByLabel("窗口完成");
    await done.fill("98");
    const saving = await hold(page, "**/api/staff/evaluations/*/content");
    await page.getByRole("button", { name: "保存" }).click();
    await saving.asked;
    await done.fill("99");
    saving.release();
    await page.getByText("第 6 次").waitFor();
    await page.getByText("有修改还没有保存").waitFor();
    assert.equal(await done.inputValue(), "99");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText("第 7 次").waitFor();
  });

  await all.test("sentences carry figures, and a sum that does not add up is found", async () => {
    await page.getByRole("tab", { name: "报告数据" }).click();
    await page.getByLabel("项目支出的数值").fill("1399.99");
    await page.getByRole("button", { name: /分项比合计少 0.01 万元/ }).waitFor();
    await bothSizes(page, "evaluation-figures");
    await page.getByLabel("项目支出的数值").fill("1400");
    await page.getByLabel("关系", { exact: true }).selectOption("part");
    await page.getByLabel("部分", { exact: true }).selectOption("basic");
    await page.getByLabel("整体", { exact: true }).selectOption("spent");
    await page.getByText("现在的数据是相符的。").waitFor();
    await page.getByRole("button", { name: "增加校验" }).click();
    await page.getByRole("button", { name: "删去“部分不大于整体：全年支出、基本支出”" }).waitFor();
    await bothSizes(page, "evaluation-claims");
    await page.getByRole("tab", { name: "报告文字" }).click();
    await page.getByText("全年支出 1900万元").waitFor();
    await page.getByLabel("放入存在的问题及原因分析的数据").selectOption("bad-rate");
    const section = page.getByRole("region", { name: "存在的问题及原因分析" });
    await section.getByRole("button", { name: "放入数据" }).click();
    await section.getByText("99%").waitFor();
    const bad = page.getByLabel("放入存在的问题及原因分析的数据");
    await bad.selectOption("received");
    await page.getByLabel("存在的问题及原因分析放入的是").selectOption("growth");
    await section.getByRole("button", { name: "放入数据" }).click();
    const refused = page.getByRole("button", { name: /写了“收到办件”的同比，但没有上年值/ });
    await refused.waitFor();
    const box = page.getByLabel("存在的问题及原因分析的文字");
    await box.fill((await box.inputValue()).replace("{received:growth}", ""));
    await refused.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText("第 8 次").waitFor();
    await bothSizes(page, "evaluation-report");
  });

  await all.test(
    "a chart is added with the metric picker, asks for its figures, and goes again",
    async () => {
      await page.getByRole("img", { name: /柱状图“各月收到办件”（件）。本年：最高/ }).waitFor();
      const part = page.getByRole("region", { name: "部门整体支出绩效情况", exact: true });
      await part.getByRole("button", { name: "加一张图" }).click();
      await part.getByLabel("图的指标：按字查找").fill("好评率");
      await part.getByLabel("图的指标", { exact: true }).selectOption("rating.good-rate");
      await part.getByRole("button", { name: "加入", exact: true }).click();
      const unread = page.getByRole("button", { name: "图“各月好评率”还没有数据，请先取数。" });
      await unread.waitFor();
      await assertAccessible(page);
      await part.getByText("修改图“各月好评率”").click();
      await part.getByRole("button", { name: "删去这张图" }).click();
      await unread.waitFor({ state: "detached" });
      await page.getByRole("button", { name: "保存" }).click();
      await page.getByText("第 9 次").waitFor();
    },
  );

  await all.test("submitted, reviewed part by part by somebody else, signed, frozen", async () => {
    await page.getByRole("tab", { name: "审核与公布" }).click();
    await page.getByRole("button", { name: "送审" }).click();
    await page.getByText("待审核").first().waitFor();
    await reviewAll(head, number);
    const { page: signing, troubles: more } = await visitor(all, site, desk);
    await sitDown(signing, "head");
    await signing.goto(`/staff/evaluations/${number}?tab=course`);
    await signing.getByRole("button", { name: "审核通过，送签发" }).click();
    await bothSizes(signing, "evaluation-review");
    await signing.getByRole("button", { name: "签发公布" }).click();
    await signing.getByRole("dialog").getByRole("button", { name: "签发公布" }).click();
    await signing.getByRole("heading", { name: "已公布的版本" }).waitFor();
    await signing.getByRole("button", { name: "重新核对" }).click();
    await signing.getByText("公布的内容与公布时一致，没有被改动。").waitFor();
    await bothSizes(signing, "evaluation-published");
    assert.deepEqual(more, []);
  });
  await all.test("everybody reads what was published", async () => {
    const { page: resident } = await visitor(all, site, desk);
    await resident.goto("/evaluations");
    await resident.getByRole("link", { name: new RegExp(`${year} 年度`) }).click();
    await resident.getByText(/得分 99.50，等级 优/).waitFor();
    await bothSizes(resident, "portal-evaluation");
  });
  assert.deepEqual(troubles, []);
});
