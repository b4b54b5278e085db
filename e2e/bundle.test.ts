import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import type { BundleGuide } from "#contract/bundle.ts";
import type { Draft } from "#contract/draft.ts";
import type { JointView } from "#contract/joint.ts";
import { compileBundle } from "#server/kernel/bundle/compile.ts";
import { completeContent } from "#server/testing/application.ts";
import { assertAccessible } from "./accessible.ts";
import { deskHand } from "./desk-hands.ts";
import { desk, picture, testSite, visitor } from "./frame.ts";
import { type Session, signedInAs, signIn } from "./signing-in.ts";

const choose = (page: Page, question: string, answer: RegExp | string) =>
  page.getByRole("group", { name: question }).getByRole("radio", { name: answer }).check();

/** A small shop that registers, cooks and wants water. */
async function answer(page: Page): Promise<void> {
  await choose(page, "营业执照办好了吗？", "否");
  await choose(page, "您想用什么身份开店？", "个体工商户");
  await choose(page, "店是不是公众聚集场所？", "否");
  await choose(page, "店里要不要新装管道燃气？", "否");
  await choose(page, "店里要不要新装水表？", "是");
  await choose(page, "店里的污水要新接到市政下水道吗？", "否");
  await choose(page, "要不要装门店招牌？", "否");
}

test("我要开餐饮店: one thing done once, on a phone", async (all) => {
  const site = await testSite(all);
  let session: Session = [];
  let number = "";

  await all.test(
    "found by everyday words; the answers say what is needed, in which order, and what is spared",
    async (t) => {
      const { page, troubles } = await visitor(t, site);
      await page.goto("/search?q=我要开饭店");
      await page.getByRole("link", { name: "我要开餐饮店" }).click();
      await page.getByRole("heading", { level: 1, name: "我要开餐饮店" }).waitFor();
      await answer(page);
      await page.getByText("一共 3 项").waitFor();
      await page.getByText("等《营业执照》办好就自动开始").first().waitFor();
      await assertAccessible(page);
      await picture(page, "bundle-guide");
      await page.setViewportSize(desk);
      await picture(page, "bundle-guide");
      assert.deepEqual(troubles, []);
    },
  );

  await all.test("one form, never the same thing twice, and one button", async (t) => {
    const { page, troubles } = await visitor(t, site);
    session = await signIn(page, "13900004501");
    await page.request.put("/api/me", { data: { name: "郭小明", idNumber: "430499199003070018" } });
    await page.goto("/bundles/open-restaurant");
    await answer(page);
    await page.getByRole("link", { name: "一次申请" }).click();
    await page.getByRole("button", { name: "开始填" }).click();
    await page.waitForURL("**/drafts/*");
    await page.getByRole("link", { name: "您的情况" }).waitFor();
    await assertAccessible(page);
    await picture(page, "bundle-tasks");
    await fillDraft(page, page.url().split("/").at(-1)!);
    await page.reload();
    await page.getByRole("link", { name: "核对并提交" }).click();
    await assertAccessible(page);
    await picture(page, "bundle-check");
    await page.getByRole("button", { name: "提交申请" }).click();
    await page.waitForURL("**/joint/*");
    number = /\/joint\/(\w+)/.exec(page.url())![1]!;
    await page.getByText("我们收到了").waitFor();
    await assertAccessible(page);
    await picture(page, "joint-new");
    assert.deepEqual(troubles, []);
  });

  await all.test("each organ does its own; the page shows the whole in one picture", async (t) => {
    const { page, troubles } = await visitor(t, site);
    await signedInAs(page, session);
    const clerk = await deskHand(t, site, "clerk");
    const [register] = (await joint(page, number)).parts;
    await clerk.act(register!.case.number, "accept");
    await page.goto(`/joint/${number}`);
    await page.getByText("联办中").waitFor();
    await page.getByText("预计").first().waitFor();
    await assertAccessible(page);
    await picture(page, "joint-going");
    await page.goto("/cases");
    await page.getByRole("link", { name: "我要开餐饮店" }).click();
    await page.getByRole("link", { name: "个体工商户设立登记" }).click();
    await page.getByRole("heading", { level: 1, name: "个体工商户设立登记" }).waitFor();
    assert.deepEqual(troubles, []);
  });
});

async function joint(page: Page, number: string): Promise<JointView> {
  return (await (await page.request.get(`/api/joint/${number}`)).json()) as JointView;
}

/** Fills a draft as its form asks, through its API: typing is tested elsewhere. */
async function fillDraft(page: Page, id: string): Promise<void> {
  const draft = (await (await page.request.get(`/api/drafts/${id}`)).json()) as Draft;
  const guide = (await (await page.request.get(`/api/bundles/${draft.item.key}`)).json()) as BundleGuide;
  const { situation } = draft.content;
  const items = new Map(guide.items.map((item) => [item.key, item]));
  const plan = compileBundle({ bundle: guide.bundle, items, answers: situation, rules: guide.rules });
  const content = completeContent(plan.demand, situation);
  const saved = await page.request.put(`/api/drafts/${id}`, { data: { version: draft.version, content } });
  assert.ok(saved.ok(), await saved.text());
}
