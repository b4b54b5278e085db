/** At the staff desk: signing in as the demonstration's people, and what each of them does to a case. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import type { StaffView } from "#contract/staff.ts";
import { totpCode, totpStep } from "#server/modules/people/totp.ts";
import { todayAt } from "../web/shared/words.ts";
import { picture } from "./frame.ts";

export const { password, staff } = JSON.parse(
  readFileSync(new URL("../data/demonstration.json", import.meta.url), "utf8"),
) as { password: string; staff: { account: string; totp?: string }[] };

/** Signs in through the page; whoever sat there before signs out. */
export async function sitDown(page: Page, account: string): Promise<void> {
  await page.goto("/staff");
  const leave = page.getByRole("button", { name: "退出登录" });
  await leave.or(page.getByLabel("账号")).first().waitFor();
  if (await leave.isVisible()) await leave.click();
  await signInAtDesk(page, account, password);
  await leave.waitFor();
}

/** R13.3 drafting and publishing are two people's: the security administrator makes the archivist an editor too. */
export async function secondEditor(page: Page): Promise<void> {
  await sitDown(page, "secadmin");
  const found = await page.request.get("/api/staff/staff?search=archivist");
  const { staff } = (await found.json()) as { staff: StaffView[] };
  const { id, organ } = staff[0]!;
  const post = { staff: id, role: "catalogue-editor", organ, halls: [], reach: "all-organs" };
  const given = await page.request.post("/api/staff/posts", { data: { requestKey: randomUUID(), ...post } });
  assert.ok(given.ok(), await given.text());
  await sitDown(page, "archivist");
}

/** Fills in the door of the desk; an administrator of the demonstration also types the code of the moment. */
export async function signInAtDesk(page: Page, account: string, secret: string): Promise<void> {
  await page.getByLabel("账号").fill(account);
  await page.getByLabel("密码").fill(secret);
  await page.getByRole("button", { name: "登录" }).click();
  const totp = staff.find((one) => one.account === account)?.totp;
  if (!totp) return;
  await page.getByLabel("动态口令").fill(totpCode(totp, totpStep(new Date())));
  await page.getByRole("button", { name: "登录" }).click();
}

/** Opens the case from the inbox of whoever sits there. */
export async function openFromInbox(page: Page, number: string): Promise<void> {
  await page.getByRole("link", { name: new RegExp(number) }).click();
  await page.waitForURL(`**/staff/cases/${number}`);
  await page.getByRole("heading", { level: 2, name: "办理" }).waitFor();
}

/** Presses an action, fills in its form, confirms what is grave, and waits until the page says it is done. */
export async function act(page: Page, button: string, fill?: (panel: Panel) => Promise<void>) {
  await page.getByRole("button", { name: button }).click();
  const panel = page.getByRole("region", { name: button });
  await panel.waitFor();
  await fill?.(panel);
  await panel.getByRole("button", { name: button }).click();
  const confirm = page.getByRole("dialog").getByRole("button", { name: button });
  const done = page.getByText(`已经${button}`);
  await confirm.or(done).first().waitFor();
  if (await confirm.isVisible()) await confirm.click();
  await done.waitFor();
}
type Panel = ReturnType<Page["getByRole"]>;

const opinion = (text: string) => (panel: Panel) => panel.getByLabel("意见").fill(text);

/** R2.18: the survey is recorded with both officers. */
async function recordSurvey(panel: Panel) {
  await panel.getByLabel("意见").fill("场所和布局图一致，符合要求");
  await panel.getByLabel("勘验人员 1").fill("肖寒露");
  await panel.getByLabel("勘验人员 2").fill("邓立夏");
  await panel.getByLabel("勘验日期").fill(todayAt(new Date()));
}

/** From acceptance to the licence, everybody at their own desk; in the end the clerk sits there. */
export async function carryToLicence(page: Page, number: string): Promise<void> {
  await sitDown(page, "scjg.examiner");
  await openFromInbox(page, number);
  await act(page, "审查通过，转下一环节", opinion("材料齐全，符合法定形式"));
  await sitDown(page, "scjg.surveyor1");
  await openFromInbox(page, number);
  await act(page, "登记勘验结果，转下一环节", recordSurvey);
  await sitDown(page, "scjg.approver");
  await openFromInbox(page, number);
  await act(page, "准予许可", opinion("准予许可"));
  await sitDown(page, "clerk");
  await openFromInbox(page, number);
  await act(page, "制作证照");
  await page.getByRole("link", { name: /打开电子证照/ }).waitFor();
  await picture(page, "path-staff-case-issued");
}
