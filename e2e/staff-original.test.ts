import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Draft, Submitted } from "#contract/draft.ts";
import type { Item } from "#contract/item.ts";
import { completeContent } from "#server/testing/application.ts";
import { picture as image } from "#server/testing/upload.ts";
import { assertAccessible } from "./accessible.ts";
import { openFromInbox, sitDown } from "./desk.ts";
import { desk, phone, picture, testSite, visitor } from "./frame.ts";
import { signIn } from "./signing-in.ts";

const card: Item = JSON.parse(
  readFileSync(new URL("../data/items/social-security-card.json", import.meta.url), "utf8"),
);

test("R1.19 one button notes that the clerk saw the original of what came by the portal", async (t) => {
  const site = await testSite(t);
  const { page: mine } = await visitor(t, site);
  await mine.goto("/");
  await signIn(mine, "13900007755");
  const request = mine.request;
  const me = { name: "郭小明", idNumber: "430499199003070018" };
  assert.ok((await request.put("/api/me", { data: me })).ok());
  const file = { name: "照片.png", mimeType: "image/png", buffer: image };
  const uploaded = await request.post("/api/files", { multipart: { file } });
  const { id } = (await uploaded.json()) as { id: string };
  const draft = (await (await request.post("/api/drafts", { data: { item: card.key } })).json()) as Draft;
  const content = completeContent(card);
  const files = [{ id, name: file.name }];
  const materials = content.materials.map(({ material }) => ({ material, files }));
  const data = { version: draft.version, content: { ...content, materials } };
  const saved = (await (await request.put(`/api/drafts/${draft.id}`, { data })).json()) as Draft;
  const submitted = await request.post(`/api/drafts/${draft.id}/submit`, {
    data: { version: saved.version },
  });
  assert.ok(submitted.ok(), await submitted.text());
  const { number } = (await submitted.json()) as Submitted;

  const { page, troubles } = await visitor(t, site, desk);
  await sitDown(page, "clerk");
  await openFromInbox(page, number);
  const button = page.getByRole("button", { name: /已核对原件.*身份证/ }).first();
  await button.waitFor();
  await assertAccessible(page);
  await picture(page, "staff-original");
  await page.setViewportSize(phone);
  await picture(page, "staff-original");
  await button.click();
  await page.getByText("窗口核过原件").first().waitFor();
  await assertAccessible(page);
  assert.deepEqual(troubles, []);
});
