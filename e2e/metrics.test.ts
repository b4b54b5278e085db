import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { assertAccessible } from "./accessible.ts";
import { sitDown } from "./desk.ts";
import { desk, phone, picture, testSite, visitor } from "./frame.ts";
import { walkWithTab } from "./keyboard.ts";

async function looked(page: Page, name: string) {
  await assertAccessible(page);
  await picture(page, name);
  await page.setViewportSize(phone);
  await picture(page, `${name}-phone`);
  await page.setViewportSize(desk);
}

/** What the data folder brought is counted by a worker; the page is read again until it is. */
async function counted(page: Page) {
  const empty = page.getByText("这个期间没有数据。");
  const chart = page.getByRole("list", { name: /窗口数.*条形图/ });
  await empty.or(chart).waitFor();
  while (await empty.isVisible()) {
    await page.reload();
    await empty.or(chart).waitFor();
  }
}

const zone = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const palette = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** As a hand does it: down, over there in steps, up. */
async function drag(page: Page, from: Locator, to: Locator) {
  await from.scrollIntoViewIfNeeded();
  const start = await from.boundingBox();
  assert.ok(start);
  const [x, y] = [start.x + start.width / 2, start.y + start.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 12, y, { steps: 2 });
  // While something is held the zones stay in sight.
  const end = await to.boundingBox();
  assert.ok(end);
  await page.mouse.move(end.x + end.width / 2, end.y + Math.min(end.height / 2, 30), { steps: 8 });
  await page.mouse.up();
}

async function dragByFinger(page: Page, from: Locator, to: Locator) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setTouchEmulationEnabled", { enabled: true });
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...touchPoints: { x: number; y: number }[]) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints });
  await from.scrollIntoViewIfNeeded();
  const start = await from.boundingBox();
  assert.ok(start);
  const [x, y] = [start.x + start.width / 2, start.y + start.height / 2];
  await touch("touchStart", { x, y });
  for (const step of [4, 8, 12]) await touch("touchMove", { x: x + step, y });
  const end = await to.boundingBox();
  assert.ok(end);
  const there = { x: end.x + end.width / 2, y: end.y + end.height / 2 };
  await touch("touchMove", { x: (x + there.x) / 2, y: (y + there.y) / 2 });
  await touch("touchMove", there);
  await touch("touchEnd");
  await session.send("Emulation.setTouchEmulationEnabled", { enabled: false });
  await session.detach();
}

test("figures that can be opened, at the desk", async (all) => {
  const site = await testSite(all);
  const { page, troubles } = await visitor(all, site, desk);
  const heading = (name: string) => page.getByRole("heading", { level: 1, name }).waitFor();

  await all.test(
    "the catalogue says what each metric means and leads to its figure and its list",
    async () => {
      await sitDown(page, "director");
      await page.getByRole("link", { name: "指标", exact: true }).click();
      await heading("指标目录");
      await page.getByLabel("按名称或者口径查找").fill("窗口数");
      const counters = page.getByRole("link", { name: "窗口数", exact: true });
      await counters.waitFor();
      await looked(page, "staff-metrics");
      await counters.click();
      await heading("窗口数");
      await page.getByRole("region", { name: "数值" }).waitFor();
      await page.getByText(/^共 [\d,]+ 条/).waitFor();
      await page.getByRole("link", { name: "按大厅", exact: true }).click();
      await counted(page);
      await page.getByRole("list", { name: /窗口数.*条形图/ }).waitFor();
      await looked(page, "staff-metric");
    },
  );

  await all.test(
    "a metric, a dimension and a period are dragged together, and a bar opens its list",
    async () => {
      await page.getByRole("link", { name: "自由分析" }).click();
      await heading("自由分析");
      await page.getByLabel("找指标").fill("数");
      await drag(page, palette(page, "机构数 个"), zone(page, "指标"));
      await zone(page, "指标").getByText("机构数", { exact: true }).waitFor();
      await drag(page, palette(page, "机构"), zone(page, "维度"));
      await drag(page, palette(page, "去年"), zone(page, "期间"));
      await drag(page, palette(page, "今年"), page.getByRole("region", { name: "分析" }));
      await page.getByRole("list", { name: "机构数，按机构的条形图" }).waitFor();
      await drag(page, palette(page, "窗口数 个"), zone(page, "对比"));
      await page.getByText(/^看数字，\d+ 行$/).click();
      await page.getByRole("table", { name: "机构数、窗口数，按机构，数字" }).waitFor();
      await looked(page, "staff-metrics-explore");
      const bar = page
        .getByRole("list", { name: /条形图/ })
        .getByRole("link")
        .first();
      const organ = ((await bar.getAttribute("aria-label")) ?? "").split("：")[0]!;
      await bar.click();
      await page.getByText(`机构：${organ}。`).waitFor();
      await page.getByText(/^共 1 条/).waitFor();
    },
  );

  await all.test("what may not stand side by side is refused with the reason", async () => {
    await page.getByLabel("找指标").fill("主动评价率");
    await drag(page, palette(page, "主动评价率 %"), zone(page, "对比"));
    await page.getByText(/单位不同/).waitFor();
    await palette(page, "主动评价率 %").click();
    await page.getByText(/已经把“窗口数”拿下来/).waitFor();
    await page.getByLabel("找指标").fill("好评率");
    await page.getByRole("button", { name: "对比 好评率" }).click();
    await page.getByText(/分母不是同一批/).waitFor();
    await assertAccessible(page);
  });

  await all.test("everything by keyboard without a drag; by a finger on a phone", async () => {
    await page.getByLabel("找指标").fill("机构数");
    await palette(page, "机构数 个").press("Enter");
    await palette(page, "年").press("Space");
    await page.getByRole("table", { name: "机构数，按年，数字" }).waitFor();
    await walkWithTab(page);
    await assertAccessible(page);
    await page.setViewportSize(phone);
    await dragByFinger(page, palette(page, "机构"), zone(page, "维度"));
    await page.getByRole("list", { name: "机构数，按机构的条形图" }).waitFor();
    await page.setViewportSize(desk);
  });

  await all.test(
    "what the system cannot count is entered with its evidence, and corrected with a reason",
    async () => {
      await page.goto("/staff/metrics/regulation.claimed");
      await heading("已认领监管事项");
      await page.getByRole("button", { name: "填报这个期间的数" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: "填报" }).click();
      await dialog.getByRole("link", { name: /依据/ }).waitFor();
      await dialog.getByLabel(/^数值/).fill("1,120");
      await dialog.getByRole("textbox", { name: "依据" }).fill("监管平台导出的认领清单（演示数据）");
      await assertAccessible(page);
      await dialog.getByRole("button", { name: "填报" }).click();
      await page.getByRole("region", { name: "数值" }).getByText("1,120 项").waitFor();
      await page.getByRole("button", { name: "更正这个期间的数" }).click();
      await dialog.getByLabel(/^数值/).fill("1118");
      await dialog.getByRole("textbox", { name: "依据" }).fill("复核后的认领清单（演示数据）");
      await dialog.getByLabel("更正的原因").fill("两项重复");
      await dialog.getByRole("button", { name: "更正" }).click();
      await page.getByRole("region", { name: "数值" }).getByText("1,118 项").waitFor();
      await page.getByRole("row", { name: /两项重复/ }).waitFor();
      await looked(page, "staff-metric-entered");
    },
  );
  assert.deepEqual(troubles, []);
});
