/**
 * Pages in a real browser on the real application: a scratch database, a free port, the built pages. Started by
 * `npm test -- e2e`, which builds the pages and finds a browser first.
 */
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { createApp, modules } from "#server/app.ts";
import { groundJobs } from "#server/platform/jobs/ground-jobs.ts";
import { startWorker } from "#server/platform/jobs/worker.ts";
import type { Services } from "#server/platform/services.ts";
import { type TestAppOptions, testServices } from "#server/testing/app.ts";
import { afterTest, type Cleanups } from "#server/testing/cleanups.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

export interface Site {
  /** `http://127.0.0.1:41234`. */
  address: string;
  services: Services;
}

/** The whole application with the data of the demonstration county, as `npm start` serves it. */
export async function testSite(t: Cleanups, options: TestAppOptions = {}): Promise<Site> {
  const services = await testServices(t, options);
  const members = options.modules ?? modules;
  for (const { load } of members) await load?.(services);
  const app = await createApp(services, members);
  afterTest(t, () => app.close());
  const address = await app.listen({ host: "127.0.0.1", port: 0 });
  for (const { start } of members) if (start) afterTest(t, await start(services));
  const worker = await startWorker(services, [...groundJobs, ...members.flatMap(({ jobs }) => jobs ?? [])]);
  afterTest(t, () => worker.stop());
  return { address, services };
}

/** A phone as most residents have it, and a desk in the hall. */
export const phone = { width: 360, height: 780 };
export const desk = { width: 1366, height: 768 };

export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** What went wrong in the browser: uncaught errors and errors on the console, refused requests left out. */
  troubles: string[];
}

/** A browser of their own for one visitor: nobody signed in, nothing kept. */
export async function visitor(t: Cleanups, site: Site, viewport = phone): Promise<Visitor> {
  const browser = await launch();
  afterTest(t, () => browser.close());
  const context = await browser.newContext({
    baseURL: site.address,
    viewport,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
      troubles.push(message.text());
    }
  });
  return { page, context, troubles };
}

/** Safe as root and without a network: nothing but the pages under test is asked for. */
const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.TEST_BROWSER ?? "/usr/bin/chromium",
    args: flags,
    // Where the machine's language cannot write Chinese, a file's name would be "download".
    env: { ...process.env, LC_ALL: "C.UTF-8" },
  });
}

/** Keeps a picture of the whole page in `e2e/shots/` for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  await mkdir(`${root}e2e/shots`, { recursive: true });
  const { width } = page.viewportSize() ?? phone;
  await page.screenshot({ path: `${root}e2e/shots/${name}-${width}.png`, fullPage: true });
}
