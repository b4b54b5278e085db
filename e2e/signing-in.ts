/** Signing residents in: through the page where that is what is tested, through its API where it is not. */
import assert from "node:assert/strict";
import type { BrowserContext, Page } from "playwright-core";

/** The code in the newest SMS to a number, as the simulated gateway shows it. */
export async function codeSentTo(page: Page, phone: string): Promise<string> {
  const answer = await page.request.get("/api/dev/outbox");
  const { messages } = (await answer.json()) as { messages: { phone: string; text: string }[] };
  const code = /(\d{6})/.exec(messages.find((one) => one.phone === phone)?.text ?? "")?.[1];
  assert.ok(code, `a code was sent to ${phone}`);
  return code;
}

/** Signs the visitor in; their browser keeps the session, which `signedInAs` gives to another. */
export async function signIn(page: Page, phone: string): Promise<Session> {
  assert.ok((await page.request.post("/api/sign-in/code", { data: { phone } })).ok());
  const code = await codeSentTo(page, phone);
  assert.ok((await page.request.post("/api/sign-in", { data: { phone, code } })).ok());
  return await page.context().cookies();
}

export type Session = Awaited<ReturnType<BrowserContext["cookies"]>>;

/** The same person in another browser: a code can be asked for only once a minute. */
export async function signedInAs(page: Page, session: Session): Promise<void> {
  await page.context().addCookies(session);
}
