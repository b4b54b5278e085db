/** Answers kept back, so that a test decides what happens while they are on their way. */
import type { Page } from "playwright-core";

export interface Held {
  /** Resolves when the first of them has been asked for. */
  asked: Promise<unknown>;
  /** Lets go of them all; from then on nothing is held. */
  release: () => void;
}

/** Keeps back every answer to this address, asked with this method, until it is released. */
export async function hold(page: Page, url: string, method = "POST"): Promise<Held> {
  const open = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  await page.route(url, async (route) => {
    if (route.request().method() !== method) return await route.fallback();
    asked.resolve();
    await open.promise;
    await route.continue();
  });
  return { asked: asked.promise, release: open.resolve };
}
