import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./accessible.ts";
import { testSite, visitor } from "./frame.ts";
import { walkWithTab } from "./keyboard.ts";

const faults = [
  { what: "pale text", tag: "p", css: "color: #bbb", found: /color-contrast/ },
  { what: "a field without a label", tag: "input", css: "min-height: 60px", found: /label: / },
  { what: "small text", tag: "p", css: "font-size: 12px", found: /text of 12px/ },
  { what: "tight lines", tag: "p", css: "line-height: 1.1", found: /line height 1.10/ },
  { what: "a small button", tag: "button", css: "min-height: 30px", found: /target of/ },
  { what: "a wide block", tag: "div", css: "width: 2000px", found: /wider than the window/ },
];

test("R13.1, R13.2 the judge of pages finds what it is there to find", async (t) => {
  const { page } = await visitor(t, await testSite(t, { modules: [] }));
  for (const { what, tag, css, found } of faults) {
    await page.goto("/privacy");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.evaluate(plant, [tag, css]);
    await assert.rejects(assertAccessible(page, { elderMode: false }), found, what);
  }
});

test("the walk with Tab finds a stop that nobody can see", async (t) => {
  const { page } = await visitor(t, await testSite(t, { modules: [] }));
  await page.goto("/privacy");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.evaluate(plant, ["button", "outline: none; box-shadow: none"]);
  await assert.rejects(walkWithTab(page), /marked/);
});

function plant([tag, css]: string[]) {
  const element = document.createElement(tag!);
  if (tag !== "input") element.textContent = "种下的错";
  element.style.cssText = css!;
  document.querySelector("main")?.append(element);
}
