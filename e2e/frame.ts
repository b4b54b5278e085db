/** Pages in a real browser on the real application: a scratch database, a free port, the built pages, Chromium. */
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { build } from "vite";
import { createApp, modules } from "#server/app.ts";
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
  await builtPages();
  const services = await testServices(t, options);
  const members = options.modules ?? modules;
  for (const { load } of members) await load?.(services);
  const app = await createApp(services, members);
  afterTest(t, () => app.close());
  const address = await app.listen({ host: "127.0.0.1", port: 0 });
  return { address, services };
}

let built: Promise<unknown> | undefined;

/** Builds the pages once for all tests of this process, so that they are never older than their source. */
function builtPages(): Promise<unknown> {
  built ??= build({ configFile: `${root}vite.config.ts`, logLevel: "error" });
  return built;
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
  page.setDefaultTimeout(15_000);
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

const known = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/microsoft-edge",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/** `BROWSER_BIN`, or the first Chromium, Chrome or Edge of this machine. */
function launch(): Promise<Browser> {
  const executablePath = process.env.BROWSER_BIN ?? known.find((path) => existsSync(path));
  if (!executablePath) {
    throw new Error(
      "No browser found: install chromium (apt-get install chromium), or name one in BROWSER_BIN.",
    );
  }
  return chromium.launch({ executablePath, args: flags });
}

/** Keeps a picture of the whole page in `e2e/shots/` for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  await mkdir(`${root}e2e/shots`, { recursive: true });
  const { width } = page.viewportSize() ?? phone;
  await page.screenshot({ path: `${root}e2e/shots/${name}-${width}.png`, fullPage: true });
}
