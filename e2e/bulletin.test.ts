import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { engineOf } from "#server/cases/index.ts";
import { nextMonth } from "#server/kernel/metric/period.ts";
import { figureOf, settleAll } from "#server/modules/metrics/index.ts";
import { decidedCase } from "#server/testing/counted-hall.ts";
import { todayAt } from "../web/shared/words.ts";
import { assertAccessible } from "./accessible.ts";
import { sitDown } from "./desk.ts";
import { desk, phone, picture, type Site, testSite, visitor } from "./frame.ts";

/** `2026-10` in November. */
function lastMonth(): string {
  const [year = 0, month = 0] = todayAt(new Date()).split("-").map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, "0")}`;
}

/** A matter of that month that nobody had recorded when its bulletin was published. */
async function recordLate({ services }: Site, month: string) {
  const engine = await engineOf(services);
  const { division } = services.config;
  await decidedCase({ engine, division }, `${month}-03`, `${month}-04`);
  await engine.react();
  const from = `${month}-01`;
  const asked = { division, metric: "case.received", period: { from, to: nextMonth(from) } };
  // The application counts too: what it has in hand is in the figures a moment later.
  do await settleAll(services);
  while ((await figureOf(services, asked)).value === 0);
}

async function bothSizes(page: Page, name: string) {
  await assertAccessible(page);
  await picture(page, name);
  await page.setViewportSize(phone);
  await assertAccessible(page);
  await picture(page, name);
  await page.setViewportSize(desk);
}

test("F18 a published bulletin is corrected: why, and what changed", async (all) => {
  const site = await testSite(all);
  const { page, troubles } = await visitor(all, site, desk);
  const month = lastMonth();
  const dialog = page.getByRole("dialog");
  await sitDown(page, "director");

  await all.test("a month is published", async () => {
    await page.goto(`/staff/boards/bulletin?period=${month}`);
    await page.getByRole("button", { name: "公布本月通报" }).click();
    await bothSizes(page, "bulletin-publish");
    await dialog.getByRole("button", { name: "公布", exact: true }).click();
    await page.getByRole("link", { name: /^第 1 版/ }).waitFor();
  });

  await all.test("a correction needs its reason, and something to correct", async () => {
    await page.getByRole("button", { name: "公布更正" }).click();
    const correct = dialog.getByRole("button", { name: "公布更正" });
    assert.equal(await correct.isDisabled(), true, "no reason yet");
    await dialog.getByLabel("更正的原因").fill("补录一件");
    await correct.click();
    await dialog.getByText("数据与已公布的一版相同，不用更正。").waitFor();
    await bothSizes(page, "bulletin-correct");
    await recordLate(site, month);
    await correct.click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("region", { name: "公布" }).getByText("：补录一件").waitFor();
  });

  await all.test("the new edition says what changed, the old one leads to it", async () => {
    await page.getByRole("link", { name: /^第 2 版/ }).click();
    await page.getByText(/与第 1 版相比，更正 \d+ 处/).waitFor();
    await page.getByText("原因：补录一件").waitFor();
    await page
      .getByText(/，收件数：0 更正为 1$/)
      .first()
      .waitFor();
    await bothSizes(page, "bulletin-corrected");
    await page.goto(`/staff/boards/bulletin/editions/${month}/1`);
    await page.getByText("这一版已经更正").waitFor();
    await page.getByRole("link", { name: "看第 2 版" }).click();
    await page.getByText("原因：补录一件").waitFor();
  });

  await all.test("everybody reads the correction and the edition before", async () => {
    const { page: resident } = await visitor(all, site, desk);
    await resident.goto("/bulletins");
    await resident.getByRole("link", { name: /第 2 版/ }).click();
    await resident
      .getByText(/，收件数：0 更正为 1$/)
      .first()
      .waitFor();
    await bothSizes(resident, "portal-bulletin-corrected");
    await resident.goto(`/bulletins/bulletin/${month}/1`);
    await resident.getByRole("link", { name: "看第 2 版" }).waitFor();
    assert.deepEqual(troubles, []);
  });
});
