/** Signing residents in: through the page where that is what is tested, through its API where it is not. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";

/** The code in the newest SMS to a number, as the simulated gateway shows it. */
export async function codeSentTo(page: Page, phone: string): Promise<string> {
  const answer = await page.request.get("/api/dev/outbox");
  const { messages } = (await answer.json()) as { messages: { phone: string; text: string }[] };
  const code = /(\d{6})/.exec(messages.find((one) => one.phone === phone)?.text ?? "")?.[1];
  assert.ok(code, `a code was sent to ${phone}`);
  return code;
}

/** Signs the visitor in; their browser keeps the session. `who` fills in what an application needs to know. */
export async function signIn(
  page: Page,
  phone: string,
  who?: { name: string; idNumber: string },
): Promise<void> {
  assert.ok((await page.request.post("/api/sign-in/code", { data: { phone } })).ok());
  const code = await codeSentTo(page, phone);
  assert.ok((await page.request.post("/api/sign-in", { data: { phone, code } })).ok());
  if (who) assert.ok((await page.request.put("/api/me", { data: who })).ok());
}
