import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Page } from "playwright-core";
import type { Draft } from "#contract/draft.ts";
import type { Item } from "#contract/item.ts";
import { completeContent } from "#server/testing/application.ts";
import { publishChanged } from "#server/testing/item-version.ts";
import { picture as dot } from "#server/testing/upload.ts";
import { assertAccessible } from "./accessible.ts";
import { sitDown } from "./desk.ts";
import { handIn } from "./food-licence.ts";
import { desk, picture, type Site, testSite, visitor } from "./frame.ts";
import { signIn } from "./signing-in.ts";

const card: Item = JSON.parse(
  readFileSync(new URL("../data/items/social-security-card.json", import.meta.url), "utf8"),
);

/** The social security card with a signature and a photograph on a page of their own; the number of that page. */
async function publishSigned({ services }: Site): Promise<number> {
  await publishChanged(services, card.key, card.version, (item) => {
    item.form!.pages.push({
      title: "照片和签名",
      fields: [
        {
          ...{ id: "photo", label: "近照", type: "file", required: true, max: 1 },
          ...{ kinds: ["image"], megabytes: 2 },
        },
        {
          ...{ id: "signature", label: "申请人签名", type: "signature", required: true },
          hint: "本人确认以上填写的内容真实。",
        },
      ],
    });
    return item;
  });
  return card.form!.pages.length + 1;
}

/** A draft in which everything else is said. */
async function begin(page: Page): Promise<string> {
  await page.request.put("/api/me", { data: { name: "郭小明", idNumber: "430499199003070018" } });
  const draft: Draft = await (await page.request.post("/api/drafts", { data: { item: card.key } })).json();
  const data = { version: draft.version, content: completeContent(card) };
  assert.ok((await page.request.put(`/api/drafts/${draft.id}`, { data })).ok());
  return draft.id;
}

const button = (page: Page, name: string) => page.getByRole("button", { name });
const signed = (page: Page, text: string | RegExp) =>
  page.getByRole("group", { name: "申请人签名" }).getByRole("status").getByText(text).waitFor();
const goOn = (page: Page) => button(page, "保存并继续").click();

async function drawWithMouse(page: Page): Promise<void> {
  const pad = page.getByRole("img", { name: /签名框，空白/ });
  await pad.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await pad.boundingBox())!;
  await page.mouse.move(x + width * 0.2, y + height * 0.3);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.4, y + height * 0.7, { steps: 5 });
  await page.mouse.move(x + width * 0.8, y + height * 0.4, { steps: 5 });
  await page.mouse.up();
  await page.getByRole("img", { name: /签名框，写了字/ }).waitFor();
}

test("a signature is drawn with the mouse, done again, and is seen by the applicant and by staff", async (t) => {
  const site = await testSite(t);
  const last = await publishSigned(site);
  const { page, troubles } = await visitor(t, site);
  await signIn(page, "13900006201");
  const id = await begin(page);
  await page.goto(`/drafts/${id}/form/${last}`);
  await goOn(page);
  await page.getByRole("alert").getByRole("link", { name: "请上传近照" }).waitFor();
  await page.getByRole("alert").getByRole("link", { name: "请在申请人签名处签名" }).click();
  await page
    .locator("#photo")
    .setInputFiles({ name: "近照.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4") });
  await page.getByText("近照只收图片，请换一个文件").waitFor();
  await page.locator("#photo").setInputFiles({ name: "近照.png", mimeType: "image/png", buffer: dot });
  await page.getByRole("link", { name: /近照\.png/ }).waitFor();
  await page
    .locator("#photo")
    .setInputFiles({ name: "新近照.png", mimeType: "image/png", buffer: Buffer.concat([dot, dot]) });
  await page.getByRole("link", { name: /^新近照\.png/ }).waitFor();
  assert.equal(await page.getByRole("list", { name: "已经上传" }).getByRole("listitem").count(), 1);

  await drawWithMouse(page);
  await assertAccessible(page);
  await picture(page, "portal-signing");
  await button(page, "清除").click();
  await drawWithMouse(page);
  await button(page, "用这个签名").click();
  await signed(page, /已签名/);
  await page.waitForFunction(() => document.activeElement?.id === "signature-redo");
  await assertAccessible(page);
  await button(page, "重签").click();
  await signed(page, "还没有签名");
  await drawWithMouse(page);
  await button(page, "用这个签名").click();
  await signed(page, /已签名/);
  await picture(page, "portal-signed");
  await page.getByText("已自动保存").waitFor();

  await page.goto(`/drafts/${id}/check`);
  await page.getByText(/^手写签名，/).waitFor();
  await button(page, "提交申请").click();
  await page.waitForURL("**/submitted/*");
  const number = page.url().split("/").at(-1)!;
  await page.goto(`/cases/${number}`);
  await page.getByText("我交的内容").click();
  const shown = page.getByRole("img", { name: "申请人签名" });
  await shown.scrollIntoViewIfNeeded();
  await page.waitForFunction(() =>
    [...document.images].every((image) => image.complete && image.naturalWidth > 0),
  );
  await assertAccessible(page);
  await picture(page, "portal-signature-read");

  const counter = await visitor(t, site, desk);
  await sitDown(counter.page, "clerk");
  await counter.page.goto(`/staff/cases/${number}`);
  const link = counter.page.getByRole("link", { name: /申请人签名/ });
  await link.waitFor();
  assert.ok((await counter.page.request.get((await link.getAttribute("href"))!)).ok());
  await assertAccessible(counter.page);
  assert.deepEqual([...troubles, ...counter.troubles], []);
});

test("a signature without a pointer: the name typed and confirmed, by keyboard only", async (t) => {
  const site = await testSite(t);
  const last = await publishSigned(site);
  const { page, troubles } = await visitor(t, site);
  await signIn(page, "13900006202");
  const id = await begin(page);
  await page.goto(`/drafts/${id}/form/${last}`);
  const { keyboard } = page;
  await page.getByRole("radio", { name: "手写" }).focus();
  await keyboard.press("ArrowRight");
  await keyboard.press("Tab");
  await keyboard.type("郭小明");
  await signed(page, "还没有签名");
  await keyboard.press("Tab");
  await keyboard.press("Space");
  await signed(page, /已签名/);
  await keyboard.press("Shift+Tab");
  await keyboard.press("End");
  await keyboard.type("二");
  await signed(page, "还没有签名");
  await goOn(page);
  await page
    .getByRole("alert")
    .getByText(/请再勾选“这是我本人的签名”/)
    .waitFor();
  await assertAccessible(page);
  await picture(page, "portal-signature-typed");
  await page.getByRole("checkbox", { name: /这是我本人的签名/ }).focus();
  await keyboard.press("Space");
  await page.getByText("已自动保存").waitFor();
  await page.goto(`/drafts/${id}/check`);
  await page.getByText(/郭小明二（键入姓名签名）/).waitFor();
  assert.deepEqual(troubles, []);
});

test("at the counter: a photograph is brought and the name typed where the applicant stands, without a mouse", async (t) => {
  const site = await testSite(t);
  await publishSigned(site);
  const { page, troubles } = await visitor(t, site, desk);
  const { keyboard } = page;
  await sitDown(page, "clerk");
  await page.goto("/staff/reception");
  await page.getByRole("combobox", { name: "办什么事" }).fill("社保卡");
  await page
    .getByRole("option", { name: new RegExp(card.name) })
    .first()
    .click();
  await handIn(page, "申请人");
  for (const text of ["何秋月", "430499198509230029", "13800000002"]) {
    await keyboard.type(text);
    await keyboard.press("Enter");
  }
  await page.getByRole("radio", { name: "给自己办" }).check();
  await page.locator("#cardBank").fill("测试银行");
  await page.locator("#photo").setInputFiles({ name: "近照.png", mimeType: "image/png", buffer: dot });
  await page.getByRole("link", { name: /近照\.png/ }).waitFor();
  await page.getByRole("radio", { name: "手写" }).focus();
  await keyboard.press("2");
  await page.waitForFunction(() => document.activeElement?.id === "signature-name");
  await keyboard.type("何秋月");
  await keyboard.press("Enter");
  await keyboard.press("1");
  await signed(page, /已签名/);
  assert.equal(await page.locator("#cardBank").inputValue(), "测试银行");
  await assertAccessible(page);
  await picture(page, "staff-signature");
  await keyboard.press("F4");
  await page.getByText("都齐了，可以收件。").waitFor();
  await keyboard.press("F8");
  await page.getByRole("status").getByText("已收件", { exact: true }).waitFor();
  assert.deepEqual(troubles, []);
});
