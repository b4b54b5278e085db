import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible } from "./accessible.ts";
import { sitDown } from "./desk.ts";
import { handIn } from "./food-licence.ts";
import { desk, phone, picture, testSite, visitor } from "./frame.ts";

/** Which answer each question of the bundle gets; of any other question the first. */
const digits: Record<string, string> = {
  "营业执照办好了吗？": "2",
  "店是不是公众聚集场所？": "2",
  "店里要不要新装管道燃气？": "2",
  "店里的污水要新接到市政下水道吗？": "2",
  "要不要装门店招牌？": "2",
  "是不是请别人代办？": "2",
};

interface Place {
  kind: string;
  /** Label of the field, or legend of the group. */
  name: string;
  materials: boolean;
}

/** Where the hand is. */
function here(page: Page): Promise<Place> {
  return page.evaluate(() => {
    const it = document.activeElement as HTMLInputElement;
    const group = it.closest("fieldset")?.querySelector("legend")?.textContent ?? "";
    const choice = it.type === "radio" || it.type === "checkbox";
    const label = it.labels?.[0]?.textContent ?? "";
    return {
      kind: it.inputMode === "decimal" || it.inputMode === "numeric" ? "number" : it.type,
      name: choice ? group : label,
      materials: it.closest("[aria-label=材料]") !== null,
    };
  });
}

function textFor({ name }: Place): string {
  if (/身份证/.test(name)) return "430499199003070018";
  if (/电话|手机/.test(name)) return "13900004503";
  if (/信用代码/.test(name)) return "92430482MA00000008";
  return /路名门牌/.test(name) ? "演示路 1 号" : "小满饭店";
}

/** One field after the other, as a clerk types: a digit chooses, Enter goes on. */
async function typeOn(page: Page): Promise<void> {
  const place = await here(page);
  const type = (text: string) => page.keyboard.type(text);
  if (place.kind === "radio") {
    const question = Object.keys(digits).find((each) => place.name.includes(each));
    await type(question ? digits[question]! : "1");
  } else {
    if (place.kind === "checkbox") await type("1");
    else if (place.kind === "select-one") await page.keyboard.press("ArrowDown");
    else if (place.kind !== "date") await type(place.kind === "number" ? "2" : textFor(place));
    // The only date is one the applicant may leave open. In a box of several lines Enter is a new line.
    await page.keyboard.press(place.kind === "textarea" ? "Tab" : "Enter");
  }
}

test("a whole bundle at one counter, without a mouse (R2.28, A25)", async (all) => {
  const site = await testSite(all);
  const { page, troubles } = await visitor(all, site, desk);
  // The browser of the tests has no printer and breaks when asked for one.
  await page.addInitScript(() => {
    window.print = () => undefined;
  });
  await sitDown(page, "clerk");

  await all.test("everyday words find the bundle, marked as what it is", async () => {
    await page.keyboard.press("c");
    await page.waitForFunction(() => document.activeElement?.tagName === "INPUT");
    await page.keyboard.type("开饭店");
    const option = page.getByRole("option", { name: /我要开餐饮店/ });
    await option.getByText("一件事").waitFor();
    await assertAccessible(page);
    await picture(page, "staff-reception-find-bundle");
    await page.keyboard.press("Enter");
    await handIn(page, "申请人");
  });

  await all.test("every answer compiles what is asked for; nothing is typed twice", async () => {
    const asked: string[] = [];
    for (let place = await here(page); !place.materials; place = await here(page)) {
      asked.push(place.name);
      assert.ok(asked.length < 120, `the hand does not get on: ${asked.slice(-5).join("; ")}`);
      await typeOn(page);
    }
    await page.getByRole("region", { name: "收件" }).getByText("要办 3 项").waitFor();
    await page.keyboard.press("F4");
    await page.getByText("都齐了，可以收件。").waitFor();
    await assertAccessible(page);
    await picture(page, "staff-reception-bundle");
    await page.setViewportSize(phone);
    await picture(page, "staff-reception-bundle");
    await page.setViewportSize(desk);
    await page.reload();
    await page.getByText("都齐了，可以收件。").waitFor();
  });

  await all.test("received and accepted: one number for the whole, which opens it", async () => {
    await page.keyboard.press("F9");
    await page.getByRole("status").getByText("已收件并受理", { exact: true }).waitFor();
    await page.getByText("个体工商户设立登记、食品经营许可（新办）、供水报装（新装用水）").waitFor();
    await assertAccessible(page);
    await picture(page, "staff-received-bundle");
    await page.keyboard.press("o");
    await page.getByRole("heading", { level: 1, name: "我要开餐饮店" }).waitFor();
    await page.getByText("联办中").first().waitFor();
    assert.deepEqual(troubles, []);
  });

  await all.test("what was received lately is at hand, the bundle too", async () => {
    await page.goto("/staff/reception");
    await page.getByRole("button", { name: /我要开餐饮店/ }).focus();
    await page.keyboard.press("1");
    await page.getByRole("region", { name: "收件" }).getByRole("heading", { name: "我要开餐饮店" }).waitFor();
  });
});
