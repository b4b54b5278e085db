/** Whoever types faster than the hall answers loses nothing: the counter's form. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { picture as dot } from "#server/testing/upload.ts";
import { sitDown } from "./desk.ts";
import { typeReception } from "./food-licence.ts";
import { desk, testSite, visitor } from "./frame.ts";
import { hold } from "./held.ts";

/** Keys that come before the page is drawn anew, as they do on a slow machine. */
const pressAtOnce = (page: Page, ...keys: string[]) =>
  page.evaluate((all) => {
    for (const key of all) {
      const press = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(press);
    }
  }, keys);

const chosen = (page: Page, question: string | RegExp, answer: string | RegExp) =>
  page.getByRole("group", { name: question }).getByRole("radio", { name: answer, checked: true }).waitFor();

const scan = (name: string, more = "") => ({
  name,
  mimeType: "image/png",
  buffer: Buffer.concat([dot, Buffer.from(more)]),
});

/** The food-business licence by its initials. */
async function begin(page: Page): Promise<void> {
  await page.getByRole("combobox", { name: "办什么事" }).fill("spjy");
  await page.getByRole("option", { name: /食品经营许可（新办）/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "申请人" }).waitFor();
}

test("a clerk who types faster than the hall answers loses nothing at the counter", async (all) => {
  const site = await testSite(all);
  const { page, troubles } = await visitor(all, site, desk);
  await page.addInitScript(() => {
    window.print = () => undefined;
  });
  await sitDown(page, "clerk");
  await page.goto("/staff/reception");
  await begin(page);
  const applicant = page.getByRole("region", { name: "申请人" });
  const name = applicant.getByLabel("姓名", { exact: true });

  await all.test("a digit goes on to the next question before the next digit comes", async () => {
    await page.getByRole("group", { name: "您准备做哪一类？" }).getByRole("radio").first().focus();
    await pressAtOnce(page, "1", "2", "1", "2");
    await chosen(page, "您准备做哪一类？", /^饭店/);
    await chosen(page, "会不会做凉菜", "否");
    await chosen(page, "您用什么身份来办？", "个体工商户");
    await chosen(page, "是不是请别人代办？", "否");
  });

  await all.test("two files are chosen, and what is typed while they are sent stays", async () => {
    const material = page.getByRole("region", { name: "材料" }).getByRole("group").first();
    await material.getByRole("checkbox", { name: /电子件/ }).check();
    const files = await hold(page, "**/api/files");
    await material.locator("input[type=file]").setInputFiles([scan("正面.png"), scan("反面.png", "b")]);
    await files.asked;
    await name.fill("何秋月");
    files.release();
    await material.getByRole("link", { name: "反面.png" }).waitFor();
    await material.getByRole("link", { name: "正面.png" }).waitFor();
    assert.equal(await name.inputValue(), "何秋月");
  });

  await all.test("what is typed while the store is asked stays", async () => {
    await applicant.getByLabel("身份证号", { exact: true }).fill("430499198509230029");
    await applicant.getByLabel("电话", { exact: true }).fill("13800000002");
    const store = await hold(page, "**/stored-materials");
    await page.getByRole("button", { name: "查哪些不用再交" }).click();
    await store.asked;
    const shop = page.getByLabel("单位（店铺）名称");
    await shop.fill("小满饭店");
    store.release();
    await page.getByText("材料库里没有可以直接用的").waitFor();
    assert.equal(await shop.inputValue(), "小满饭店");
  });

  await all.test("F8 pressed again, and F9 after it, receive it once", async () => {
    // A new tab knows nothing of what was typed before.
    await page.evaluate(() => sessionStorage.clear());
    await page.reload();
    await begin(page);
    await typeReception(page);
    await page.keyboard.press("F4");
    await page.getByText("都齐了，可以收件。").waitFor();
    const receiving = await hold(page, "**/api/staff/receptions");
    for (const key of ["F8", "F8", "F9"]) await page.keyboard.press(key);
    await receiving.asked;
    receiving.release();
    await page.getByRole("status").getByText("已收件", { exact: true }).waitFor();
    const { rows } = await site.services.pool.query(`select count(*)::int as cases from "case"`);
    assert.deepEqual(rows, [{ cases: 1 }]);
  });
  assert.deepEqual(troubles, []);
});
