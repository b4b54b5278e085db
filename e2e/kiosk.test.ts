/** The kiosk as people meet it: by finger, at 1080 × 1920, one after the other. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { assertMachineAccessible } from "./accessible.ts";
import { picture, testSite, visitor } from "./frame.ts";
import { big, enrolled, kiosk, says, set, sizes } from "./kiosk-hands.ts";

async function look(page: Page, name: string): Promise<void> {
  await assertMachineAccessible(page, sizes);
  await picture(page, `kiosk-${name}`);
}

/** Whatever can be pressed is large enough for any finger, and lies where a wheelchair reaches. */
async function assertReachable(page: Page): Promise<void> {
  const boxes = await page.locator("main button, nav button:enabled").evaluateAll((buttons) =>
    buttons.map((button) => {
      const { width, height, top } = button.getBoundingClientRect();
      return { name: button.textContent, width, height, top };
    }),
  );
  assert.ok(boxes.length > 0);
  for (const { name, width, height, top } of boxes) {
    assert.ok(width >= 88 && height >= 88, `${name} is ${width} × ${height}`);
    assert.ok(top >= kiosk.height / 3, `${name} lies at ${top}`);
  }
}

test("a kiosk is enrolled, offers pictures within reach, and moves lower for a wheelchair", async (t) => {
  const site = await testSite(t);
  const { page, troubles } = await visitor(t, site, kiosk);
  await page.goto("/kiosk");
  await page.getByRole("heading", { name: "设置自助机" }).waitFor();
  await look(page, "enrol");
  await enrolled(page);
  await look(page, "start");
  await assertReachable(page);
  await page.getByRole("button", { name: "降低" }).click();
  const top = await big(page, /办事/).evaluate((button) => button.getBoundingClientRect().top);
  assert.ok(top >= kiosk.height * 0.45, `now at ${top}`);
  await picture(page, "kiosk-start-low");
  assert.deepEqual(troubles, []);
});

test("by card and face one applies, prints, and leaves nothing behind", async (t) => {
  const site = await testSite(t);
  const { page, context, troubles } = await visitor(t, site, kiosk);
  await enrolled(page);
  await big(page, /^办事/).click();
  await says(page, "要办什么事？");
  await look(page, "find");
  await big(page, /按拼音找/).click();
  await page.keyboard.type("lnryd");
  await look(page, "letters");
  await page.keyboard.press("Backspace");
  for (let at = 0; at < 4; at++) await page.keyboard.press("Backspace");
  await page.keyboard.type("laonian");
  await big(page, /老年人优待证|敬老|老年/).click();
  await page.getByRole("button", { name: /在这里办/ }).waitFor();
  await look(page, "guide");
  await big(page, /要带什么/).click();
  await look(page, "materials");
  await big(page, "看好了").click();
  await big(page, /在这里办/).click();
  await says(page, "请放身份证");
  await look(page, "card");
  await set(page, "郭小明的身份证");
  await says(page, /请看镜头/);
  await look(page, "face");
  await big(page, "我看好了").click();
  await says(page, /是不是请别人代办/);
  await look(page, "question");
  await big(page, "否").click();
  await says(page, "这些对吗？");
  await look(page, "confirm");
  await big(page, "对，交上去").click();
  await says(page, "交上去了");
  await look(page, "sent");
  await big(page, "打印回执").click();
  await says(page, "打印哪一份？");
  await look(page, "print");
  await page.locator("main .big").first().click();
  await big(page, /^打印/).click();
  await says(page, "打印好了，请拿走");
  await big(page, "办完了").click();
  await says(page, "您要办什么？");
  await page.goBack().catch(() => null);
  await page.goto("/kiosk");
  await says(page, "您要办什么？");
  const kept = await page.evaluate(() => ({ local: localStorage.length, session: sessionStorage.length }));
  assert.deepEqual(kept, { local: 0, session: 0 });
  const cookies = (await context.cookies()).map(({ name }) => name);
  assert.deepEqual(cookies, ["tongban-device"], "the machine's own cookie, and nobody's");
  assert.equal(await page.locator("main").getByText("郭").count(), 0);
  const { rows } = await site.services.pool.query("select kind, state from kiosk_print");
  assert.deepEqual(rows, [{ kind: "document", state: "printed" }]);
  assert.deepEqual(troubles, []);
});

test("a minute's silence asks, covers what is personal, and clears", async (t) => {
  const site = await testSite(t);
  const { page, troubles } = await visitor(t, site, kiosk);
  await page.clock.install();
  await enrolled(page);
  await big(page, /^查进度/).click();
  await page.clock.runFor(61_000);
  await page.getByRole("heading", { name: "还在吗？" }).waitFor();
  await picture(page, "kiosk-still-there");
  await big(page, "我还在").click();
  await says(page, "查哪一件？");
  await page.clock.runFor(61_000);
  await page.getByRole("heading", { name: "还在吗？" }).waitFor();
  await page.clock.runFor(21_000);
  await says(page, "您要办什么？");
  assert.deepEqual(troubles, []);
});
