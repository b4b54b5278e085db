import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Page } from "playwright-core";
import type { Inbox } from "#contract/application.ts";
import type { CaseView } from "#contract/case.ts";
import type { Item } from "#contract/item.ts";
import { completeContent } from "#server/testing/application.ts";
import { todayAt } from "../web/shared/words.ts";
import { assertAccessible } from "./accessible.ts";
import { act, sitDown } from "./desk.ts";
import { type DeskHand, deskHand } from "./desk-hands.ts";
import { desk, phone, picture, type Site, testSite, visitor } from "./frame.ts";

const shop: Item = JSON.parse(
  readFileSync(new URL("../data/items/individual-business-registration.json", import.meta.url), "utf8"),
);
const me = { name: "郭小明", idNumber: "430499199003070018", phone: "13900007799" };

/** Received at the counter, the proof of the premises replaced by a commitment. */
async function receive(clerk: DeskHand): Promise<string> {
  const { materials, ...content } = completeContent(shop);
  const sworn = {
    ...{ material: "premises-proof", files: [] },
    promise: { kind: "commitment", signedBy: me.name },
  };
  const others = materials.filter(({ material }) => material !== sworn.material);
  const { number } = await clerk.post<{ number: string }>("/api/staff/receptions", {
    ...{ requestKey: randomUUID(), item: shop.key, hall: "changning", accept: true, applicant: me },
    content: { ...content, materials: [...others, sworn] },
  });
  return number;
}

/** Decided and handed over; answers with the number of the check that follows. */
async function checked(clerk: DeskHand, examiner: DeskHand, approver: DeskHand): Promise<[string, string]> {
  const number = await receive(clerk);
  await approver.act(number, "approve", { opinion: "准予登记" });
  await clerk.act(number, "issue");
  await clerk.act(number, "deliver", { method: "counter" });
  for (;;) {
    const { rows } = await examiner.get<Inbox>("/api/staff/inbox");
    for (const row of rows.filter(({ type, state }) => type === "after-check" && state === "open")) {
      const check = await examiner.get<CaseView & { main: string }>(`/api/after-checks/${row.number}`);
      if (check.main === number) return [number, row.number];
    }
  }
}

async function bothSizes(page: Page, name: string) {
  await assertAccessible(page);
  await picture(page, name);
  await page.setViewportSize(phone);
  await assertAccessible(page);
  await picture(page, name);
  await page.setViewportSize(desk);
}

test("written promises at the desk", async (all) => {
  const site: Site = await testSite(all);
  const hands = ["clerk", "scjg.examiner", "scjg.approver"].map((account) => deskHand(all, site, account));
  const [clerk, examiner, approver] = (await Promise.all(hands)) as [DeskHand, DeskHand, DeskHand];
  const { page, troubles } = await visitor(all, site, desk);
  const heading = (name: string | RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();

  await all.test("R2.31 the counter ticks that a commitment was signed in the place of a proof", async () => {
    await sitDown(page, "clerk");
    await page.goto("/staff/reception");
    await page.getByRole("combobox", { name: "办什么事" }).fill("个体工商户");
    await page
      .getByRole("option", { name: /个体工商户设立登记/ })
      .first()
      .click();
    await page.getByRole("region", { name: "申请人" }).waitFor();
    const tick = page.getByRole("checkbox", { name: /用承诺代替：已告知条件/ });
    await tick.check();
    assert.ok(await tick.isChecked());
    await bothSizes(page, "staff-reception-promises");
  });

  await all.test("R2.31 a check that finds the commitment true is over", async () => {
    const [, check] = await checked(clerk, examiner, approver);
    await sitDown(page, "scjg.examiner");
    await page.goto(`/staff/cases/${check}`);
    await heading(/承诺核查/);
    await page.getByText("要到现场核查，两名以上工作人员。").waitFor();
    await bothSizes(page, "staff-after-check");
    await act(page, "登记：承诺属实", async (panel) => {
      await panel.getByLabel("核查情况").fill("地址相符，有固定场所");
      await panel.getByLabel("核查日期").fill(todayAt(new Date()));
      await panel.getByLabel("核查人员（两人以上） 1").fill("肖寒露");
      await panel.getByLabel("核查人员（两人以上） 2").fill("邓立夏");
      await assertAccessible(page);
    });
    await page.getByText("核查属实").first().waitFor();
  });

  await all.test(
    "R2.11, R2.31 one that finds it false: recorded, and revoked as obtained by fraud",
    async () => {
      const [number, check] = await checked(clerk, examiner, approver);
      await examiner.act(check, "fail-on-site", {
        ...{ finding: "该地址没有这间店铺", checkedOn: todayAt(new Date()), statement: "没有意见" },
        officers: ["肖寒露", "邓立夏"],
      });
      await sitDown(page, "scjg.approver");
      await page.goto(`/staff/cases/${check}`);
      await page.getByText("已经记入失信记录").waitFor();
      await bothSizes(page, "staff-after-check-failed");
      await page.getByRole("link", { name: "看凭承诺办结的办件" }).click();
      await page.waitForURL(`**/staff/cases/${number}`);
      await act(page, "撤销许可", async (panel) => {
        await panel.getByText("按以欺骗手段取得处理").waitFor();
        assert.equal(await panel.getByRole("checkbox").count(), 0, "nothing is left to tick");
        await panel.getByLabel("理由").fill("承诺不实");
        await panel.getByLabel("依据").fill("《中华人民共和国行政许可法》第六十九条");
        await bothSizes(page, "staff-revoke-false");
      });
      await page.getByText("已撤销").first().waitFor();
    },
  );

  await all.test(
    "R13.5 who may read the records sees them masked, and whose they are after a reason",
    async () => {
      await page.getByRole("link", { name: "失信记录" }).click();
      await heading("失信记录");
      await page.getByText("430499********0018").waitFor();
      assert.equal(await page.getByRole("button", { name: "登记失信记录" }).count(), 0);
      await page.getByRole("button", { name: /显示全文/ }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("为什么要看").fill("核对申请人身份");
      await assertAccessible(page);
      await dialog.getByRole("button", { name: "显示全文" }).click();
      await page.getByText(me.idNumber).waitFor();
      await page.getByRole("button", { name: /收起/ }).click();
      await page.getByText("430499********0018").waitFor();
    },
  );

  await all.test("R2.32 the supervisor adds a record by a document, and notes its repair", async () => {
    await sitDown(page, "supervisor");
    await page.getByRole("link", { name: "失信记录" }).click();
    await page.getByRole("button", { name: "登记失信记录" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "登记", exact: true }).click();
    await dialog.getByRole("alert").waitFor();
    await assertAccessible(page);
    await dialog.getByLabel("姓名或名称").fill("周大海");
    await dialog.getByLabel("身份证号码或统一社会信用代码").fill("43049919850923002x");
    await dialog.getByLabel("失信事实").fill("被列入严重失信主体名单");
    await dialog.getByLabel("认定文书文号").fill("衡市监列严字〔2026〕3号");
    await dialog.getByLabel("起始日期").fill(todayAt(new Date()));
    await bothSizes(page, "staff-credit-add");
    await dialog.getByRole("button", { name: "登记", exact: true }).click();
    await page.getByText("衡市监列严字〔2026〕3号").waitFor();
    await bothSizes(page, "staff-credit");
    await page.getByRole("button", { name: /登记修复.*周\*海/ }).click();
    await dialog.getByLabel("修复文书文号").fill("衡市监修字〔2026〕1号");
    await assertAccessible(page);
    await dialog.getByRole("button", { name: "登记修复" }).click();
    await page.getByText(/衡市监修字〔2026〕1号/).waitFor();
    assert.deepEqual(troubles, []);
  });
});
