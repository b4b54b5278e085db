import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import type { Page } from "playwright-core";
import type { BundleGuide } from "#contract/bundle.ts";
import type { Draft } from "#contract/draft.ts";
import type { Answers } from "#contract/form.ts";
import type { JointPartView, JointView } from "#contract/joint.ts";
import { compileBundle } from "#server/kernel/bundle/compile.ts";
import { instantOf, shanghaiDay } from "#server/kernel/time/day.ts";
import { completeContent } from "#server/testing/application.ts";
import { assertAccessible } from "./accessible.ts";
import { deskHand } from "./desk-hands.ts";
import { picture, testSite, visitor } from "./frame.ts";
import { type Session, signedInAs, signIn } from "./signing-in.ts";

const keeper = { name: "郭小明", idNumber: "430499199003070018" };
/** A small place without a name of its own, with a sign over its door. */
const situation: Answers = {
  ...{ "has-business-licence": "no", "legal-form": "individual", "is-venue": "no", "needs-gas": "no" },
  ...{ "needs-water": "no", "needs-drainage": "no", "needs-sign": "yes" },
  ...{ "uses-name": "no", agent: "no", "web-shop": "no", "prior-approval-needed": "no" },
};
const scan = (name: string) => ({
  name,
  mimeType: "application/pdf",
  buffer: Buffer.from("%PDF-1.4\n%%EOF\n"),
});

test("我要开餐饮店: one part decided at once, one corrected, one with a material promised for later", async (all) => {
  const site = await testSite(all);
  const clerk = await deskHand(all, site, "clerk");
  const approver = await deskHand(all, site, "scjg.approver");
  const rule = { requestKey: randomUUID(), version: 1, sample: 0, reason: "试运行没有不一样的" };
  await approver.post("/api/staff/decisions/individual-business-registration/switch", rule);
  let session: Session = [];
  let number = "";

  await all.test("handed in once, the design of the sign promised for later (R2.32)", async (t) => {
    const { page, troubles } = await visitor(t, site);
    session = await signIn(page, "13900004601");
    await page.request.put("/api/me", { data: keeper });
    const draft = await filledDraft(page);
    await page.goto(`/drafts/${draft}/materials`);
    const later = page.locator("details", { hasText: "以后补交（容缺）" });
    await later.locator("summary").click();
    await later.getByRole("checkbox").check();
    await later.getByLabel("签名：填写您的姓名").fill(keeper.name);
    await later.getByRole("button", { name: "签名，以后补交" }).click();
    await page.getByText("受理以后在“办理进度”里补交").waitFor();
    await page.getByText("已自动保存").waitFor();
    await page.goto(`/drafts/${draft}/check`);
    await assertAccessible(page);
    await page.getByRole("button", { name: "提交申请" }).click();
    await page.waitForURL("**/joint/*");
    number = /\/joint\/(\w+)/.exec(page.url())![1]!;
    assert.deepEqual(troubles, []);
  });

  await all.test(
    "the registration is decided by rule at once; the others go on with its result (A15)",
    async (t) => {
      const { page, troubles } = await visitor(t, site);
      await signedInAs(page, session);
      await page.goto(`/joint/${number}`);
      const registration = await part(page, number, "个体工商户", "issued");
      await page.goto(`/cases/${registration.case.number}`);
      await page.getByRole("heading", { name: "怎么核准的" }).waitFor();
      await assertAccessible(page);
      await clerk.act(registration.case.number, "assign-uscc", { uscc: "92430482MA4L000017" });
      await part(page, number, "食品经营", "received");
      await part(page, number, "户外广告", "received");
      assert.deepEqual(troubles, []);
    },
  );

  await all.test(
    "a correction stops that part alone, and is handed in on the phone (R2.9, R2.30)",
    async (t) => {
      const { page, troubles } = await visitor(t, site);
      await signedInAs(page, session);
      await page.goto(`/joint/${number}`);
      const food = await part(page, number, "食品经营", "received");
      const sign = await part(page, number, "户外广告", "received");
      await clerk.act(sign.case.number, "accept-deferred");
      const problem = "没有写明餐具清洗消毒的步骤，请补上";
      await clerk.act(food.case.number, "correct", {
        materials: [{ material: "食品操作流程文件", problem }],
      });
      await part(page, number, "食品经营", "correcting");
      await part(page, number, "户外广告", "handling");
      await page.goto(`/joint/${number}`);
      await page
        .getByRole("link", { name: /食品经营许可/ })
        .first()
        .waitFor();
      await assertAccessible(page);
      await picture(page, "restaurant-corrected");
      await page.goto(`/cases/${food.case.number}`);
      await page.getByRole("link", { name: "补材料", exact: true }).click();
      await page.locator("input[type=file]").setInputFiles(scan("操作流程.pdf"));
      await page.getByRole("link", { name: "操作流程.pdf" }).waitFor();
      await page.getByRole("button", { name: "提交补正材料" }).click();
      await page.getByText("您提交了补正材料").waitFor();
      await part(page, number, "食品经营", "received");
      assert.deepEqual(troubles, []);
    },
  );

  await all.test("what was promised is supplied; until then nobody decides (R2.32)", async (t) => {
    const { page, troubles } = await visitor(t, site);
    await signedInAs(page, session);
    await page.goto(`/joint/${number}`);
    const sign = await part(page, number, "户外广告", "handling");
    await page.goto(`/cases/${sign.case.number}`);
    await page.getByRole("heading", { name: "还要补交的材料" }).waitFor();
    await page.locator("input[type=file]").first().setInputFiles(scan("效果图.pdf"));
    await page.getByRole("button", { name: "补交" }).click();
    await page.getByText("您补齐了容缺材料").first().waitFor();
    await page.goto(`/joint/${number}`);
    await page.getByText("联办中").waitFor();
    await assertAccessible(page);
    await picture(page, "restaurant-going");
    assert.deepEqual(troubles, []);
  });

  await all.test("when every part is done, the results are one pack (R2.34)", async (t) => {
    const { page, troubles } = await visitor(t, site);
    await signedInAs(page, session);
    await page.goto(`/joint/${number}`);
    const food = (await part(page, number, "食品经营", "received")).case.number;
    await clerk.act(food, "accept");
    await (await deskHand(t, site, "scjg.examiner")).act(food, "pass", { opinion: "齐全" });
    const surveyed = {
      officers: ["肖寒露", "邓立夏"],
      surveyedOn: shanghaiDay(instantOf(Date.now())),
      opinion: "相符",
    };
    await (await deskHand(t, site, "scjg.surveyor1")).act(food, "survey", surveyed);
    await approver.act(food, "approve", { opinion: "准予" });
    const sign = (await part(page, number, "户外广告", "handling")).case.number;
    await (await deskHand(t, site, "cgj.examiner")).act(sign, "pass", { opinion: "齐全" });
    await (await deskHand(t, site, "cgj.approver")).act(sign, "approve", { opinion: "准予" });
    await clerk.act(food, "issue");
    const registration = (await part(page, number, "个体工商户", "issued")).case.number;
    for (const one of [registration, food]) await clerk.act(one, "deliver", { method: "electronic" });
    await clerk.act(sign, "deliver-document", { method: "electronic" });
    for (const name of ["个体工商户", "食品经营", "户外广告"]) await part(page, number, name, "delivered");
    await page.reload();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "下载全部结果" }).click(),
    ]);
    assert.match(download.suggestedFilename(), /\.zip$/);
    const pack = await readFile(await download.path());
    assert.equal(pack.subarray(0, 2).toString(), "PK");
    const summary = page.getByRole("link", { name: /结果汇总/ });
    const read = await page.request.get((await summary.getAttribute("href")) ?? "");
    assert.equal(read.headers()["content-type"], "application/pdf");
    await assertAccessible(page);
    await picture(page, "restaurant-done");
    assert.deepEqual(troubles, []);
  });
});

/** The part of this name, once it is in this state: what follows from a step follows within moments. */
async function part(page: Page, number: string, name: string, state: string): Promise<JointPartView> {
  const found = await page.waitForFunction(
    async (wanted) => {
      const { parts } = (await (await fetch(wanted.url)).json()) as JointView;
      return parts.find(({ case: it }) => it.subject.includes(wanted.name) && it.state === wanted.state);
    },
    { url: `/api/joint/${number}`, name, state },
    { polling: 200 },
  );
  return (await found.jsonValue()) as JointPartView;
}

/** A draft for this situation with everything filled in and handed in but the design of the sign. */
async function filledDraft(page: Page): Promise<string> {
  const opened = await page.request.post("/api/drafts", { data: { item: "open-restaurant", bundle: true } });
  const draft = (await opened.json()) as Draft;
  const guide = (await (await page.request.get("/api/bundles/open-restaurant")).json()) as BundleGuide;
  const items = new Map(guide.items.map((item) => [item.key, item]));
  const plan = compileBundle({ bundle: guide.bundle, items, answers: situation, rules: guide.rules });
  const whole = completeContent(plan.demand, situation);
  const content = {
    ...whole,
    answers: { ...whole.answers, legalPerson: keeper.name, legalPersonId: keeper.idNumber },
    materials: whole.materials.filter(({ material }) => material !== "sign-design"),
  };
  const saved = await page.request.put(`/api/drafts/${draft.id}`, {
    data: { version: draft.version, content },
  });
  assert.ok(saved.ok(), await saved.text());
  return draft.id;
}
