/** What every page must be for everybody: axe (WCAG 2.2 AA, R13.2) and the sizes of R13.1, in both modes and zoomed. */
import assert from "node:assert/strict";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { type SizeRules, sizeFaults } from "./sizes.ts";

const tags = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];

/** Elder mode at its three text sizes, or the normal one. */
type Mode = "normal" | "elder 1" | "elder 2" | "elder 3";

const normal: SizeRules = { text: 16, leading: 1.3, target: 44, mainTarget: 44 };
/** R13.1: main text of at least 18, main targets of 60, others of 44. */
const elder: SizeRules = { text: 18, leading: 1.3, target: 44, mainTarget: 60 };
/** The staff desk is for a mouse and a keyboard: WCAG 2.2, 2.5.8 asks for 24; what is pressed all day is larger. */
const atDesk: SizeRules = { text: 16, leading: 1.3, target: 24, mainTarget: 32 };

/** 400 % zoom of a 1280 px window leaves 320 px. */
const zoomed = { width: 320, height: 780 };

/**
 * Judges the page as it stands now, in normal and elder mode, as wide as it is and at 320 px: no violation of WCAG
 * 2.2 AA, nothing to scroll sideways, text and targets large enough. Elder mode has its smallest text where the page is
 * as wide as it is, its largest where it is narrow. `elderMode: false` for pages that have none; the staff desk has
 * none, and sizes of its own.
 */
export async function assertAccessible(page: Page, options: { elderMode?: boolean } = {}): Promise<void> {
  const size = page.viewportSize() ?? zoomed;
  const elderModes = options.elderMode !== false && !isDesk(page);
  await assertGood(page, size, ["normal", ...(elderModes ? (["elder 1"] as const) : [])]);
  await assertGood(page, zoomed, ["normal", ...(elderModes ? (["elder 3"] as const) : [])]);
  await chooseMode(page, "normal");
  await page.setViewportSize(size);
}

/** Judges a page that has one size and one mode, such as a big screen: no violation of WCAG 2.2 AA. */
export async function assertNoViolations(page: Page): Promise<void> {
  assert.deepEqual(await violations(page), [], page.url());
}

/** Switches the mode as another tab of the same browser would. */
export async function chooseMode(page: Page, mode: Mode): Promise<void> {
  const [name, size = "1"] = mode.split(" ");
  const kept = JSON.stringify({ elder: name === "elder", size: Number(size) });
  await page.evaluate((newValue) => {
    localStorage.setItem("tongban.mode", newValue);
    window.dispatchEvent(new StorageEvent("storage", { key: "tongban.mode", newValue }));
  }, kept);
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** The same of a machine whose screen is as large as it is and has no elder mode: all of it is large. */
export async function assertMachineAccessible(page: Page, rules: SizeRules): Promise<void> {
  const faults = [...(await violations(page)), ...(await page.evaluate(sizeFaults, rules))];
  assert.deepEqual(faults, [], page.url());
}

async function assertGood(page: Page, viewport: typeof zoomed, modes: Mode[]): Promise<void> {
  await page.setViewportSize(viewport);
  for (const mode of modes) {
    await chooseMode(page, mode);
    const rules = isDesk(page) ? atDesk : mode === "normal" ? normal : elder;
    const faults = [...(await violations(page)), ...(await page.evaluate(sizeFaults, rules))];
    assert.deepEqual(faults, [], `${page.url()} ${mode} at ${viewport.width} px`);
  }
}

const isDesk = (page: Page) => /^\/staff(\/|$)/.test(new URL(page.url()).pathname);

async function violations(page: Page): Promise<string[]> {
  // At the end of the page, so that what sticks to the window's edge lies over nothing.
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  // Evaluated by the debugger, so that the page's own policy against foreign scripts stays as it is.
  await page.evaluate(axe.source);
  const results = await page.evaluate(
    (values) => (window as unknown as { axe: typeof axe }).axe.run({ runOnly: { type: "tag", values } }),
    tags,
  );
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} (${node.target.join(" ")})`),
  );
}
