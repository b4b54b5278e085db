import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Page } from "playwright-core";
import type { Item } from "#contract/item.ts";
import { addMisses } from "#server/modules/items/misses-store.ts";
import { assertAccessible } from "./accessible.ts";
import { secondEditor, sitDown } from "./desk.ts";
import { desk, phone, picture, testSite, visitor } from "./frame.ts";
import { walkWithTab } from "./keyboard.ts";

const key = "publication-retail-licence";
const item: Item = JSON.parse(readFileSync(new URL(`../data/items/${key}.json`, import.meta.url), "utf8"));
const json = (name: string, content: string) => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(content),
});

test("the catalogue at the desk, from a file to the guide", async (all) => {
  const site = await testSite(all);
  const { page, troubles } = await visitor(all, site, desk);
  const { page: second } = await visitor(all, site, desk);
  await secondEditor(second);

  await all.test(
    "items are found by name, organ and how they stand; the filter stands in the address",
    async () => {
      await sitDown(page, "editor");
      await heading(page, "事项库");
      await page.getByRole("row").nth(1).waitFor();
      await assertAccessible(page);
      await walkWithTab(page, 300);
      await picture(page, "staff-items");
      await page.getByLabel("名称、编码").fill("出版物零售");
      await page.keyboard.press("Enter");
      await page.waitForURL(/[?&]q=/);
      await page.getByRole("link", { name: item.name }).waitFor();
      await page.getByRole("combobox", { name: "状态" }).selectOption({ label: "已取消" });
      await page.getByText("没有符合条件的事项").waitFor();
      await assertAccessible(page);
      await page.getByRole("link", { name: "看全部" }).click();
      await page.getByRole("combobox", { name: "状态" }).selectOption({ label: "在用" });
      await page.getByRole("link", { name: item.name }).click();
      await heading(page, item.name);
    },
  );

  await all.test("everything about one item, tab by tab, by keyboard", async () => {
    for (const name of ["概况", "内容", "版本", "比较", "试算", "经过", "俗称"]) {
      await page.getByRole("tab", { name, selected: true }).waitFor();
      await page.getByRole("tabpanel").locator("p, table, dl").first().waitFor();
      await assertAccessible(page);
      await picture(page, `staff-item-${name}`);
      await page.getByRole("tab", { name, selected: true }).press("ArrowRight");
    }
  });

  await all.test("R1.12 a file is looked through first; what is wrong is said at its place", async () => {
    await page.goto("/staff/items/import");
    await heading(page, "导入事项");
    await page.getByLabel("事项文件").setInputFiles(json("坏的.json", "这不是 JSON"));
    await page.getByText("这个文件不能导入，请看下面哪里不对").waitFor();
    await assertAccessible(page);
    const wrong = { ...item, catalogue: { ...item.catalogue, type: "99" } };
    await page.getByLabel("事项文件").setInputFiles(json("事项.json", JSON.stringify([wrong])));
    await page
      .getByText(/不能导入 1 个/)
      .first()
      .waitFor();
    await assertAccessible(page);
    await picture(page, "staff-items-import-refused");
    assert.equal(await page.getByRole("button", { name: /成为草稿/ }).count(), 0);
  });

  await all.test("what is right becomes a draft, which people do not see yet", async () => {
    const better = { ...item, promised: { n: 2, unit: "W" } };
    await page.getByLabel("事项文件").setInputFiles(json("事项.json", JSON.stringify([better])));
    await page.getByText(/检查过了，还没有写入/).waitFor();
    await assertAccessible(page);
    await picture(page, "staff-items-import");
    await page.getByRole("button", { name: "导入这 1 个事项，成为草稿" }).click();
    await page.getByText(/^导入好了/).waitFor();
    await page.getByRole("link", { name: "看待发布的草稿" }).click();
    await page.getByRole("link", { name: item.name }).click();
    await page.getByRole("heading", { name: "草稿第 2 版" }).waitFor();
    await page.getByText(/发布要由另一名事项管理员来做/).waitFor();
    assert.equal(await page.getByRole("button", { name: "发布草稿" }).count(), 0);
    await assertAccessible(page);
    await picture(page, "staff-item-draft");
  });

  await all.test("a second editor publishes it; versions, comparison and log tell it", async () => {
    await second.goto("/staff/items?waiting=publication");
    await second.getByLabel(`选中 ${item.name}`).check();
    await assertAccessible(second);
    await second.getByRole("button", { name: "发布选中的 1 个" }).click();
    await assertAccessible(second);
    await second.getByRole("dialog").getByRole("button", { name: "发布" }).click();
    await second.getByText("发布了 1 个，没发布 0 个").waitFor();
    await second.goto(`/staff/items/${key}?tab=versions`);
    await second.getByRole("link", { name: "和第 2 版比" }).click();
    await second
      .getByRole("table", { name: /不同的地方/ })
      .getByText("2 个工作日")
      .waitFor();
    await assertAccessible(second);
    await picture(second, "staff-item-compared");
    await second.getByRole("tab", { name: "经过" }).click();
    await second.getByText(/^发布第 2 版/).waitFor();
    await assertAccessible(second);
  });

  await all.test("A7 editions of a published list are looked through, imported and compared", async () => {
    await page.goto("/staff/items");
    await page.getByRole("link", { name: "公布的清单" }).click();
    await page.getByText("还没有导入清单").waitFor();
    await assertAccessible(page);
    await page.getByRole("link", { name: "导入清单" }).click();
    const wrong = { ...edition(2022, [entry(1, "食品经营许可"), entry(1, "药品零售许可")]) };
    await page.getByLabel("清单文件").setInputFiles(json("清单.json", JSON.stringify(wrong)));
    await page.getByText("序号 1 重复了。").waitFor();
    await page.getByText("第 2 个条目，“序号”列").waitFor();
    await assertAccessible(page);
    await importEdition(page, edition(2022, [entry(1, "食品经营许可"), entry(2, "烟花爆竹零售许可")]));
    await page.getByText("再导入一份同类的清单").waitFor();
    await page.getByRole("link", { name: "导入清单" }).click();
    const moved = { ...entry(1, "食品经营许可"), organName: "常宁市行政审批局" };
    await importEdition(page, edition(2023, [moved, entry(2, "药品零售许可")]));
    await page.getByText("新增 1 项，取消 1 项，调整 1 项，没变 0 项。").waitFor();
    const changed = page.getByRole("table", { name: "调整（1）" }).getByRole("row").nth(1);
    assert.deepEqual(await changed.getByRole("cell").allTextContents(), [
      "实施机关",
      "常宁市市场监督管理局",
      "常宁市行政审批局",
    ]);
    for (const size of [desk, phone]) {
      await page.setViewportSize(size);
      await assertAccessible(page);
      await picture(page, "staff-editions");
    }
    await page.setViewportSize(desk);
    await page.getByLabel("后来").selectOption("licensing-2022");
    await page.getByText("两份清单没有不同").waitFor();
  });

  await all.test("a suspended item says so to the people at once, and comes back", async (t) => {
    await page.goto(`/staff/items/${key}`);
    await page.getByRole("button", { name: "暂停" }).click();
    const dialog = page.getByRole("dialog", { name: `暂停：${item.name}` });
    await dialog.getByRole("button", { name: "暂停" }).click();
    await dialog.getByRole("alert").getByRole("link").click();
    assert.equal(await dialog.getByLabel("理由").evaluate((field) => field === document.activeElement), true);
    await assertAccessible(page);
    await page.keyboard.type("承办机关搬迁，12 月起恢复");
    await dialog.getByRole("button", { name: "暂停" }).click();
    await page.getByText("已经暂停。").waitFor();
    await page.getByText("已暂停", { exact: true }).waitFor();
    await assertAccessible(page);
    const { page: guide } = await visitor(t, site, phone);
    await guide.goto(`/items/${key}`);
    await guide.getByText(/暂停/).first().waitFor();
    await assertAccessible(guide);
    await picture(guide, "portal-item-suspended");
    await page.getByRole("button", { name: "恢复" }).click();
    await page.getByRole("dialog").getByLabel("理由").fill("搬迁完毕");
    await page.getByRole("dialog").getByRole("button", { name: "恢复" }).click();
    await page.getByText("已经恢复。").waitFor();
  });

  await all.test("how people call it is added and taken away", async () => {
    await page.getByRole("tab", { name: "俗称" }).click();
    await page.getByLabel("加一个俗称").fill("开旧书摊");
    await page.keyboard.press("Enter");
    const remove = page.getByRole("button", { name: "去掉“开旧书摊”" });
    await remove.waitFor();
    await assertAccessible(page);
    await remove.click();
    await remove.waitFor({ state: "hidden" });
  });

  await all.test(
    "R1.15 what people searched in vain is given to an item, and is found from then on",
    async () => {
      const { db, config } = site.services;
      await addMisses(db, config.division, new Map([["支个书摊卖旧书", 3]]), new Date().toISOString());
      await page.getByRole("link", { name: "没搜到的话" }).click();
      await page.getByRole("rowheader", { name: "支个书摊卖旧书" }).waitFor();
      await assertAccessible(page);
      await picture(page, "staff-misses");
      await page.getByRole("button", { name: /归到事项.*支个书摊卖旧书/ }).click();
      const dialog = page.getByRole("dialog", { name: "“支个书摊卖旧书”说的是哪件事？" });
      await dialog.getByLabel("找别的事项").fill("出版物零售");
      await dialog.getByRole("radio", { name: item.name }).check();
      await assertAccessible(page);
      await dialog.getByRole("button", { name: /^归到/ }).click();
      await page.getByText("没有搜不到的话").waitFor();
      await page.getByRole("link", { name: "处理过" }).click();
      await page.getByRole("rowheader", { name: "支个书摊卖旧书" }).waitFor();
      await assertAccessible(page);
      assert.deepEqual(troubles, []);
    },
  );
});

const entry = (number: number, name: string) => ({
  ...{ number, name, organName: "常宁市市场监督管理局", basis: "" },
});

const edition = (year: number, entries: object[]) => ({
  edition: {
    ...{ id: `licensing-${year}`, kind: "licensing", name: `行政许可事项清单（${year}年版）` },
    ...{ issuedOn: `${year}-06-30`, issuedBy: "常宁市人民政府办公室" },
  },
  entries,
});

/** From the page of the import back to the list of editions. */
async function importEdition(page: Page, content: object) {
  await page.getByLabel("清单文件").setInputFiles(json("清单.json", JSON.stringify(content)));
  await page.getByText(/检查过了，还没有写入/).waitFor();
  await page.getByRole("button", { name: "导入这 2 个条目" }).click();
  await page.getByText(/^导入好了/).waitFor();
  await assertAccessible(page);
  await page.getByRole("link", { name: "回公布的清单" }).click();
}

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();
