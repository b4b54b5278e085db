import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import type { ScreenPlan } from "#contract/screen.ts";
import { assertAccessible, assertNoViolations } from "./accessible.ts";
import { sitDown } from "./desk.ts";
import { deskHand } from "./desk-hands.ts";
import { desk, picture, type Site, testSite, visitor } from "./frame.ts";

const hall = "changning";

/** Three people at the food counter, one of them called; two at a counter where nobody sits. */
async function someDay(t: Parameters<typeof deskHand>[0], site: Site): Promise<void> {
  const clerk = await deskHand(t, site, "window.a03");
  const requestKey = randomUUID;
  await clerk.post("/api/staff/counter/open", { requestKey: requestKey(), hall, counter: "A03" });
  for (const queue of ["food-health", "food-health", "food-health", "marriage", "marriage"])
    await clerk.post(`/api/staff/halls/${hall}/tickets`, { requestKey: requestKey(), queue });
  await clerk.post("/api/staff/counter/next", { requestKey: requestKey() });
}

test("R12.3 the hall at a glance: the director sees who waits where and what needs somebody; every figure opens", async (t) => {
  const site = await testSite(t);
  await someDay(t, site);
  const { page, troubles } = await visitor(t, site, desk);
  await sitDown(page, "director");
  await page.getByRole("navigation", { name: "主菜单" }).getByRole("link", { name: "大厅实况" }).click();
  await page.getByRole("link", { name: /现在等候 4 ?人/ }).waitFor();
  await page.getByText("婚姻登记：2 人在等，没有窗口叫号").waitFor();
  await page.getByRole("img", { name: /企业服务区2人/ }).waitFor();
  await page.getByText("看成表格").click();
  await page.getByRole("table", { name: "各区今天" }).waitFor();
  await assertAccessible(page);
  await picture(page, "staff-hall");
  await page.getByRole("link", { name: /开放窗口/ }).click();
  await page.getByRole("heading", { name: "大厅的数字" }).waitFor();
  await page.getByRole("row", { name: /A03/ }).waitFor();
  await assertAccessible(page);
  await picture(page, "staff-hall-figures");
  await page.getByRole("link", { name: "按业务" }).click();
  await page.getByRole("row", { name: /食品药品/ }).waitFor();
  assert.deepEqual(troubles, []);
});

test("the hall's staff choose what screens show and write notices; an enrolled screen shows the day", async (t) => {
  const site = await testSite(t);
  await someDay(t, site);
  const { page, troubles } = await visitor(t, site, desk);
  await sitDown(page, "supervisor");
  await page.goto("/staff/screens");
  await page.getByRole("button", { name: /没有单独设置/ }).click();
  await page.getByRole("checkbox", { name: "等候人数" }).check();
  await page.getByLabel("音量").fill("60");
  await picture(page, "staff-screens-settings");
  await page.getByRole("button", { name: "保存设置" }).click();
  await page.getByText("叫号、等候人数，分屏，整个大厅，声音 60").first().waitFor();
  await page.getByRole("button", { name: "写一条公告" }).click();
  await page.getByLabel("标题").fill("周六延时办理");
  await page.getByLabel("内容").fill("本周六上午开放不动产窗口。");
  await page.getByRole("button", { name: "放到大屏上" }).click();
  await page.getByRole("listitem").filter({ hasText: "周六延时办理" }).getByText("正在显示").waitFor();
  await assertAccessible(page);
  await picture(page, "staff-screens");
  const plan = (await (await page.request.get(`/api/halls/${hall}/screen`)).json()) as ScreenPlan;
  assert.deepEqual([plan.settings.panes, plan.settings.sound.volume], [["called", "waiting"], 60]);
  assert.ok(plan.notices.some(({ title }) => title === "周六延时办理"));

  const big = await visitor(t, site, { width: 1920, height: 1080 });
  await big.page.goto(`/screen/${hall}?panes=today`);
  await big.page.getByText("只在配对过的大屏上显示").waitFor();
  await big.page.goto("/screen?panes=today");
  for (const digit of await demonstrationCode())
    await big.page.getByRole("button", { name: digit, exact: true }).click();
  await big.page.getByText("现在等候", { exact: true }).waitFor();
  await big.page.getByText("婚姻登记：2 人在等，没有窗口叫号").waitFor();
  await assertNoViolations(big.page);
  await picture(big.page, "screen-today");
  assert.deepEqual([...troubles, ...big.troubles], []);
});

/** The code of the demonstration's screen in this hall. */
async function demonstrationCode(): Promise<string> {
  const { default: rules } = (await import("../data/device-rules.json", { with: { type: "json" } })) as {
    default: { demonstration: { kind: string; hall: string; code: string }[] };
  };
  return rules.demonstration.find((device) => device.kind === "screen" && device.hall === hall)?.code ?? "";
}
