import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import type { Page } from "playwright-core";
import type { CalledNext, Taken } from "#contract/queue.ts";
import type { Announced } from "../web/screen/sound/voice.ts";
import { assertNoViolations } from "./accessible.ts";
import { type DeskHand, deskHand } from "./desk-hands.ts";
import { picture, type Site, testSite, visitor } from "./frame.ts";

const lying = { width: 1920, height: 1080 };
const standing = { width: 1080, height: 1920 };
const hall = "changning";

type Cleanups = Parameters<typeof deskHand>[0];

/** A clerk at their open counter, with somebody waiting there. */
async function counterWith(t: Cleanups, site: Site, account: string, counter: string, queue: string) {
  const clerk = await deskHand(t, site, account);
  await clerk.post("/api/staff/counter/open", { requestKey: randomUUID(), hall, counter });
  const taken = await clerk.post<Taken>(`/api/staff/halls/${hall}/tickets`, {
    requestKey: randomUUID(),
    queue,
  });
  return { clerk, number: taken.ticket.number };
}

const next = (clerk: DeskHand) =>
  clerk.post<CalledNext>("/api/staff/counter/next", { requestKey: randomUUID() });

interface Heard {
  announced: Announced[];
  /** What the browser was told to play: begin and end of each clip on its audio clock, in seconds. */
  played: { from: number; to: number }[];
}

/** Writes down what the page says it announced, and what it really gave the browser to play. */
async function listenIn(page: Page): Promise<() => Promise<Heard>> {
  await page.addInitScript(() => {
    const heard: Heard = { announced: [], played: [] };
    Object.assign(window, { heard });
    window.addEventListener("announced", (event) =>
      heard.announced.push((event as CustomEvent<Announced>).detail),
    );
    const { start } = AudioBufferSourceNode.prototype;
    AudioBufferSourceNode.prototype.start = function (when = 0, offset = 0, duration = 0) {
      heard.played.push({ from: when, to: when + duration });
      start.call(this, when, offset, duration);
    };
  });
  return () => page.evaluate(() => (window as unknown as { heard: Heard }).heard);
}

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

test("two calls at once are both spoken, in order, each twice, and no clip overlaps another (FQM #138, #275)", async (t) => {
  const site = await testSite(t);
  const food = await counterWith(t, site, "window.a03", "A03", "food-health");
  const medical = await counterWith(t, site, "window.c03", "C03", "medical-insurance");
  const { page, troubles } = await visitor(t, site, lying);
  const heard = await listenIn(page);
  await page.goto(`/screen/${hall}`);
  await page.getByText("实时", { exact: true }).waitFor();
  await button(page, /^(声音 80|没有声音：请触摸屏幕打开)$/).waitFor();
  await page.getByRole("heading", { level: 1 }).click();
  await button(page, "声音 80").waitFor();
  const called = await Promise.all([next(food.clerk), next(medical.clerk)]);
  assert.equal(
    called.every(({ ticket }) => ticket !== undefined),
    true,
  );
  await page.waitForFunction(() => (window as unknown as { heard: Heard }).heard.announced.length === 1);
  await page.getByRole("status").getByText("窗口").first().waitFor();
  const figure = await page.locator(".called-figure").boundingBox();
  assert.ok((figure?.height ?? 0) >= 160, `the figure is ${figure?.height} px high`);
  await assertNoViolations(page);
  await picture(page, "screen-called");
  await page.waitForFunction(() => (window as unknown as { heard: Heard }).heard.announced.length === 4);
  const { announced, played } = await heard();
  const numbers = announced.map(({ ticketNumber }) => ticketNumber);
  assert.deepEqual([...new Set(numbers)].sort(), [food.number, medical.number].sort());
  assert.deepEqual(numbers.slice(2), numbers.slice(0, 2), "the second time in the same order");
  assert.deepEqual(
    announced.map(({ time, voice }) => [time, voice]),
    [
      [1, "clips"],
      [1, "clips"],
      [2, "clips"],
      [2, "clips"],
    ],
  );
  for (const [place, { from }] of announced.entries())
    assert.ok(place === 0 || from >= announced[place - 1]!.to, "a call began before the last was over");
  // 请 A 0 0 1 号 到 A 0 3 号窗口: eleven clips each time, and one chime.
  assert.equal(played.length, 4 * 11 + 1);
  for (const [place, { from }] of played.entries())
    assert.ok(place === 0 || from >= played[place - 1]!.to, "two clips sounded at once");
  assert.deepEqual(troubles, []);
});

test("a screen that is not live says so, mends itself and shows what was called meanwhile", async (t) => {
  const site = await testSite(t);
  const { clerk, number } = await counterWith(t, site, "window.a03", "A03", "food-health");
  const { page, troubles } = await visitor(t, site, lying);
  await page.route("**/stream?*", (route) => route.abort());
  await page.goto(`/screen/${hall}?sound=off`);
  await page.getByRole("alert").getByText("号码可能不是最新的").waitFor();
  await next(clerk);
  await page.unroute("**/stream?*");
  await page.getByText("实时", { exact: true }).waitFor();
  await page.locator(".called-figure").getByText(number).waitFor();
  assert.equal(await page.getByRole("alert").count(), 0);
  await button(page, "静音").click();
  await page.getByRole("checkbox", { name: "念出叫到的号码" }).waitFor();
  await assertNoViolations(page);
  assert.deepEqual(troubles, []);
});

test("every layout can be read by everybody, lying and standing, dark and light", async (t) => {
  const site = await testSite(t);
  const { clerk } = await counterWith(t, site, "window.a03", "A03", "food-health");
  await next(clerk);
  const day = 24 * 3_600_000;
  await clerk.post(`/api/staff/screens/${hall}/notices`, {
    ...{ requestKey: randomUUID(), urgent: true, title: "医保系统升级，今天下午停办医保业务" },
    text: "今天 16:30 以后暂停办理医疗保障参保登记、异地就医备案，请改在明天办理，或者在网上办。",
    from: new Date(Date.now() - day).toISOString(),
    until: new Date(Date.now() + day).toISOString(),
  });
  const { page, troubles } = await visitor(t, site, lying);
  const show = async (query: string, name: string, wait: string) => {
    await page.goto(`/screen/${hall}?sound=off&seconds=300&${query}`);
    await page.getByText("实时", { exact: true }).waitFor();
    await page.getByText(wait).first().waitFor();
    await assertNoViolations(page);
    await picture(page, `screen-${name}`);
  };
  await show("panes=waiting&theme=light", "waiting", "公安、不动产和税务区");
  await show("panes=map", "map", "大厅地图");
  await show("panes=notices", "notices", "医保系统升级");
  await show("panes=called,waiting,notices&theme=light", "split", "医保系统升级");
  await page.setViewportSize(standing);
  await show("panes=called,waiting", "split-standing", "各区等候情况");
  await show("panes=called&theme=light", "called-standing", "刚才叫过的号");
  assert.deepEqual(troubles, []);
});
