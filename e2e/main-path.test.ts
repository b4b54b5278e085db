import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible } from "./accessible.ts";
import { act, carryToLicence, openFromInbox, sitDown } from "./desk.ts";
import { answerForm, answerSituation, handInMaterials, shop, typeReception } from "./food-licence.ts";
import { desk, picture, testSite, visitor } from "./frame.ts";
import { codeSentTo } from "./signing-in.ts";

test("from “我要开饭店” on a phone to the licence in hand", async (t) => {
  const site = await testSite(t);
  const { page, troubles } = await visitor(t, site);
  await findFoodLicence(page);
  await signInOnTheWay(page, "13900002222");
  await page.getByLabel("姓名").fill("欧阳小三");
  await page.getByLabel("身份证号码").fill("11010519491231002X");
  await page.getByRole("button", { name: "保存姓名和号码" }).click();
  await page.getByRole("button", { name: "开始填" }).click();
  const number = await applyOnline(page);

  const { page: hall, troubles: hallTroubles } = await visitor(t, site, desk);
  await sitDown(hall, "clerk");
  await picture(hall, "path-staff-inbox");
  await openFromInbox(hall, number);
  await picture(hall, "path-staff-case");
  await act(hall, "受理申请");
  await carryToLicence(hall, number);

  await page.goto(`/cases/${number}`);
  await page.getByText("食品经营许可证已经办好").waitFor();
  await assertAccessible(page);
  await picture(page, "path-case-issued");
  await assertLicence(page);
  await picture(page, "path-check");
  assert.deepEqual([...troubles, ...hallTroubles], []);
});

test("the same at a counter, by keyboard, without the applicant touching a computer (A25)", async (t) => {
  const site = await testSite(t);
  const { page, troubles } = await visitor(t, site, desk);
  await sitDown(page, "clerk");
  const number = await receiveByKeyboard(page);
  await carryToLicence(page, number);
  await assertLicence(page);
  assert.deepEqual(troubles, []);
});

/** The home page, the search, the guide, and the button that begins. */
async function findFoodLicence(page: Page) {
  await page.goto("/");
  const search = page.getByRole("combobox", { name: "您要办什么" });
  await search.fill("我要开饭店");
  await page.getByRole("option").first().waitFor();
  await picture(page, "path-home");
  await search.press("Enter");
  await page.waitForURL(/\/search/);
  await page
    .getByRole("link", { name: /食品经营许可/ })
    .first()
    .click();
  await page.getByRole("heading", { level: 1, name: /食品经营许可/ }).waitFor();
  await assertAccessible(page);
  await page.getByRole("link", { name: "网上申请" }).first().click();
}

/** Whoever applies without being signed in signs in first and goes on where they were. */
async function signInOnTheWay(page: Page, phone: string) {
  await page.waitForURL(/\/sign-in/);
  await page.getByLabel("手机号").fill(phone);
  await page.getByRole("button", { name: "获取验证码" }).click();
  await page.getByText("已发到您的手机").first().waitFor();
  await page.getByLabel("短信验证码").fill(await codeSentTo(page, phone));
  await page.getByRole("button", { name: "登录" }).click();
  await page.waitForURL(/\/apply/);
}

/** Every part of the draft, then 提交申请; the number of the case. */
async function applyOnline(page: Page): Promise<string> {
  await page.waitForURL(/\/drafts\//);
  await assertAccessible(page);
  await page.getByRole("link", { name: "开始填" }).click();
  await answerSituation(page);
  await goOn(page);
  await answerForm(page, () => goOn(page));
  await page.getByRole("heading", { level: 1, name: "交材料" }).waitFor();
  await handInMaterials(page, await page.screenshot());
  await assertAccessible(page);
  await picture(page, "path-materials");
  await goOn(page);
  await page.getByRole("heading", { level: 1, name: "核对并提交" }).waitFor();
  await assertAccessible(page);
  await picture(page, "path-check-answers");
  await page.getByRole("button", { name: "提交申请" }).click();
  await page.waitForURL(/\/submitted\//);
  await page.getByText("我们收到了").waitFor();
  await page.getByText("欧阳小三", { exact: true }).waitFor();
  await assertAccessible(page);
  await picture(page, "path-submitted");
  return new URL(page.url()).pathname.split("/").at(-1)!;
}

const goOn = (page: Page) => page.getByRole("button", { name: "保存并继续" }).click();

/** 窗口收件 without a mouse: the item by its initials, every field, all papers by F4, F9 to receive and accept. */
async function receiveByKeyboard(page: Page): Promise<string> {
  await page.goto("/staff/reception");
  await page.getByRole("combobox", { name: "办什么事" }).waitFor();
  await page.keyboard.type("spjy");
  await page.getByRole("option", { name: /食品经营许可/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "申请人" }).waitFor();
  await typeReception(page);
  await page.keyboard.press("F4");
  await page.getByText("都齐了，可以收件。").waitFor();
  await picture(page, "path-reception");
  await page.keyboard.press("F9");
  await page.getByText("已收件并受理").waitFor();
  await picture(page, "path-received");
  await page.keyboard.press("o");
  await page.waitForURL("**/staff/cases/*");
  return new URL(page.url()).pathname.split("/").at(-1)!;
}

/** The licence opens as a PDF, and what its code leads to says that it is valid (R6.7). */
async function assertLicence(page: Page) {
  const href = await page.getByRole("link", { name: /打开电子证照/ }).getAttribute("href");
  const pdf = await page.request.get(href!);
  assert.equal(pdf.status(), 200);
  assert.equal((await pdf.body()).subarray(0, 5).toString(), "%PDF-");
  const check = await page.getByRole("link", { name: /核验页/ }).getAttribute("href");
  await page.goto(check!);
  await page.getByRole("status").getByText("有效", { exact: true }).waitFor();
  await page.getByText("食品经营许可证").first().waitFor();
  await page.getByText(shop, { exact: true }).waitFor();
  await assertAccessible(page);
}
