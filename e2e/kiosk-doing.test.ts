/** What people do at the kiosk besides applying: a number, an appointment, the drop box, paying, rating; and the desk behind. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Page } from "playwright-core";
import type { DeskDay } from "#contract/appointment-desk.ts";
import type { Submitted } from "#contract/draft.ts";
import type { Item } from "#contract/item.ts";
import { completeContent } from "#server/testing/application.ts";
import { assertAccessible, assertMachineAccessible } from "./accessible.ts";
import { sitDown } from "./desk.ts";
import { type DeskHand, deskHand } from "./desk-hands.ts";
import { desk, picture, testSite, visitor } from "./frame.ts";
import { big, enrolled, kiosk, says, set, sizes } from "./kiosk-hands.ts";
import { signIn } from "./signing-in.ts";

/** Friday morning, in office hours; whoever booked comes on Monday. */
const friday = "2026-11-20T01:30:00.000Z";
const monday = "2026-11-23T00:50:00.000Z";
const hall = "changning";
/** The first of the demonstration's people, whose card lies beside the simulated reader. */
const person = { name: "郭小明", idNumber: "430499199003070018", phone: "13800000001" };

async function look(page: Page, name: string): Promise<void> {
  await assertMachineAccessible(page, sizes);
  await picture(page, `kiosk-${name}`);
}

async function lookAtDesk(page: Page, name: string): Promise<void> {
  await assertAccessible(page);
  await picture(page, `staff-${name}`);
}

/** A matter that costs something, received at a counter for the person of the card. */
async function received(clerk: DeskHand): Promise<Submitted> {
  const key = "property-inheritance";
  const item = JSON.parse(
    readFileSync(new URL(`../data/items/${key}.json`, import.meta.url), "utf8"),
  ) as Item;
  const asked = { requestKey: randomUUID(), item: key, hall, applicant: person, accept: true };
  return await clerk.post<Submitted>("/api/staff/receptions", { ...asked, content: completeContent(item) });
}

/** By telephone, for Monday's first hour. */
async function bookedByPhone(clerk: DeskHand): Promise<void> {
  const day = await clerk.get<DeskDay>(`/api/staff/appointments?hall=${hall}&day=${monday.slice(0, 10)}`);
  const slot = day.queues.find(({ queue }) => queue === "real-estate")!.slots[0]!.id;
  await clerk.post("/api/staff/appointments", { requestKey: randomUUID(), slot, via: "phone", ...person });
}

/** Types the digits of a receipt: the sixteen in the middle of its number, then its query code. */
async function typeReceipt(page: Page, { number, queryCode }: Submitted): Promise<void> {
  await says(page, "回执上的编号");
  await page.keyboard.type(number.slice(6, 22));
  await says(page, "查询码");
  await page.keyboard.type(queryCode);
}

test("at the kiosk: a number, an appointment, the drop box, paying, rating; and the desk behind them", async (all) => {
  let now = friday;
  const site = await testSite(all, { now: () => now });
  const { page, troubles } = await visitor(all, site, kiosk);
  const clerk = await deskHand(all, site, "clerk");
  const receipt = await received(clerk);
  await bookedByPhone(clerk);
  await enrolled(page);

  await all.test("R12.1 a number by finger, with its slip", async () => {
    await big(page, /^取号/).click();
    await says(page, "办哪一类事？");
    await big(page, /企业开办/).click();
    await look(page, "number");
    await big(page, "取号").click();
    await says(page, "请拿好小票");
    await page.getByText("A001").waitFor();
    await look(page, "number-taken");
    await big(page, "好了").click();
    await says(page, "您要办什么？");
  });

  await all.test(
    "R12.2 an appointment: too early is said plainly; on the day the card is enough",
    async () => {
      await big(page, /^预约取号/).click();
      await look(page, "appointment");
      await big(page, /^输取号凭证/).click();
      await says(page, "取号凭证");
      await page.keyboard.type("abcde23456");
      await says(page, "没有取到号");
      await page.getByRole("button", { name: "退出" }).click();
      await says(page, "您要办什么？");
      now = monday;
      await page.reload();
      await big(page, /^预约取号/).click();
      await big(page, /^刷身份证/).click();
      await set(page, "郭小明的身份证");
      await big(page, "我看好了").click();
      await says(page, "是这个预约吗？");
      await look(page, "appointment-own");
      await big(page, /不动产/).click();
      await says(page, "请拿好小票");
      await page.getByText("按时到，预约的先办").waitFor();
      await look(page, "appointment-taken");
      await big(page, "好了").click();
      await says(page, "您要办什么？");
      await set(page, "郭小明的身份证");
    },
  );

  await all.test("an envelope into the drop box", async () => {
    await big(page, /^投材料/).click();
    await big(page, /^补材料/).click();
    await big(page, /^输编号/).click();
    await typeReceipt(page, receipt);
    await says(page, "一共几张纸？");
    await page.keyboard.type("3");
    await look(page, "deposit-sheets");
    await big(page, "一共 3 张").click();
    await says(page, /手机号/);
    await page.keyboard.type("13900000009");
    await big(page, "就是这个号").click();
    await big(page, "放好了").click();
    await says(page, "收到了，请拿好回执");
    await look(page, "deposit-receipt");
    await big(page, "办完了").click();
    await says(page, "您要办什么？");
  });

  await all.test("paid by code; the slip comes out, and once more", async () => {
    await big(page, /^缴费/).click();
    await big(page, /^输编号/).click();
    await typeReceipt(page, receipt);
    await says(page, "不动产登记费");
    await big(page, /80/).click();
    await page.getByRole("img", { name: "付款码" }).waitFor();
    await look(page, "pay-code");
    const { rows } = await site.services.pool.query("select id from kiosk_payment");
    await page.request.post(`/dev/pay/${rows[0].id}`);
    await says(page, /缴好了/);
    await page.getByText("凭条打好了，请拿走").waitFor();
    await look(page, "paid");
    await big(page, "办完了").click();
    await says(page, "您要办什么？");
    await big(page, /^缴费/).click();
    await big(page, /^输编号/).click();
    await typeReceipt(page, receipt);
    await says(page, "已经缴过了");
    await big(page, /^再打一张凭条/).click();
    await page.getByText("凭条打好了，请拿走").waitFor();
    await look(page, "paid-before");
    await page.getByRole("button", { name: "退出" }).click();
    await says(page, "您要办什么？");
  });

  await all.test("R4.2 a service on the receipt is rated", async () => {
    await big(page, /^评价/).click();
    await typeReceipt(page, receipt);
    const first = page.getByRole("heading", { level: 1, name: /您满意吗？|评价哪一次？/ });
    await first.waitFor();
    if ((await first.textContent()) === "评价哪一次？") await page.locator("main .big").first().click();
    await says(page, "您满意吗？");
    await look(page, "rate");
    await big(page, /^非常满意/).click();
    await says(page, "哪里好？");
    await big(page, "提交评价").click();
    await says(page, "谢谢您的评价");
    await big(page, "办完了").click();
    await says(page, "您要办什么？");
  });

  await all.test(
    "at the desk: the envelope is taken up, a refund is asked for and another agrees",
    async () => {
      const staff = (await visitor(all, site, desk)).page;
      await sitDown(staff, "clerk");
      await staff.goto("/staff/deposits");
      await lookAtDesk(staff, "deposits");
      await staff.getByRole("link", { name: /自助投件：补材料/ }).click();
      await staff
        .getByRole("heading", { name: /自助投件/ })
        .first()
        .waitFor();
      await lookAtDesk(staff, "deposit");
      await staff.goto("/staff/payments");
      await staff.getByRole("button", { name: /^申请退费/ }).click();
      const dialog = staff.getByRole("dialog");
      await dialog.getByLabel("缴了两次").check();
      await dialog.getByLabel("说明").fill("窗口已缴过，流水号 8812");
      await lookAtDesk(staff, "refund-ask");
      await dialog.getByRole("button", { name: "申请退费" }).click();
      await staff.getByText("已申请，等另一个人审批").waitFor();
      await sitDown(staff, "supervisor");
      await staff.goto("/staff/payments?asked=true");
      await staff.getByRole("button", { name: /^同意退费/ }).click();
      await dialog.getByLabel("意见").fill("核对过两笔流水");
      await dialog.getByRole("button", { name: "同意，退回去" }).click();
      await staff.getByText("钱退回去了").waitFor();
      await staff.goto("/staff/payments");
      await staff.getByText("已退费").waitFor();
      await lookAtDesk(staff, "payments");
      await staff.getByRole("link", { name: "按月对账" }).click();
      await staff.getByRole("row", { name: /合计.*80\.00 元.*0\.00 元/ }).waitFor();
      await lookAtDesk(staff, "payments-month");
      await staff.goto("/staff/devices");
      await staff.getByRole("heading", { name: "设备" }).waitFor();
      const lock = (does: string) =>
        staff
          .getByRole("row", { name: /一楼东侧自助机/ })
          .getByRole("button", { name: new RegExp(`^${does}`) });
      await lookAtDesk(staff, "devices");
      await lock("暂停使用").first().click();
      await dialog.getByLabel("为什么").fill("打印机正在维修");
      await dialog.getByRole("button", { name: "暂停使用" }).click();
      await lock("恢复使用").waitFor();
      await page.reload();
      await page.getByRole("heading", { name: "暂停使用" }).waitFor();
    },
  );

  await all.test("the payer sees on the page of the matter that the money came back", async () => {
    const { page: payer } = await visitor(all, site);
    await payer.goto("/");
    await signIn(payer, person.phone);
    await payer.goto(`/cases/${receipt.number}`);
    await payer.getByText("退回 80.00 元，按原路退到付款的账户").waitFor();
    await assertAccessible(payer);
    await picture(payer, "case-paid-back");
  });

  assert.deepEqual(troubles, []);
});
