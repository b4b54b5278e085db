import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import type { Page } from "playwright-core";
import type { Taken } from "#contract/queue.ts";
import { assertAccessible } from "./accessible.ts";
import { sitDown } from "./desk.ts";
import { typeRest } from "./food-licence.ts";
import { desk, phone, picture, testSite, visitor } from "./frame.ts";
import { hold } from "./held.ts";

const hall = "changning";
const food = "food-business-licence";
const person = { name: "何秋月", idNumber: "430499198509230029", phone: "13800000002" };

/** A number from the guide desk, over the API of whoever is signed in there. */
async function take(page: Page, body: object): Promise<Taken> {
  const answer = await page.request.post(`/api/staff/halls/${hall}/tickets`, {
    data: { requestKey: randomUUID(), ...body },
  });
  assert.ok(answer.ok(), await answer.text());
  return (await answer.json()) as Taken;
}

test("B1 a counter's day by keyboard: open, call, and the number opens its reception", async (all) => {
  const site = await testSite(all);
  const { page, troubles } = await visitor(all, site, desk);
  await page.addInitScript(() => {
    window.print = () => undefined;
  });
  await sitDown(page, "clerk");

  await all.test("the counter is chosen and opened; nobody waits", async () => {
    await page.goto("/staff/counter");
    await page.getByLabel("您坐在哪个窗口").selectOption("A03");
    await assertAccessible(page);
    await picture(page, "calling-open");
    await page.keyboard.press("F7");
    await page.getByRole("region", { name: "这个窗口现在" }).getByText("窗口空着").waitFor();
    await page.getByRole("heading", { name: "没有人在等" }).waitFor();
    await page.keyboard.press("F7");
    await page.getByText("现在没有人在等。").waitFor();
    await assertAccessible(page);
    await picture(page, "calling-free");
  });

  await all.test("whoever takes a number is seen at once, and called with one key", async () => {
    await take(page, { items: [food], person });
    await take(page, { queue: "food-health" });
    await take(page, { queue: "food-health", group: "disabled" });
    await page.getByRole("heading", { name: /等候 3 人/ }).waitFor();
    await picture(page, "calling-line");
    await page.keyboard.press("F7");
    await page.getByText("V001").first().waitFor();
    await page.getByRole("button", { name: /^人到了，开始办 F7$/ }).waitFor();
    await assertAccessible(page);
    await picture(page, "calling-called");
    await page.goto("/staff/");
    await page.getByRole("region", { name: "叫号" }).getByText("V001").waitFor();
    await assertAccessible(page);
    await picture(page, "calling-strip");
  });

  await all.test("the strip stays in sight on a phone", async () => {
    await page.setViewportSize(phone);
    await page.goto("/staff/counter");
    await page.getByText("V001").first().waitFor();
    await assertAccessible(page);
    await picture(page, "calling-called");
    await page.setViewportSize(desk);
  });

  await all.test("another queue, a number put aside, and back again", async () => {
    await page.goto("/staff/counter");
    await page.getByRole("button", { name: /转到别的队/ }).waitFor();
    await page.keyboard.press("t");
    await page.getByRole("dialog").getByText("婚姻登记").waitFor();
    await assertAccessible(page);
    await picture(page, "calling-transfer");
    await page.keyboard.press("Escape");
    await page.keyboard.press("p");
    await page.getByRole("heading", { name: "先放着的" }).waitFor();
    await page.getByRole("button", { name: /接着办/ }).waitFor();
    await assertAccessible(page);
    await picture(page, "calling-aside");
    await page.keyboard.press("1");
    await page.getByRole("button", { name: /^办好了 F7$/ }).waitFor();
    // Shown at once; what else may be done comes with the answer.
    await page.getByRole("button", { name: /暂离窗口/ }).waitFor();
    await picture(page, "calling-serving");
  });

  await all.test("a key pressed while the former is still on its way is not lost", async () => {
    const now = page.getByRole("region", { name: "这个窗口现在" });
    const panel = await hold(page, "**/api/staff/counter", "GET");
    await page.keyboard.press("F7");
    await now.getByText("窗口空着").waitFor();
    await page.keyboard.press("F7");
    panel.release();
    await now.getByText("C001").waitFor();
    await now.getByRole("button", { name: /^人到了，开始办 F7$/ }).waitFor();
    await page.getByRole("region", { name: "我今天" }).getByText("1 位").waitFor();
  });

  await all.test(
    "the number opens the reception: nothing of who it is and what for is typed again",
    async () => {
      await page.keyboard.press("F7");
      await page.waitForURL("**/staff/reception?ticket=*");
      await page.getByRole("region", { name: "申请人" }).waitFor();
      assert.equal(await page.getByLabel("姓名", { exact: true }).inputValue(), person.name);
      assert.equal(await page.getByLabel("身份证号", { exact: true }).inputValue(), person.idNumber);
      assert.equal(await page.getByLabel("电话", { exact: true }).inputValue(), person.phone);
      await page.getByRole("region", { name: "叫号" }).getByText("办理中").waitFor();
      await assertAccessible(page);
      await picture(page, "calling-reception");
    },
  );

  await all.test("received under the number, which then shows its case; done with one key", async () => {
    await typeRest(page);
    await page.keyboard.press("F4");
    await page.getByText("都齐了，可以收件。").waitFor();
    await page.keyboard.press("F8");
    await page.getByRole("status").getByText("已收件", { exact: true }).waitFor();
    await page.getByText("这个号已经收了").waitFor();
    await assertAccessible(page);
    await picture(page, "calling-received");
    await page.keyboard.press("F7");
    await page.getByRole("button", { name: /^叫下一位 F7$/ }).waitFor();
  });
  assert.deepEqual(troubles, []);
});

test("the guide desk gives a number in people's words, and the slip prints", async (t) => {
  const site = await testSite(t);
  const { page, troubles } = await visitor(t, site, desk);
  await page.addInitScript(() => {
    window.print = () => undefined;
  });
  await sitDown(page, "clerk");
  await page.goto("/staff/guide-desk");
  const box = page.getByRole("combobox", { name: "办什么事" });
  await box.waitFor();
  await page.keyboard.press("F8");
  await page.getByRole("alert").getByText("请先说办什么事").waitFor();
  await assertAccessible(page);
  await picture(page, "guide-desk-faults");
  await box.fill("我要开饭店");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("list", { name: "要办的事" }).waitFor();
  await page.getByLabel("要照顾的群体").selectOption({ label: "残疾人" });
  await page.getByText("证明看过了：残疾人证").click();
  await page.getByText(/来的是谁/).click();
  await page.getByLabel("姓名").fill("欧阳晓彤");
  await assertAccessible(page);
  await picture(page, "guide-desk");
  await page.keyboard.press("F8");
  await page.getByRole("status", { name: /取到的号 V001/ }).waitFor();
  await page.getByRole("img", { name: /V001/ }).waitFor();
  await assertAccessible(page);
  await picture(page, "guide-desk-taken");
  await page.emulateMedia({ media: "print" });
  await picture(page, "guide-desk-slip");
  await page.emulateMedia({ media: "screen" });
  await page.keyboard.press("F2");
  await box.waitFor();
  await page.keyboard.press("F9");
  await page.keyboard.type("v1");
  await page.keyboard.press("Enter");
  const card = page.getByRole("article", { name: "V001 号" });
  await card.getByText("可以这样告诉他").waitFor();
  await assertAccessible(page);
  await picture(page, "guide-desk-found");
  await page.setViewportSize(phone);
  await picture(page, "guide-desk-found");
  await page.setViewportSize(desk);
  await card.getByRole("button", { name: "取消这个号" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "取消这个号" }).click();
  await card.getByText("已取消").waitFor();
  assert.deepEqual(troubles, []);
});
