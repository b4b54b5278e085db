import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Draft } from "#contract/draft.ts";
import type { Item } from "#contract/item.ts";
import { completeContent } from "#server/testing/application.ts";
import { todayAt } from "../web/shared/words.ts";
import { assertAccessible } from "./accessible.ts";
import { deskHand } from "./desk-hands.ts";
import { picture, testSite, visitor } from "./frame.ts";
import { signIn } from "./signing-in.ts";

const item: Item = JSON.parse(
  readFileSync(new URL("../data/items/outdoor-advertising.json", import.meta.url), "utf8"),
);
const me = { name: "郭小明", idNumber: "430499199003070018" };
const scan = { name: "效果图.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF\n") };

test("R2.31, R2.32 on a phone: a material promised for later, a proof replaced by a commitment, and supplied", async (t) => {
  const site = await testSite(t);
  const { page, troubles } = await visitor(t, site);
  await page.goto("/");
  await signIn(page, "13900007788");
  assert.ok((await page.request.put("/api/me", { data: me })).ok());
  const opened = await page.request.post("/api/drafts", { data: { item: item.key } });
  const draft = (await opened.json()) as Draft;
  const content = completeContent(item);
  const held = new Set(["sign-design", "premises-proof"]);
  const materials = content.materials.filter(({ material }) => !held.has(material));
  const data = { version: draft.version, content: { ...content, materials } };
  assert.ok((await page.request.put(`/api/drafts/${draft.id}`, { data })).ok());

  await page.goto(`/drafts/${draft.id}/materials`);
  await page.getByText("以后补交（容缺）").click();
  await page.getByRole("button", { name: "签名，以后补交" }).click();
  await page.getByText("请填写您的姓名，并勾选已看清").waitFor();
  await assertAccessible(page);
  const later = page.locator("details", { hasText: "以后补交（容缺）" });
  await later.getByRole("checkbox").check();
  await later.getByLabel("签名：填写您的姓名").fill(me.name);
  await later.getByRole("button", { name: "签名，以后补交" }).click();
  await page.getByText("受理以后在“办理进度”里补交").waitFor();
  const instead = page.locator("details", { hasText: "用承诺代替" });
  await instead.locator("summary").click();
  await instead.getByText("承诺不实的后果").waitFor();
  await instead.getByRole("checkbox").check();
  await instead.getByLabel("签名：填写您的姓名").fill(me.name);
  await instead.getByRole("button", { name: "签名承诺" }).click();
  await page.getByText("不用交这份材料").waitFor();
  await assertAccessible(page);
  await page.getByText("已自动保存").waitFor();
  await page.goto(`/drafts/${draft.id}/check`);
  await page.getByText("以后补交（已签名承诺）").waitFor();
  await page.getByRole("button", { name: "提交申请" }).click();
  await page.waitForURL("**/submitted/*");
  const number = new URL(page.url()).pathname.split("/").at(-1) ?? "";

  const clerk = await deskHand(t, site, "clerk");
  await clerk.act(number, "accept-deferred");
  await page.goto(`/cases/${number}`);
  await page.getByRole("heading", { name: "还要补交的材料" }).waitFor();
  await assertAccessible(page);
  const letter = await page.getByRole("link", { name: /我签的容缺受理承诺书/ }).getAttribute("href");
  assert.equal((await page.request.get(letter ?? "")).headers()["content-type"], "application/pdf");
  await page.locator("input[type=file]").first().setInputFiles(scan);
  await page.getByRole("link", { name: scan.name }).waitFor();
  const examiner = await deskHand(t, site, "cgj.examiner");
  await examiner.act(number, "pass", { opinion: "齐全" });
  await page.getByText("正在审查决定").waitFor();
  // A step of the office takes nothing of what was brought.
  await page.getByRole("button", { name: "补交" }).click();
  await page.getByText("您补齐了容缺材料").first().waitFor();
  await page.goto("/credit");
  await page.getByText("没有失信记录").waitFor();
  await assertAccessible(page);
  assert.deepEqual(troubles, []);
});

test("R2.31, R2.32 who has a serious record is offered no promise, and reads why and what to do", async (t) => {
  const site = await testSite(t);
  const supervisor = await deskHand(t, site, "supervisor");
  await supervisor.post("/api/staff/credit-records", {
    ...{ requestKey: randomUUID(), name: me.name, number: me.idNumber, serious: true },
    ...{ reason: "被列入严重失信主体名单", source: "衡市监列严字〔2026〕3号", from: todayAt(new Date()) },
  });
  const { page, troubles } = await visitor(t, site);
  await page.goto("/");
  await signIn(page, "13900007788");
  assert.ok((await page.request.put("/api/me", { data: me })).ok());
  const opened = await page.request.post("/api/drafts", { data: { item: item.key } });
  const draft = (await opened.json()) as Draft;
  const content = { ...completeContent(item), materials: [] };
  const data = { version: draft.version, content };
  assert.ok((await page.request.put(`/api/drafts/${draft.id}`, { data })).ok());

  await page.goto(`/drafts/${draft.id}/materials`);
  await page.getByText("不能以后补交，也不能用承诺代替").first().waitFor();
  assert.equal(await page.getByText("签名，以后补交").count(), 0);
  await assertAccessible(page);
  await picture(page, "portal-kept-from-promises");
  await page.getByRole("link", { name: "看失信记录和修复办法" }).first().click();
  await page.getByText("衡市监列严字〔2026〕3号").waitFor();
  assert.deepEqual(troubles, []);
});
