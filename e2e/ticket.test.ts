import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import type { CalledNext, Taken } from "#contract/queue.ts";
import { assertAccessible } from "./accessible.ts";
import { type DeskHand, deskHand } from "./desk-hands.ts";
import { phone, picture, testSite, visitor } from "./frame.ts";
import { signIn } from "./signing-in.ts";

const hall = "changning";
const food = "food-business-licence";
const keyed = (more: object = {}) => ({ requestKey: randomUUID(), ...more });

/** Numbers of others, from the guide desk. */
async function queueUp(guide: DeskHand, people: number): Promise<void> {
  for (let n = 0; n < people; n++) {
    await guide.post<Taken>(`/api/staff/halls/${hall}/tickets`, keyed({ queue: "food-health" }));
  }
}

async function finish(clerk: DeskHand, id: number): Promise<void> {
  await clerk.post(`/api/staff/tickets/${id}/start`, keyed());
  await clerk.post(`/api/staff/tickets/${id}/finish`, keyed());
}

test("B1 a number on the phone: taken on the way, followed, called, given up", async (all) => {
  const site = await testSite(all);
  const clerk = await deskHand(all, site, "window.a03");
  const { page, troubles } = await visitor(all, site, phone);

  await all.test("the guide leads to a number; nobody calls it yet, so none is given", async () => {
    await page.goto(`/items/${food}`);
    await page.getByRole("link", { name: "我在路上，先取号" }).click();
    await page.getByRole("region", { name: /常宁市政务服务中心/ }).waitFor();
    await page.getByText("现在没有窗口开着").first().waitFor();
    await assertAccessible(page);
  });

  await all.test("with a counter open and signed in, one press takes it", async () => {
    await clerk.post("/api/staff/counter/open", keyed({ hall, counter: "A03" }));
    await queueUp(clerk, 4);
    await page.reload();
    const here = page.getByRole("region", { name: /常宁市政务服务中心/ });
    await here.getByRole("link", { name: "登录后取号" }).waitFor();
    await assertAccessible(page);
    await picture(page, "ticket-new");
    await signIn(page, "13800000001");
    await page.reload();
    await here.getByRole("button", { name: "取号" }).click();
    await page.waitForURL(/\/ticket#[A-Za-z0-9_-]{22}$/);
    await page.getByText("前面还有 4 人").waitFor();
    await page.getByText("实时更新").waitFor();
    await page.getByText("为什么排在这里").click();
    await assertAccessible(page);
    await picture(page, "ticket-waiting");
  });

  await all.test("the line moves on without reloading, and the tab says who is called", async () => {
    const { ticket: first } = await clerk.post<CalledNext>("/api/staff/counter/next", keyed());
    await page.getByText("前面还有 3 人").waitFor();
    await finish(clerk, first!.id);
    for (;;) {
      const { ticket } = await clerk.post<CalledNext>("/api/staff/counter/next", keyed());
      if (ticket?.number === "C005") break;
      await finish(clerk, ticket!.id);
    }
    const call = page.getByRole("alert");
    await call.getByText("A03 窗口", { exact: true }).waitFor();
    await call.getByText(/企业服务区/).waitFor();
    await page.waitForFunction(() => document.title.includes("请到 A03 窗口"));
    await assertAccessible(page);
    await picture(page, "ticket-called");
  });

  await all.test("a broken line is seen, and mends itself", async () => {
    await page.route("**/api/halls/*/stream**", (route) => route.abort());
    await page.reload();
    await page.getByText("没有连上大厅").waitFor();
    await assertAccessible(page);
    await picture(page, "ticket-lost");
    await page.unroute("**/api/halls/*/stream**");
    await page.getByText("实时更新").waitFor();
  });

  await all.test("whoever does not come gives the number back; the home page has forgotten it", async () => {
    await page.goto("/");
    await page.getByText("您今天的号：C005").waitFor();
    await assertAccessible(page);
    await picture(page, "ticket-home");
    await page.getByRole("link", { name: "看排到哪儿了" }).click();
    await page.getByRole("button", { name: "不排了，取消这个号" }).click();
    await assertAccessible(page);
    await page.getByRole("dialog").getByRole("button", { name: "取消这个号" }).click();
    await page.getByText("这个号取消了。").waitFor();
    await page.goto("/ticket");
    await page.getByText("这个手机上今天还没有号").waitFor();
    await assertAccessible(page);
  });

  await all.test("another is taken from the page of the hall, for a queue that is called", async () => {
    await page.goto("/halls");
    await page.getByRole("link", { name: "看排队和取号" }).first().click();
    const numbers = page.getByRole("region", { name: "在路上先取号" });
    await numbers.getByLabel("办哪一类事").selectOption({ label: "出入境" });
    await numbers.getByText("窗口开了才能在手机上取号").waitFor();
    await numbers.getByLabel("办哪一类事").selectOption({ label: "食品药品、卫生健康" });
    await numbers.getByRole("button", { name: "取号" }).waitFor();
    await assertAccessible(page);
    await picture(page, "hall-numbers");
    await numbers.getByRole("button", { name: "取号" }).click();
    await page.waitForURL(/\/ticket#[A-Za-z0-9_-]{22}$/);
    await page.getByText("C006").first().waitFor();
  });
  assert.deepEqual(troubles, []);
});
