import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import type { BundleGuide } from "#contract/bundle.ts";
import type { JointView } from "#contract/joint.ts";
import { compileBundle } from "#server/kernel/bundle/compile.ts";
import { completeContent } from "#server/testing/application.ts";
import { todayAt } from "../web/shared/words.ts";
import { assertAccessible } from "./accessible.ts";
import { act, openFromInbox, sitDown } from "./desk.ts";
import { type DeskHand, deskHand } from "./desk-hands.ts";
import { desk, phone, picture, testSite, visitor } from "./frame.ts";

/** A small shop that registers, cooks and wants water: three items. */
const answers = {
  ...{ "has-business-licence": "no", "legal-form": "individual", "is-venue": "no", "needs-gas": "no" },
  ...{ "needs-water": "yes", "needs-drainage": "no", "needs-sign": "no" },
};

/** Received at the counter, all papers at hand. */
async function receive(clerk: DeskHand): Promise<JointView> {
  const { bundle, items, rules } = await clerk.get<BundleGuide>("/api/bundles/open-restaurant");
  const byKey = new Map(items.map((item) => [item.key, item]));
  const { demand } = compileBundle({ bundle, items: byKey, answers, rules });
  const { number } = await clerk.post<{ number: string }>("/api/staff/receptions", {
    ...{ requestKey: randomUUID(), item: bundle.key, bundle: true, hall: "changning", accept: false },
    applicant: { name: "郭小明", idNumber: "430499199003070018", phone: "13900004502" },
    content: completeContent(demand, answers),
  });
  return await clerk.get<JointView>(`/api/joint/${number}`);
}

test("one thing done once, at the desk", async (all) => {
  const site = await testSite(all);
  const clerk = await deskHand(all, site, "clerk");
  const { case: whole, parts } = await receive(clerk);
  const [register, food] = parts.map((part) => part.case);
  const { page, troubles } = await visitor(all, site, desk);
  const heading = (name: string) => page.getByRole("heading", { level: 1, name }).waitFor();

  await all.test("the whole is found by its number and shows its parts, the slowest marked", async () => {
    await sitDown(page, "clerk");
    await page
      .getByRole("searchbox", { name: "查办件" })
      .or(page.getByLabel("查办件"))
      .first()
      .fill(whole.number);
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: /我要开餐饮店/ }).click();
    await heading("我要开餐饮店");
    const lanes = page.getByRole("region", { name: "各事项" });
    await lanes.getByText("等《营业执照》办好，自动开始").first().waitFor();
    assert.equal(await lanes.getByText("最慢", { exact: true }).count(), 1);
    await assertAccessible(page);
    await picture(page, "staff-joint");
    await page.setViewportSize(phone);
    await picture(page, "staff-joint");
    await page.setViewportSize(desk);
  });

  await all.test(
    "R2.30 a part leads to its whole, says what it waits for and what is spared it",
    async () => {
      await page.getByRole("link", { name: food!.subject }).click();
      await heading(food!.subject);
      await page.getByText("等《营业执照》办好，自动开始，现在不用办。").waitFor();
      await page.getByText("由“个体工商户设立登记”的结果《营业执照》提供").waitFor();
      await assertAccessible(page);
      await picture(page, "staff-joint-part");
      await page.getByRole("link", { name: "我要开餐饮店" }).click();
      await heading("我要开餐饮店");
    },
  );

  await all.test("R2.29 the lead organ records what was conferred, in the form of every action", async () => {
    await sitDown(page, "scjg.examiner");
    await page.goto(`/staff/cases/${whole.number}`);
    await heading("我要开餐饮店");
    await act(page, "登记会商纪要", async (panel) => {
      await panel.getByLabel("会商议题").fill("店铺的供水和消防");
      await panel.getByLabel("会商地点").fill("县政务大厅三楼会议室");
      await panel.getByLabel("会商情况").fill("各部门看了图纸，交换了意见");
      await panel.getByLabel("各部门的结论（部门：结论） 1").fill("供水公司：可以装表");
      await panel.getByLabel("会商日期").fill(todayAt(new Date()));
      await panel.getByLabel("参加部门和人员").fill("市场监管局 蒋春分，供水公司 李工");
      await panel.getByLabel("会商意见").fill("先装表，后验收");
      await assertAccessible(page);
      await picture(page, "staff-joint-confer");
    });
    await page.getByText("市场监管局 蒋春分，供水公司 李工").waitFor();
    await page.getByRole("link", { name: /店铺的供水和消防/ }).waitFor();
    await assertAccessible(page);
  });

  await all.test("A20 the figures of the year lead to the application they come from", async () => {
    await page.goto("/staff/bundles/savings");
    await page.getByRole("link", { name: "我要开餐饮店：1 件" }).click();
    await page.getByRole("link", { name: whole.number }).waitFor();
    await assertAccessible(page);
    await picture(page, "staff-savings-list");
    await page.getByRole("link", { name: whole.number }).click();
    await heading("我要开餐饮店");
  });

  await all.test("a step of a part is seen on the whole while it is open", async () => {
    await clerk.act(register!.number, "refuse", { reason: "经营场所不在本市辖区" });
    await page.getByText("没有办成 3 项").waitFor();
  });

  await all.test(
    "when all has ended it awaits the clerk, who hands over the pack and archives it",
    async () => {
      await sitDown(page, "clerk");
      await openFromInbox(page, whole.number);
      await act(page, "登记一并送达", (panel) => panel.getByLabel("窗口领取").check());
      await act(page, "归档", (panel) => panel.getByLabel("30年").check());
      await page.getByText("已归档").first().waitFor();
      await assertAccessible(page);
      await picture(page, "staff-joint-archived");
      assert.deepEqual(troubles, []);
    },
  );
});
