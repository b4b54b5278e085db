/**
 * Makes the pictures of the documentation, in `docs/pictures/`, from the real pages of a server that runs on the
 * demonstration's data: `npm start` in one terminal, then
 * `TONGBAN=http://127.0.0.1:8080 node_modules/.bin/node scripts/pictures.ts` in another.
 * It hands in a few applications as the demonstration's residents, so that the inbox has something to show.
 */
import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import type { Draft } from "#contract/draft.ts";
import type { Item } from "#contract/item.ts";
import { completeContent } from "#server/testing/application.ts";
import { sitDown } from "../e2e/desk.ts";
import { desk, launch, phone } from "../e2e/frame.ts";
import { signIn } from "../e2e/signing-in.ts";

const site = process.env.TONGBAN ?? "http://127.0.0.1:8080";
const folder = new URL("../docs/pictures/", import.meta.url).pathname;
const matters = {
  "13800000001": ["individual-business-registration", "food-business-licence"],
  "13800000002": ["public-place-hygiene-licence", "publication-retail-licence"],
};

await mkdir(folder, { recursive: true });
const browser = await launch();
try {
  for (const [number, items] of Object.entries(matters)) {
    const page = await openPage(browser);
    await signIn(page, number);
    for (const item of items) await handIn(page, item);
  }
  await pictureOfHome(await openPage(browser));
  await picturesOfDesk(await openPage(browser, desk));
} finally {
  await browser.close();
}

async function openPage(launched: Browser, viewport = phone): Promise<Page> {
  const context = await launched.newContext({ baseURL: site, viewport, locale: "zh-CN" });
  return await context.newPage();
}

/** An application as the portal sends it. */
async function handIn(page: Page, item: string) {
  const file = new URL(`../data/items/${item}.json`, import.meta.url);
  const content = completeContent(JSON.parse(await readFile(file, "utf8")) as Item);
  const draft = (await send(page, "post", "/api/drafts", { item })) as Draft;
  const saved = (await send(page, "put", `/api/drafts/${draft.id}`, {
    version: draft.version,
    content,
  })) as Draft;
  await send(page, "post", `/api/drafts/${draft.id}/submit`, { version: saved.version });
}

async function send(page: Page, method: "post" | "put", path: string, data: object): Promise<unknown> {
  const answer = await page.request[method](path, { data });
  assert.ok(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`);
  return await answer.json();
}

async function pictureOfHome(page: Page) {
  await page.goto("/");
  await page.getByRole("combobox", { name: "您要办什么" }).fill("我要开饭店");
  await page.getByRole("option").first().waitFor();
  await page.screenshot({ path: `${folder}portal-home.png` });
}

async function picturesOfDesk(page: Page) {
  await sitDown(page, "clerk");
  const newest = page.getByRole("link", { name: /^食品经营许可/ }).last();
  await newest.waitFor();
  await page.screenshot({ path: `${folder}staff-inbox.png` });
  await newest.click();
  await page.getByRole("heading", { level: 2, name: "办理" }).waitFor();
  await page.screenshot({ path: `${folder}staff-case.png` });
}
