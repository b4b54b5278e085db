import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Page } from "playwright-core";
import type { CaseView } from "#contract/case.ts";
import type { Draft, Submitted } from "#contract/draft.ts";
import type { Item } from "#contract/item.ts";
import type { StaffRatings } from "#contract/rating-desk.ts";
import { completeContent } from "#server/testing/application.ts";
import { assertAccessible } from "./accessible.ts";
import { sitDown } from "./desk.ts";
import { type DeskHand, deskHand } from "./desk-hands.ts";
import { desk, phone, picture, type Site, testSite, visitor } from "./frame.ts";
import { signIn } from "./signing-in.ts";

const shop: Item = JSON.parse(
  readFileSync(new URL("../data/items/individual-business-registration.json", import.meta.url), "utf8"),
);
const me = { name: "郭小明", idNumber: "430499199003070018" };
const myPhone = "13900007755";
const tablet = { width: 1024, height: 768 };

/** Handed in online and decided by those whose turn it is. */
async function decided(page: Page, hands: Record<"clerk" | "examiner" | "approver", DeskHand>) {
  assert.ok((await page.request.put("/api/me", { data: me })).ok());
  const draft = (await (
    await page.request.post("/api/drafts", { data: { item: shop.key } })
  ).json()) as Draft;
  const data = { version: draft.version, content: completeContent(shop) };
  const saved = (await (await page.request.put(`/api/drafts/${draft.id}`, { data })).json()) as Draft;
  const sent = await page.request.post(`/api/drafts/${draft.id}/submit`, {
    data: { version: saved.version },
  });
  const { number } = (await sent.json()) as Submitted;
  await hands.clerk.act(number, "accept");
  for (;;) {
    const { allowed } = await hands.examiner.get<CaseView>(`/api/cases/${number}`);
    if (!allowed.some(({ id }) => id === "pass")) break;
    await hands.examiner.act(number, "pass", { opinion: "齐全" });
  }
  await hands.approver.act(number, "approve", { opinion: "准予登记" });
  return number;
}

/** The address in the SMS that asks for a rating. */
async function linkSent(page: Page): Promise<string> {
  for (;;) {
    const { messages } = (await (await page.request.get("/api/dev/outbox")).json()) as {
      messages: { phone: string; text: string }[];
    };
    const found = messages.flatMap((one) => /(\/rate\/[A-Za-z0-9_-]{22})/.exec(one.text)?.[1] ?? []);
    if (found[0] !== undefined) return found[0];
  }
}

async function bothSizes(page: Page, name: string) {
  await assertAccessible(page);
  await picture(page, name);
  await page.setViewportSize(phone);
  await assertAccessible(page);
  await page.setViewportSize(desk);
}

async function act(page: Page, button: string, fields: Record<string, string>, confirm = button) {
  await page.getByRole("button", { name: button }).first().click();
  for (const [label, words] of Object.entries(fields)) await page.getByLabel(label).fill(words);
  await page.locator("form").getByRole("button", { name: confirm }).click();
}

test("R4.7, R4.10 rated badly on a phone: the handler sees no name, puts it right, another person checks, it is published", async (t) => {
  const site = await testSite(t);
  const hands = {
    clerk: await deskHand(t, site, "clerk"),
    examiner: await deskHand(t, site, "scjg.examiner"),
    approver: await deskHand(t, site, "scjg.approver"),
  };
  const { page, troubles } = await visitor(t, site);
  await page.goto("/");
  await signIn(page, myPhone);
  const number = await decided(page, hands);
  const link = await linkSent(page);

  const other = await visitor(t, site);
  await other.page.goto(link);
  await other.page.getByRole("radio", { name: /非常满意（5 星）/ }).waitFor();
  assert.equal(
    await other.page.getByRole("radio", { checked: true }).count(),
    0,
    "nothing is chosen beforehand",
  );
  await other.page.getByRole("button", { name: "提交评价" }).click();
  await other.page.getByRole("alert").getByText("请先选几颗星").waitFor();
  await assertAccessible(other.page);
  await other.page.getByRole("radio", { name: /非常满意（5 星）/ }).focus();
  for (let step = 0; step < 4; step += 1) await other.page.keyboard.press("ArrowDown");
  await other.page.getByRole("checkbox", { name: "服务态度差效率低" }).check();
  await other.page.getByLabel("哪里没做好").fill(`我叫${me.name}，排队等了两个小时`);
  await assertAccessible(other.page);
  await picture(other.page, "portal-rate-link");
  await other.page.getByRole("button", { name: "提交评价" }).click();
  await other.page.getByText("谢谢您的评价").waitFor();
  await other.page.goto(link);
  await other.page.getByText("这个链接已经用过了").waitFor();

  await page.goto(`/cases/${number}`);
  await page.getByRole("link", { name: "看我的评价" }).click();
  await page.getByText("承办人员不知道是谁评的").first().waitFor();
  await assertAccessible(page);
  await picture(page, "portal-rated");

  const bad = await badRatingOf(t, site);
  await putRight(t, site, bad);

  await page.goto("/ratings");
  await page.getByText("答复：已加开两个窗口").waitFor();
  await page.getByText("我叫（姓名），排队等了两个小时").waitFor();
  assert.equal(await page.getByText(me.name).count(), 0);
  await assertAccessible(page);
  await picture(page, "portal-ratings");
  assert.deepEqual([...troubles, ...other.troubles], []);
});

async function badRatingOf(t: Parameters<typeof deskHand>[0], site: Site): Promise<string> {
  const supervisor = await deskHand(t, site, "supervisor");
  const { rows } = await supervisor.get<StaffRatings>("/api/staff/ratings");
  return rows[0]?.badRating ?? assert.fail("no case was opened");
}

/** The whole loop at the desk: called, confirmed, put right by the handler, checked by the caller. */
async function putRight(t: Parameters<typeof visitor>[0], site: Site, bad: string) {
  const { page, troubles } = await visitor(t, site, desk);
  await sitDown(page, "supervisor");
  await page.goto(`/staff/cases/${bad}`);
  await page.getByRole("button", { name: "看评价人的电话" }).click();
  await page.getByLabel("为什么要看").fill("电话回访核实");
  await page.getByRole("button", { name: "看姓名和电话" }).click();
  await page.getByText(myPhone).waitFor();
  await act(page, "登记：已联系上", { "评价人怎么说（只有回访人员看得到）": "等了两小时，属实" });
  await act(page, "认定属实，一般", { "核实的情况（承办人员看得到，不要写评价人是谁）": "窗口少开两个" });
  await page.getByText("整改中").first().waitFor();
  await bothSizes(page, "staff-bad-rating-caller");

  await sitDown(page, "scjg.examiner");
  await page.goto(`/staff/cases/${bad}`);
  await page.getByText("评价人保密").waitFor();
  for (const trace of [me.name, "郭*明", myPhone])
    assert.equal(await page.getByText(trace).count(), 0, trace);
  await bothSizes(page, "staff-bad-rating-handler");
  await act(page, "整改好了，答复", {
    做了哪些整改: "加开窗口",
    "给评价人的答复（会公开）": "已加开两个窗口",
  });
  await page.getByText("待复核回访").first().waitFor();

  await sitDown(page, "supervisor");
  await page.goto(`/staff/cases/${bad}`);
  await act(page, "复核通过，公开", { "回访时评价人怎么说（只有回访人员看得到）": "这次满意" });
  await page.getByText("已整改公开").first().waitFor();

  await page.goto("/staff/ratings");
  await page.getByRole("heading", { name: "反映的问题" }).waitFor();
  await bothSizes(page, "staff-ratings");
  await page.getByRole("link", { name: /^市场监管局 1 条评价/ }).click();
  await page.getByText("反映：排队等候").waitFor();
  await bothSizes(page, "staff-ratings-list");
  assert.deepEqual(troubles, []);
}

test("R4.2 the tablet asks whoever was just served at its counter, with a code to scan", async (t) => {
  const site = await testSite(t);
  const { services } = site;
  const { page: security } = await visitor(t, site, desk);
  await sitDown(security, "secadmin");
  const made = await security.request.post("/api/staff/devices", {
    data: { requestKey: randomUUID(), name: "A01 平板", kind: "tablet", hall: "changning", counter: "A01" },
  });
  assert.ok(made.ok(), await made.text());
  const { code } = (await made.json()) as { code: string };
  const { page, troubles } = await visitor(t, site, tablet);
  await page.goto("/tablet");
  await page.getByRole("heading", { name: "设置窗口平板" }).waitFor();
  await page.keyboard.type(code);
  await page.getByText("办完事，请在这里评价").waitFor();
  await picture(page, "tablet-waiting");

  const clerk = await visitor(t, site, desk);
  await sitDown(clerk.page, "clerk");
  await clerk.page.goto("/staff/reception");
  await clerk.page.getByRole("button", { name: /选窗口/ }).click();
  await clerk.page.getByLabel("窗口编号").fill("A01");
  await clerk.page.getByRole("button", { name: "坐在这个窗口" }).click();
  await clerk.page.getByRole("button", { name: /A01 窗口/ }).waitFor();
  const received = await clerk.page.request.post("/api/staff/receptions", {
    data: {
      ...{ requestKey: randomUUID(), item: shop.key, hall: "changning", accept: true },
      ...{ applicant: { ...me, phone: myPhone }, content: completeContent(shop) },
    },
  });
  assert.ok(received.ok(), await received.text());

  await page.getByText(`刚办的：${shop.name}`).waitFor();
  await page.getByRole("button", { name: "用自己的手机评价" }).click();
  await page.getByRole("img", { name: "评价二维码" }).waitFor();
  await page.getByRole("radio", { name: /非常满意（5 星）/ }).check();
  await assertAccessible(page);
  await picture(page, "tablet-asking");
  await page.getByRole("button", { name: "提交评价" }).click();
  await page.getByText("谢谢您的评价").waitFor();
  await page.getByText("办完事，请在这里评价").waitFor();
  const { rows } = await services.pool.query("select channel, counter, grade from rating");
  assert.deepEqual(rows, [{ channel: 4, counter: "A01", grade: 1 }]);
  assert.deepEqual([...troubles, ...clerk.troubles], []);
});
