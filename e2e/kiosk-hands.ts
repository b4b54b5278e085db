/** At the kiosk: setting it up, what it says, what there is to press, and its simulated machine. */
import type { Page } from "playwright-core";

export const kiosk = { width: 1080, height: 1920 };
const code = "24680001";
/** Text that is read standing up, targets for any finger; the panel of the simulator is no part of a kiosk. */
export const sizes = { text: 20, leading: 1.3, target: 44, mainTarget: 88 };

export async function enrolled(page: Page): Promise<void> {
  await page.goto("/kiosk");
  await says(page, "设置自助机");
  await page.keyboard.type(code);
  await says(page, "您要办什么？");
}

export const big = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first();

export const says = (page: Page, name: string | RegExp) =>
  page.getByRole("heading", { level: 1, name }).waitFor();

/** Sets the simulated machine from its panel. */
export async function set(page: Page, ...names: string[]): Promise<void> {
  await page.getByText("演示：模拟读卡").click();
  for (const name of names) await page.getByRole("button", { name }).click();
  await page.getByText("演示：模拟读卡").click();
}
