import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { todayAt } from "../web/shared/words.ts";
import { assertAccessible } from "./accessible.ts";
import { deskHand } from "./desk-hands.ts";
import { desk, phone, picture, testSite, visitor } from "./frame.ts";
import { walkWithTab } from "./keyboard.ts";
import { type Session, signedInAs, signIn } from "./signing-in.ts";

const applicant = { name: "郭小明", idNumber: "430499199003070018" };
const goOn = (page: Page) => page.getByRole("button", { name: "保存并继续" }).click();
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();

test("applying for the food-business licence in the portal", async (all) => {
  const site = await testSite(all);
  let number = "";
  let queryCode = "";
  let session: Session = [];

  await all.test("from the guide to the list of tasks, answers carried along", async (t) => {
    const { page, troubles } = await visitor(t, site);
    await page.goto("/items/food-business-licence");
    await page.getByLabel("饭店、餐馆").check();
    await page.getByRole("link", { name: "网上申请" }).first().click();
    await page.waitForURL("**/sign-in?next=*");
    session = await signIn(page, "13900005678");
    await page.goto("/items/food-business-licence/apply");
    await page.getByText("先告诉我们您是谁").waitFor();
    await assertAccessible(page);
    await page.getByLabel("姓名").fill(applicant.name);
    await page.getByLabel("身份证号码").fill(applicant.idNumber);
    await page.getByRole("button", { name: "保存姓名和号码" }).click();
    await page.getByRole("button", { name: "开始填" }).click();
    await page.waitForURL("**/drafts/*");
    await heading(page, "食品经营许可（新办）");
    await assertAccessible(page);
    await picture(page, "portal-tasks");
    await page.getByRole("link", { name: "您的情况" }).click();
    assert.equal(await page.getByLabel("饭店、餐馆").isChecked(), true);
    assert.deepEqual(troubles, []);
  });

  await all.test(
    "every part is filled in, saved as one types, kept over a reload, and handed in",
    async (t) => {
      const { page, troubles } = await visitor(t, site);
      await signedInAs(page, session);
      await page.goto("/cases");
      await page.getByRole("link", { name: "食品经营许可（新办）" }).click();
      await page
        .getByRole("link", { name: "接着填" })
        .or(page.getByRole("link", { name: "开始填" }))
        .click();

      await heading(page, "您的情况");
      await goOn(page);
      const summary = page.getByRole("alert");
      await summary.getByRole("link", { name: /凉菜卤菜/ }).click();
      assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("type")), "radio");
      await assertAccessible(page);
      await walkWithTab(page);
      await page
        .getByRole("group", { name: /凉菜卤菜/ })
        .getByLabel("否")
        .check();
      await page.getByLabel("个体工商户").check();
      await page
        .getByRole("group", { name: /请别人代办/ })
        .getByLabel("否")
        .check();
      await goOn(page);

      await heading(page, "经营者信息");
      await page.getByLabel("单位（店铺）名称").fill("常宁市宜阳街道郭小明土菜馆（个体工商户）");
      await page.getByText("已自动保存").waitFor();
      await page.reload();
      await heading(page, "经营者信息");
      assert.equal(
        await page.getByLabel("单位（店铺）名称").inputValue(),
        "常宁市宜阳街道郭小明土菜馆（个体工商户）",
      );
      await page.getByLabel("统一社会信用代码").fill("91430482000000001");
      await goOn(page);
      await page.getByRole("alert").getByText("统一社会信用代码应是 18 位").waitFor();
      await assertAccessible(page);
      await picture(page, "portal-form-errors");
      await fillForm(page);
      await goOn(page);

      for (const title of ["经营场所和项目", "人员", "联系与代办"]) {
        await heading(page, title);
        await assertAccessible(page);
        await picture(page, `portal-form-${title}`);
        await fillForm(page);
        await goOn(page);
      }

      await heading(page, "交材料");
      await goOn(page);
      await page.getByRole("alert").getByText("请提交材料：食品操作流程文件").waitFor();
      await assertAccessible(page);
      await walkWithTab(page);
      for (const input of await page.locator("input[type=file]").all()) await input.setInputFiles(scan);
      await page.getByRole("link", { name: "布局图.png" }).nth(2).waitFor();
      await picture(page, "portal-materials");
      await goOn(page);

      await heading(page, "核对并提交");
      await page.getByText("常宁市宜阳街道郭小明土菜馆（个体工商户）").waitFor();
      await assertAccessible(page);
      await walkWithTab(page);
      await picture(page, "portal-check-answers");
      await page.getByRole("button", { name: "提交申请" }).click();

      await heading(page, "申请已提交");
      number = new URL(page.url()).pathname.split("/").at(-1) ?? "";
      assert.match(number, /^430482\d{16}[0-9A-Z]$/);
      queryCode =
        (await page
          .getByText(/^\d{6}$/)
          .first()
          .textContent()) ?? "";
      await assertAccessible(page);
      await picture(page, "portal-submitted");
      const receipt = await page.getByRole("link", { name: /收件凭证/ }).getAttribute("href");
      const pdf = await page.request.get(receipt ?? "");
      assert.equal(pdf.headers()["content-type"], "application/pdf");
      assert.deepEqual(troubles, []);
    },
  );

  await all.test("one's matter shows how it stands, and moves while one looks at it", async (t) => {
    const { page } = await visitor(t, site);
    await signedInAs(page, session);
    await page.goto(`/cases/${number}`);
    await page.getByText("已收到您的申请，窗口正在核对材料").waitFor();
    await page.getByText("实时更新").waitFor();
    await assertAccessible(page);
    const clerk = await deskHand(t, site, "clerk");
    await clerk.act(number, "accept");
    await page.getByText("申请已受理，正在办理").waitFor();
    await page.getByText(/承诺期限/).waitFor();
    await page.getByText(/法定期限/).waitFor();
    await page.getByText("正在资料审查").waitFor();
    await assertAccessible(page);
    await walkWithTab(page);
    await picture(page, "portal-case");
  });

  await all.test("anybody with number and query code sees the progress, and nothing personal", async (t) => {
    const { page } = await visitor(t, site);
    await page.goto("/progress");
    await page.getByLabel("办件编号").fill(number);
    await page.getByLabel("查询码").fill("000000");
    await page.getByRole("button", { name: "查进度" }).click();
    await page.getByText("编号和查询码对不上").waitFor();
    await page.getByLabel("查询码").fill(queryCode);
    await page.getByRole("button", { name: "查进度" }).click();
    await page.getByText("申请已受理，正在办理").waitFor();
    assert.doesNotMatch((await page.textContent("main")) ?? "", /郭小明|430499|13800000001/);
    await assertAccessible(page);
    await picture(page, "portal-progress");
  });

  await all.test("the licence in hand: opened, listed, checked by whoever scans it", async (t) => {
    const examiner = await deskHand(t, site, "scjg.examiner");
    const surveyor = await deskHand(t, site, "scjg.surveyor1");
    const approver = await deskHand(t, site, "scjg.approver");
    await examiner.act(number, "pass", { opinion: "材料齐全" });
    await surveyor.act(number, "survey", {
      opinion: "符合要求",
      officers: ["肖寒露", "邓立夏"],
      surveyedOn: todayAt(new Date()),
    });
    await approver.act(number, "approve", { opinion: "准予许可" });
    await examiner.act(number, "issue");
    const { page } = await visitor(t, site, desk);
    await signedInAs(page, session);
    await page.goto(`/cases/${number}`);
    await page.getByText("食品经营许可证已经办好").waitFor();
    await assertAccessible(page);
    await picture(page, "portal-case");
    const href = await page.getByRole("link", { name: /打开电子证照/ }).getAttribute("href");
    assert.equal((await page.request.get(href ?? "")).headers()["content-type"], "application/pdf");
    await page.getByRole("link", { name: "别人扫码看到的核验页" }).click();
    await page.getByRole("status").getByText("有效", { exact: true }).waitFor();
    await assertAccessible(page);
    await picture(page, "portal-licence-check");
    await page.goto("/me/licences");
    await page.getByRole("heading", { level: 2, name: "食品经营许可证" }).waitFor();
    await assertAccessible(page);
    await page.goto("/messages");
    await page.getByRole("link", { name: "看这件事的进度" }).first().waitFor();
    await assertAccessible(page);
    await picture(page, "portal-messages");
    await page.setViewportSize(phone);
    await page.goto("/cases");
    await page.getByRole("link", { name: "食品经营许可（新办）" }).waitFor();
    await assertAccessible(page);
    await picture(page, "portal-cases");
  });
});

const scan = {
  name: "布局图.png",
  mimeType: "image/png",
  buffer: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
};

/** Something fitting in every field of the page that is still empty. */
async function fillForm(page: Page): Promise<void> {
  const known: [RegExp, string][] = [
    [/统一社会信用代码/, "91430482000000001B"],
    [/身份证/, applicant.idNumber],
    [/手机|电话/, "13800000001"],
    [/面积|人数|人员数/, "86"],
    [/路名门牌/, "演示路 1 号"],
  ];
  for (const group of await page.locator("fieldset:has(input[type=radio], input[type=checkbox])").all()) {
    if ((await group.locator("input:checked").count()) === 0) await group.locator("input").last().check();
  }
  for (const list of await page.locator("select").all()) {
    if ((await list.inputValue()) === "") await list.selectOption({ index: 1 });
  }
  for (const date of await page.locator("input[type=date]").all()) await date.fill("2026-11-20");
  for (const input of await page.locator("input.input:not([type=date]), textarea").all()) {
    const label = (await input.evaluate((it: HTMLInputElement) => it.labels?.[0]?.textContent)) ?? "";
    const fitting = known.find(([pattern]) => pattern.test(label))?.[1];
    if (fitting || (await input.inputValue()) === "") await input.fill(fitting ?? "郭小明");
  }
}
