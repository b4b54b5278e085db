/**
 * What compiling a bundle costs (R2.28–R2.34), by its number of items. In Node: milliseconds of the processor, whatever
 * else the machine is doing. `node bench/bundle-compile.ts` prints it beside the same in a browser, on the clock there.
 */
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { build } from "vite";
import type { CompileInput } from "#server/kernel/bundle/compile.ts";
import { compileBundle } from "#server/kernel/bundle/compile.ts";
import { type BundleSize, bundlesBySize } from "./bundle-sizes.ts";
import { median } from "./figures.ts";

export interface CompileFigures extends BundleSize {
  milliseconds: number;
}

const ROUNDS = 9;

export function measureCompiling(): CompileFigures[] {
  return bundlesBySize().map(({ size, input }) => ({ ...size, milliseconds: costOf(input) }));
}

function costOf(input: CompileInput): number {
  const costs = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    for (let again = 0; again < 5; again++) compileBundle(input);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / 5;
  });
  return median(costs);
}

/** The same rules, built as for the pages, in a browser: medians by number of items. */
export async function measureInBrowser(): Promise<{ items: number; milliseconds: number }[]> {
  const script = await builtPage();
  const executablePath = process.env.TEST_BROWSER ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: script });
    return await page.evaluate("compileAll.measure()");
  } finally {
    await browser.close();
  }
}

async function builtPage(): Promise<string> {
  const entry = fileURLToPath(new URL("bundle-page.ts", import.meta.url));
  const lib = { entry, name: "compileAll", formats: ["iife" as const] };
  const built = await build({ configFile: false, logLevel: "error", build: { write: false, lib } });
  const [made] = [built].flat();
  if (!made || !("output" in made)) throw new Error("nothing was built");
  return made.output[0].code;
}

if (import.meta.main) {
  const node = measureCompiling();
  const browser = new Map((await measureInBrowser()).map(({ items, milliseconds }) => [items, milliseconds]));
  console.log("items  materials  fields  Node ms  browser ms");
  for (const { items, materials, fields, milliseconds } of node) {
    const [here, there] = [milliseconds.toFixed(2), (browser.get(items) ?? 0).toFixed(2)];
    console.log([items, materials, fields, here, there].map((cell) => String(cell).padStart(7)).join("  "));
  }
}
