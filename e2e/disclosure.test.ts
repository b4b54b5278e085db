import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { assertAccessible } from "./accessible.ts";
import { sitDown } from "./desk.ts";
import { desk, phone, picture, testSite, visitor } from "./frame.ts";

async function bothSizes(page: Page, name: string) {
  await assertAccessible(page);
  await picture(page, name);
  await page.setViewportSize(phone);
  await assertAccessible(page);
  await picture(page, name);
  await page.setViewportSize(desk);
}

/** Presses it and waits until another check is over. */
async function checkAgain(page: Page, outcome: RegExp | string) {
  await page.getByRole("button", { name: "重新核对" }).click();
  await page.getByText(outcome).waitFor();
}

test("R10.6 the report on disclosure is published and every edition can be checked again", async (all) => {
  const site = await testSite(all);
  const { page, troubles } = await visitor(all, site, desk);
  const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear() - 1;
  await sitDown(page, "head");

  await all.test("published, with its edition listed", async () => {
    await page.goto("/staff/disclosure");
    await page.getByRole("button", { name: "公布", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "公布", exact: true }).click();
    await page.getByRole("region", { name: "公布的版本" }).waitFor();
    await bothSizes(page, "disclosure-published");
  });

  await all.test("an edition has a page of its own and comes out the same", async () => {
    await page
      .getByRole("region", { name: "公布的版本" })
      .getByRole("link", { name: /^第 1 版/ })
      .click();
    const title = `${year} 年政府信息公开年报，第 1 版`;
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    assert.equal(await page.getByRole("button", { name: /^填报/ }).count(), 0, "nothing is filled in here");
    await checkAgain(page, "公布的内容与公布时一致，没有被改动。");
    await page.getByText(/项数据，全部相符/).waitFor();
    await bothSizes(page, "disclosure-edition");
  });

  await all.test("a figure that was entered again is told with its reason, and is no fault", async () => {
    const edition = page.url();
    await page.goto(`/staff/disclosure?year=${year}`);
    await page.getByRole("button", { name: "填报行政处罚" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("本年处理决定数量").fill("3");
    await dialog.getByLabel("依据").fill("处罚台账");
    await dialog.getByLabel("改动的原因").fill("漏报三件");
    await dialog.getByRole("button", { name: "保存" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.goto(edition);
    await checkAgain(page, /公布时为 0，现在为 3。数据后来有变：.*重新填报，原因：漏报三件。/);
    await page.getByText("公布的内容与公布时一致，没有被改动。").waitFor();
    await bothSizes(page, "disclosure-edition-later");
  });

  await all.test("a row altered by hand is named", async () => {
    const altered =
      "update disclosure_figure set value = value + 1 where line = 'open' and col = 'enterprise'";
    const client = await site.services.pool.connect();
    await client.query(`begin; set local session_replication_role = replica; ${altered}; commit`);
    client.release();
    await checkAgain(page, /“（一）予以公开，商业企业”公布的是 6，填报记录里是 7。/);
    await page.getByText("公布的内容已被改动。").waitFor();
    await bothSizes(page, "disclosure-edition-altered");
  });

  await all.test("a correction is another edition, and the old one leads to it", async () => {
    await page.goto(`/staff/disclosure?year=${year}`);
    await page.getByRole("button", { name: "填报（一）予以公开" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("商业企业").fill("6");
    await dialog.getByLabel("依据").fill("登记簿");
    await dialog.getByLabel("改动的原因").fill("核对登记簿");
    await dialog.getByRole("button", { name: "保存" }).click();
    await page.getByRole("button", { name: "公布更正的一版" }).click();
    await dialog.getByLabel("更正的原因").fill("漏报三件处罚");
    await dialog.getByRole("button", { name: "公布", exact: true }).click();
    await page
      .getByRole("region", { name: "公布的版本" })
      .getByRole("link", { name: /^第 1 版/ })
      .click();
    await page.getByRole("link", { name: "看第 2 版" }).click();
    await page.getByText("漏报三件处罚").waitFor();
    await page.getByRole("heading", { level: 1, name: /第 2 版/ }).waitFor();
    assert.deepEqual(troubles, []);
  });
});
