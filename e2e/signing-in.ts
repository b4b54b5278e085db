/** Signing residents in: through the page where that is what is tested, through its API where it is not. */
import assert from "node:assert/strict";
import type { APIRequestContext, BrowserContext, Page } from "playwright-core";

/** The code in the newest SMS with one to a number, as the simulated gateway shows it. */
export function codeSentTo(page: Page, phone: string): Promise<string> {
  return newestCode(page.request, phone);
}

async function newestCode(api: APIRequestContext, phone: string): Promise<string> {
  const answer = await api.get("/api/dev/outbox");
  const { messages } = (await answer.json()) as { messages: { phone: string; text: string }[] };
  const texts = messages.filter((one) => one.phone === phone).map(({ text }) => text);
  const [code] = texts.flatMap((text) => /验证码 (\d{6})/.exec(text)?.[1] ?? []);
  assert.ok(code, `a code was sent to ${phone}`);
  return code;
}

/** Signs the visitor in; their browser keeps the session, which `signedInAs` gives to another. */
export async function signIn(page: Page, phone: string): Promise<Session> {
  await signInThrough(page.request, phone);
  return await page.context().cookies();
}

export async function signInThrough(api: APIRequestContext, phone: string): Promise<void> {
  assert.ok((await api.post("/api/sign-in/code", { data: { phone } })).ok());
  const code = await newestCode(api, phone);
  assert.ok((await api.post("/api/sign-in", { data: { phone, code } })).ok());
}

export type Session = Awaited<ReturnType<BrowserContext["cookies"]>>;

/** The same person in another browser: a code can be asked for only once a minute. */
export async function signedInAs(page: Page, session: Session): Promise<void> {
  await page.context().addCookies(session);
}
