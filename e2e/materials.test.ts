/** What was shown once is not asked for again (R1.17, R1.19); a register that is down leaves the way open. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Page } from "playwright-core";
import type { Draft } from "#contract/draft.ts";
import type { Item } from "#contract/item.ts";
import type { MyMaterials } from "#contract/materials.ts";
import { completeContent } from "#server/testing/application.ts";
import { assertAccessible } from "./accessible.ts";
import { deskHand } from "./desk-hands.ts";
import { handInMaterials } from "./food-licence.ts";
import { phone, picture, testSite, visitor } from "./frame.ts";
import { type Session, signedInAs, signIn } from "./signing-in.ts";

const applicant = { name: "郭小明", idNumber: "430499199003070018", phone: "13800000001" };
const readItem = (key: string) =>
  JSON.parse(readFileSync(new URL(`../data/items/${key}.json`, import.meta.url), "utf8")) as Item;
const card = readItem("social-security-card");
const vaccination = readItem("vaccination-certificate");
const building = readItem("rural-planning-permit");

/** A draft with its situation and form filled in as far as said, and nothing handed in yet. */
async function draftOf(page: Page, item: Item, answered = true): Promise<Draft> {
  const opened = (await (
    await page.request.post("/api/drafts", { data: { item: item.key } })
  ).json()) as Draft;
  const complete = completeContent(item);
  const content = { ...complete, answers: answered ? complete.answers : {}, materials: [] };
  const data = { version: opened.version, content };
  return (await (await page.request.put(`/api/drafts/${opened.id}`, { data })).json()) as Draft;
}

async function until(met: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await met())) {
    assert.ok(Date.now() < end, "in time");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test("materials that are there already, and registers that are not", async (all) => {
  const site = await testSite(all);
  let session: Session = [];

  await all.test(
    "an identity card that a clerk has seen is not asked for again, and it says why",
    async (t) => {
      const clerk = await deskHand(t, site, "clerk");
      const complete = completeContent(card);
      const materials = complete.materials.map((entry) => ({ ...entry, papers: ["original"] }));
      const reception = { item: card.key, hall: "changning", applicant, accept: true };
      const content = { ...complete, materials };
      await clerk.post("/api/staff/receptions", { requestKey: randomUUID(), ...reception, content });

      const { page, troubles } = await visitor(t, site);
      session = await signIn(page, applicant.phone);
      await until(async () => {
        const answer = (await (await page.request.get("/api/materials/mine")).json()) as MyMaterials;
        return answer.materials.some(({ reusable }) => reusable);
      });
      const draft = await draftOf(page, vaccination);
      await page.goto(`/drafts/${draft.id}/materials`);
      const stored = page.getByRole("region", { name: "申请人身份证" });
      await stored.getByText("已有，不用再交").waitFor();
      await stored.getByText(`办理“${card.name}”时由窗口核验原件`).waitFor();
      await assertAccessible(page);
      await picture(page, "portal-stored-material");

      await stored.getByRole("button", { name: /换一份新的/ }).click();
      await page.getByRole("button", { name: /用以前核验过的/ }).click();
      await stored.waitFor();
      const file = await page.screenshot({ clip: { x: 0, y: 0, ...phone, height: 40 } });
      await handInMaterials(page, file);
      await page.getByRole("button", { name: "保存并继续" }).click();
      await page.getByRole("heading", { level: 1, name: "核对并提交" }).waitFor();
      await page.getByText("已有，不用再交").waitFor();
      await page.getByRole("button", { name: "提交申请" }).click();
      await page.waitForURL("**/submitted/*");
      const number = new URL(page.url()).pathname.split("/").at(-1);
      await page.goto(`/cases/${number}`);
      await page.getByText("我交的内容").click();
      await page.getByText(/用了以前的，没有再交/).waitFor();
      assert.deepEqual(troubles, []);
    },
  );

  await all.test("my materials say what they are good for and where they were used", async (t) => {
    const { page, troubles } = await visitor(t, site);
    await signedInAs(page, session);
    await page.goto("/me");
    await page.getByRole("link", { name: "看我的材料" }).click();
    await page.getByText("窗口看过原件，办事不用再交").first().waitFor();
    await page
      .getByText(/用在办件/)
      .first()
      .waitFor();
    await assertAccessible(page);
    await picture(page, "portal-my-materials");
    assert.deepEqual(troubles, []);
  });

  await all.test("proofs that were abolished are there to be found", async (t) => {
    const { page, troubles } = await visitor(t, site);
    await page.goto("/");
    await page.getByRole("link", { name: "取消的证明" }).click();
    await page.getByRole("heading", { level: 2, name: "亲属关系证明" }).waitFor();
    await page.getByLabel("找一个证明").fill("报到证");
    await page.getByRole("heading", { level: 2, name: "就业报到证" }).waitFor();
    assert.equal(await page.getByRole("heading", { level: 2 }).count(), 1);
    await assertAccessible(page);
    await picture(page, "portal-abolished-proofs");
    assert.deepEqual(troubles, []);
  });

  await all.test(
    "a register that is down is said so and holds nobody up; one that answers fills in",
    async (t) => {
      const { page, troubles } = await visitor(t, site);
      await signedInAs(page, session);
      const turn = async (behaviour: string) => {
        await page.goto("/dev/registers");
        const row = page.getByRole("row", { name: /公安人口登记信息/ });
        await row.getByRole("button", { name: behaviour }).click();
        await row.getByRole("cell", { name: behaviour, exact: true }).waitFor();
      };
      await turn("不回应");
      const draft = await draftOf(page, building, false);
      await page.goto(`/drafts/${draft.id}/form/1`);
      await page.getByText(/公安人口登记信息现在连不上，请照常自己填/).waitFor();
      await page.getByLabel(/申请人姓名/).fill("郭小明");
      await assertAccessible(page);
      await picture(page, "portal-register-silent");

      await turn("正常");
      const second = await draftOf(page, building, false);
      await page.goto(`/drafts/${second.id}/form/1`);
      await page
        .getByText(/来自公安人口登记信息，.*以登记为准/)
        .first()
        .waitFor();
      await assertAccessible(page);
      await picture(page, "portal-register-found");
      await page.goto(`/drafts/${second.id}/materials`);
      await page.getByRole("region", { name: "居民户口簿" }).getByText("已有，不用再交").waitFor();
      assert.deepEqual(troubles, []);
    },
  );
});
