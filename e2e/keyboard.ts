/** A page without a mouse. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";

interface Stop {
  name: string;
  /** Something shows that it has the focus. */
  marked: boolean;
  /** It is in the window and nothing lies over it (WCAG 2.2, 2.4.11). */
  inSight: boolean;
}

/**
 * Goes through the page with Tab from its top: every stop shows that it has the focus and is in sight, and every
 * visible link, button and field is a stop. Returns the names of the stops.
 */
export async function walkWithTab(page: Page, most = 200): Promise<string[]> {
  await page.evaluate(() => {
    window.scrollTo(0, 0);
    // The walk begins where the focus was last; put it on the page as a whole.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    for (const each of document.querySelectorAll("[data-walked]")) each.removeAttribute("data-walked");
  });
  const stops: Stop[] = [];
  while (stops.length < most) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(lookAtFocus);
    if (!stop) break;
    if (stop !== "within") stops.push(stop);
  }
  assert.ok(stops.length > 0 && stops.length < most, `the walk ends (${stops.length} stops)`);
  assert.deepEqual(
    stops.filter((stop) => !stop.marked || !stop.inSight),
    [],
    `${page.url()}: every stop is marked and in sight`,
  );
  assert.deepEqual(await page.evaluate(notReached), [], `${page.url()}: everything is reached`);
  return stops.map((stop) => stop.name);
}

/** `within`: the next part of a date, whose day, month and year are stops of their own. */
function lookAtFocus(): Stop | "within" | undefined {
  const element = document.activeElement;
  const last = document.querySelector("[data-walked=last]");
  if (element === last && element?.matches("[type=date]")) return "within";
  last?.setAttribute("data-walked", "");
  if (!element || element === document.body || element.hasAttribute("data-walked")) return undefined;
  element.setAttribute("data-walked", "last");
  const face = element.closest(".file") ?? element;
  // A link that stands for its whole row marks the row.
  const styles = [getComputedStyle(face), getComputedStyle(face, "::after")];
  const { left, top, width, height } = face.getBoundingClientRect();
  const at = document.elementFromPoint(
    Math.min(Math.max(left + width / 2, 1), innerWidth - 1),
    Math.min(Math.max(top + Math.min(height / 2, 20), 1), innerHeight - 1),
  );
  const inSight = at !== null && (face.contains(at) || at.contains(face));
  const label = element.getAttribute("aria-label") ?? (element as HTMLInputElement).labels?.[0]?.textContent;
  return {
    name: (label ?? element.textContent ?? "").trim().slice(0, 40) || element.tagName,
    marked: styles.some((style) => style.outlineStyle !== "none" || style.boxShadow !== "none"),
    inSight,
  };
}

function notReached(): string[] {
  const stops = "a[href], button:not(:disabled), input:not(:disabled), select, textarea, summary";
  return [...document.querySelectorAll<HTMLElement>(stops)]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.tabIndex >= 0)
    .filter((element) => !element.hasAttribute("data-walked"))
    .filter((element) => !(element instanceof HTMLInputElement && element.type === "radio"))
    .map((element) => (element.textContent || element.id || element.tagName).trim().slice(0, 40));
}
