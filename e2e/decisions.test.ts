import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import type { Draft } from "#contract/draft.ts";
import { assertAccessible } from "./accessible.ts";
import { sitDown } from "./desk.ts";
import { desk, picture, testSite, visitor } from "./frame.ts";
import { signIn } from "./signing-in.ts";

const person = { name: "欧阳小三", idNumber: "11010519491231002X" };
const phone = "13900002222";

test("A15 an old person asks for the card on a phone and holds it; after the stop of the hall a person decides", async (t) => {
  const site = await testSite(t);
  const { page: hall, troubles: hallTroubles } = await visitor(t, site, desk);
  await sitDown(hall, "mzj.approver");
  await switchOn(hall);

  const { page, troubles } = await visitor(t, site);
  await signIn(page, phone);
  assert.ok((await page.request.put("/api/me", { data: person })).ok());
  await handIn(page);
  await page.goto("/cases");
  await page
    .getByRole("link", { name: /老年人优待证办理/ })
    .first()
    .click();
  await page.getByText("老年人优待证已经办好").waitFor();
  await page.getByRole("heading", { name: "怎么核准的" }).waitFor();
  await page.locator("summary", { hasText: "规则用到的信息" }).click();
  await page.getByRole("cell", { name: /周岁/ }).waitFor();
  await assertAccessible(page);
  await picture(page, "decision-case");

  await sitDown(hall, "director");
  await stopTheHall(hall);
  await handIn(page);
  await page.goto("/cases");
  await page
    .getByRole("link", { name: /老年人优待证办理/ })
    .first()
    .click();
  await page.getByText("全厅已停用自动核准").waitFor();
  assert.deepEqual([...troubles, ...hallTroubles], []);
});

async function switchOn(hall: Page) {
  await hall.goto("/staff/decisions");
  await hall.getByRole("link", { name: "老年人优待证办理" }).waitFor();
  await assertAccessible(hall);
  await picture(hall, "staff-decisions");
  await hall.getByRole("link", { name: "老年人优待证办理" }).click();
  await hall.getByRole("button", { name: "试运行", exact: true }).click();
  await hall.getByText(/看了 0 件/).waitFor();
  await assertAccessible(hall);
  await picture(hall, "staff-decision");
  await hall.getByRole("button", { name: "开启第 1 版" }).click();
  const dialog = hall.getByRole("dialog");
  await dialog.getByLabel("理由").fill("试运行没有不一样的");
  await dialog.getByRole("button", { name: "开启", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await hall.getByText("理由：试运行没有不一样的").waitFor();
}

async function stopTheHall(hall: Page) {
  await hall.goto("/staff/decisions");
  await hall.getByRole("button", { name: "全厅停用自动核准" }).click();
  const dialog = hall.getByRole("dialog");
  await dialog.getByLabel("理由").fill("核查数据");
  await dialog.getByRole("button", { name: "全厅停用自动核准" }).click();
  await hall.getByText("所有申请都由人工办理").waitFor();
}

/** Filled in beforehand; read through and handed in on the phone. */
async function handIn(page: Page) {
  const opened = (await (
    await page.request.post("/api/drafts", { data: { item: "senior-card" } })
  ).json()) as Draft;
  const content = {
    situation: { agent: "no" },
    answers: {
      ...{ applicantName: person.name, citizenId: person.idNumber, phone },
      homeAddress: "430482001 湖南省衡阳市常宁市宜阳街道 演示路1号",
    },
    materials: [],
  };
  const saved = await page.request.put(`/api/drafts/${opened.id}`, {
    data: { version: opened.version, content },
  });
  assert.ok(saved.ok(), await saved.text());
  await page.goto(`/drafts/${opened.id}/check`);
  await page.getByRole("button", { name: "提交申请" }).click();
  await page.getByText("我们收到了").waitFor();
}
