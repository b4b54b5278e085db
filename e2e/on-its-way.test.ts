/** What is written or pressed while an answer is on its way is neither lost nor done to something else. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { sitDown } from "./desk.ts";
import { desk, testSite, visitor } from "./frame.ts";
import { hold } from "./held.ts";
import { resident } from "./residents.ts";

test("R12.9 prints and copies: what is taken back is the last that was pressed, and what did not arrive is said", async (t) => {
  const site = await testSite(t);
  const { page } = await visitor(t, site, desk);
  await sitDown(page, "clerk");
  await page.goto("/staff/free-services/tally");
  await page.getByText("还没有记").waitFor();
  const counting = await hold(page, "**/api/staff/free-services/tally");
  for (const key of ["5", "p", "u"]) await page.keyboard.press(key);
  await counting.asked;
  counting.release();
  await page.getByText("撤回打印 5 张").waitFor();

  await page.route("**/api/staff/free-services/tally", async (route) => {
    const body = route.request().postDataJSON() as { quantity: number } | null;
    if (body?.quantity !== 3) return await route.continue();
    // It breaks off after the one that was pressed next has been counted.
    await page
      .getByRole("cell", { name: "复印 1 张", exact: true })
      .or(page.getByText("复印 1 张"))
      .first()
      .waitFor();
    await route.abort();
  });
  for (const key of ["3", "p", "c"]) await page.keyboard.press(key);
  const lost = page.getByText("打印 3 张没有记上");
  await lost.waitFor();
  await page.unroute("**/api/staff/free-services/tally");
  await page.getByRole("button", { name: "再记一次" }).click();
  await page.getByText("打印 3 张", { exact: true }).waitFor();
  await lost.waitFor({ state: "detached" });
});

test("R12.6 who is marked while the marks before are being saved is still to be saved", async (t) => {
  const site = await testSite(t);
  const { page } = await visitor(t, site, desk);
  await sitDown(page, "supervisor");
  await page.goto("/staff/conduct/attendance");
  const mark = (at: number, kind: string) =>
    page
      .getByRole("group", { name: /的考勤$/ })
      .nth(at)
      .getByRole("radio", { name: kind })
      .check();
  await mark(0, "迟到");
  const saving = await hold(page, "**/api/staff/conduct/attendance");
  await page.getByRole("button", { name: "保存考勤（1 人）" }).click();
  await saving.asked;
  await mark(0, "到岗");
  await mark(1, "迟到");
  const read = page.waitForResponse((answer) => /\/attendance\?/.test(answer.url()));
  saving.release();
  await (await read).finished();
  await page.getByRole("button", { name: "保存考勤（2 人）" }).click();
  await page.getByText("考勤已经保存").waitFor();
  await page.reload();
  const marked = page.getByRole("group", { name: /的考勤$/ });
  await marked.nth(0).getByRole("radio", { name: "到岗", checked: true }).waitFor();
  await marked.nth(1).getByRole("radio", { name: "迟到", checked: true }).waitFor();
});

test("what people call an item: the next word is typed while the one before is being added", async (t) => {
  const site = await testSite(t);
  const { page } = await visitor(t, site, desk);
  await sitDown(page, "editor");
  await page.goto("/staff/items/publication-retail-licence?tab=aliases");
  const box = page.getByLabel("加一个俗称");
  await box.fill("开旧书摊");
  const adding = await hold(page, "**/aliases");
  await box.press("Enter");
  await adding.asked;
  await box.fill("卖旧");
  adding.release();
  await page.getByRole("button", { name: "去掉“开旧书摊”" }).waitFor();
  assert.equal(await box.inputValue(), "卖旧");
});

test("what is marked among suggestions is what Enter takes, whatever list comes meanwhile", async (t) => {
  const site = await testSite(t);
  const { page } = await visitor(t, site, desk);
  await page.goto("/");
  const box = page.getByRole("combobox", { name: "您要办什么" });
  await box.fill("食品");
  const first = page.getByRole("option").first();
  await first.waitFor();
  const before = await first.textContent();
  const asking = await hold(page, "**/api/items/suggest?*", "GET");
  await box.pressSequentially("生产");
  await asking.asked;
  await box.press("ArrowDown");
  assert.equal(await page.getByRole("option", { selected: true }).textContent(), before);
  asking.release();
  await page.waitForFunction((old) => document.querySelector("[role=option]")?.textContent !== old, before);
  const marked = await page.getByRole("option", { selected: true }).allTextContents();
  assert.ok(
    marked.every((text) => text === before),
    `${marked} was not what was marked`,
  );
});

test("a list that comes late does not take the hand out of the field somebody types in", async (t) => {
  const site = await testSite(t);
  const guo = await resident(t, site);
  const number = await guo.apply("food-business-licence");
  const { page } = await visitor(t, site, desk);
  await sitDown(page, "clerk");
  const row = (at: Page) => at.getByRole("link", { name: new RegExp(number) });
  await row(page).click();
  await page.getByRole("heading", { level: 2, name: "办理" }).waitFor();
  const listing = await hold(page, "**/api/staff/inbox?*", "GET");
  await page.goto("/staff");
  await listing.asked;
  await page.getByRole("combobox", { name: "查办件" }).click();
  await page.keyboard.type("43");
  listing.release();
  await row(page).waitFor();
  await page.keyboard.type("0482");
  assert.equal(await page.getByRole("combobox", { name: "查办件" }).inputValue(), "430482");
});
