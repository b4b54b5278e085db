import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Page } from "playwright-core";
import type { Draft, Submitted } from "#contract/draft.ts";
import type { Item } from "#contract/item.ts";
import { completeContent } from "#server/testing/application.ts";
import { assertAccessible } from "./accessible.ts";
import { deskHand } from "./desk-hands.ts";
import { picture, testSite, visitor } from "./frame.ts";
import { type Session, signedInAs, signIn } from "./signing-in.ts";

const item: Item = JSON.parse(
  readFileSync(new URL("../data/items/food-business-licence.json", import.meta.url), "utf8"),
);

test("one's matters in the portal, when they do not go straight on", async (all) => {
  const site = await testSite(all);
  let session: Session = [];

  await all.test("a draft changed on another device is never overwritten", async (t) => {
    const { page: phone } = await visitor(t, site);
    session = await signIn(phone, "13900002468");
    await phone.request.put("/api/me", { data: { name: "郭小明", idNumber: "430499199003070018" } });
    const draft = await begin(phone);
    const { page: desk } = await visitor(t, site);
    await signedInAs(desk, session);
    for (const page of [phone, desk]) {
      await page.goto(`/drafts/${draft.id}/situation`);
      await page.getByLabel("饭店、餐馆").waitFor();
    }
    await phone.getByLabel("饭店、餐馆").check();
    await phone.getByText("已自动保存").waitFor();
    await desk.getByLabel("单位食堂").check();
    await desk.getByText("这份申请刚在别的设备上改过").waitFor();
    await assertAccessible(desk);
    await picture(desk, "portal-draft-conflict");
    await desk.getByRole("button", { name: "打开最新的一份" }).click();
    await desk.getByLabel("饭店、餐馆").waitFor();
    assert.equal(await desk.getByLabel("饭店、餐馆").isChecked(), true);
  });

  await all.test("without a network nothing is lost, and it is saved when the network is back", async (t) => {
    const { page, context } = await visitor(t, site);
    await signedInAs(page, session);
    const draft = await begin(page);
    await page.goto(`/drafts/${draft.id}/situation`);
    await page.getByLabel("饭店、餐馆").waitFor();
    await context.setOffline(true);
    await page.getByLabel("单位食堂").check();
    await page.getByText("网络不通").waitFor();
    await context.setOffline(false);
    await page.getByText("已自动保存").waitFor();
    const saved = (await (await page.request.get(`/api/drafts/${draft.id}`)).json()) as Draft;
    assert.equal(saved.content.situation["food-shop"], "canteen");
  });

  await all.test("R2.9 what the notice names is handed in again, all at once", async (t) => {
    const { page } = await visitor(t, site);
    await signedInAs(page, session);
    const number = await submit(page);
    const clerk = await deskHand(t, site, "clerk");
    await clerk.act(number, "correct", {
      materials: [{ material: "食品操作流程文件", problem: "没有写明餐具清洗消毒的步骤，请补上" }],
    });
    await page.goto("/cases");
    await page.getByRole("heading", { name: "等您补材料（1）" }).waitFor();
    await assertAccessible(page);
    await page.getByRole("link", { name: "食品经营许可（新办）" }).first().click();
    await page.getByText("没有写明餐具清洗消毒的步骤，请补上").waitFor();
    await page.getByText(/补正期限/).waitFor();
    await assertAccessible(page);
    await picture(page, "portal-case-correction");
    await page.getByRole("link", { name: "补材料", exact: true }).click();
    await page.getByRole("button", { name: "提交补正材料" }).click();
    await page.getByRole("alert").getByText("请重新提交：食品操作流程文件").waitFor();
    await assertAccessible(page);
    const scan = {
      name: "操作流程.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from("%PDF-1.4\n%%EOF\n"),
    };
    await page.locator("input[type=file]").setInputFiles(scan);
    await page.getByRole("link", { name: "操作流程.pdf" }).waitFor();
    await picture(page, "portal-correct");
    await page.getByRole("button", { name: "提交补正材料" }).click();
    await page.getByText("已收到您的申请，窗口正在核对材料").waitFor();
    await page.getByText("您提交了补正材料").waitFor();
  });

  await all.test(
    "R2.27 withdrawing asks once, says what will happen, and gives the focus back",
    async (t) => {
      const { page } = await visitor(t, site);
      await signedInAs(page, session);
      const number = await submit(page);
      await page.goto(`/cases/${number}`);
      const withdraw = page.getByRole("button", { name: "撤回申请" });
      await withdraw.click();
      const dialog = page.getByRole("dialog", { name: "撤回这件申请？" });
      await assertAccessible(page);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "hidden" });
      assert.equal(await withdraw.evaluate((button) => button === document.activeElement), true);
      await withdraw.click();
      await dialog.getByRole("button", { name: "撤回申请", exact: true }).click();
      await dialog.getByText("请写一句为什么撤回").waitFor();
      await dialog.getByLabel("为什么撤回").fill("店面没有谈成");
      await picture(page, "portal-withdraw");
      await dialog.getByRole("button", { name: "撤回申请", exact: true }).click();
      await page.getByText("您已撤回申请").waitFor();
      assert.equal(await withdraw.count(), 0);
      await assertAccessible(page);
    },
  );

  await all.test("somebody else's matter is not there", async (t) => {
    const { page: owner } = await visitor(t, site);
    await signedInAs(owner, session);
    const number = await submit(owner);
    const { page } = await visitor(t, site);
    await signIn(page, "13900009999");
    await page.goto(`/cases/${number}`);
    await page.getByRole("alert").waitFor();
    assert.doesNotMatch((await page.textContent("main")) ?? "", /食品经营许可|郭/);
    await assertAccessible(page);
  });
});

async function begin(page: Page): Promise<Draft> {
  const answer = await page.request.post("/api/drafts", { data: { item: item.key } });
  assert.equal(answer.status(), 201, await answer.text());
  return (await answer.json()) as Draft;
}

/** A complete application, its materials on paper. */
async function submit(page: Page): Promise<string> {
  const draft = await begin(page);
  const content = completeContent(item);
  const address = `/api/drafts/${draft.id}`;
  const saved = await page.request.put(address, { data: { version: draft.version, content } });
  const { version } = (await saved.json()) as Draft;
  const answer = await page.request.post(`${address}/submit`, { data: { version } });
  assert.equal(answer.status(), 201, await answer.text());
  return ((await answer.json()) as Submitted).number;
}
