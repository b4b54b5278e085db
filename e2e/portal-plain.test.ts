import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, chooseMode } from "./accessible.ts";
import { desk, picture, testSite, visitor } from "./frame.ts";
import { walkWithTab } from "./keyboard.ts";

test("pages of the portal that everybody can read", async (all) => {
  const site = await testSite(all);
  const plain = [
    { address: "/sign-in", title: "登录" },
    { address: "/progress", title: "查办件进度" },
    { address: "/accessibility", title: "无障碍说明" },
    { address: "/privacy", title: "个人信息怎么用" },
    { address: "/nowhere", title: "没有这个页面" },
  ];

  await all.test(
    "R13.1, R13.2 they are accessible on a phone and at a desk, in both modes, at 400 %",
    async (t) => {
      for (const viewport of [undefined, desk]) {
        const { page, troubles } = await visitor(t, site, viewport);
        for (const { address, title } of plain) {
          await page.goto(address);
          await page.getByRole("heading", { level: 1, name: title }).waitFor();
          await assertAccessible(page);
          await picture(page, `portal${address.replaceAll("/", "-")}`);
        }
        assert.deepEqual(troubles, []);
      }
    },
  );

  await all.test(
    "R13.1 elder mode is entered within the first screen, keeps a telephone in sight, and is remembered",
    async (t) => {
      const { page } = await visitor(t, site);
      await page.goto("/accessibility");
      const entry = page.getByRole("button", { name: "长辈版" });
      const box = await entry.boundingBox();
      assert.ok(box && box.y + box.height < 780);
      await entry.click();
      await page.reload();
      await page.getByRole("heading", { level: 1 }).waitFor();
      assert.equal(await page.getAttribute("html", "data-mode"), "elder");
      await page.getByRole("button", { name: "最大" }).click();
      assert.equal(await page.evaluate(() => getComputedStyle(document.body).fontSize), "30px");
      const call = page.getByRole("complementary").getByRole("link", { name: /12345/ });
      for (const y of [0, 600, 1e6]) {
        await page.evaluate((to) => window.scrollTo(0, to), y);
        const place = await call.boundingBox();
        assert.ok(place && place.y >= 0 && place.y + place.height <= 780, "the telephone is in sight");
      }
    },
  );

  await all.test(
    "without a mouse every stop is marked and in sight, and the first leads to the content",
    async (t) => {
      const { page } = await visitor(t, site);
      await page.goto("/sign-in");
      await page.getByLabel("手机号").waitFor();
      for (const mode of ["normal", "elder 3"] as const) {
        await chooseMode(page, mode);
        const stops = await walkWithTab(page);
        assert.equal(stops[0], "跳到正文");
      }
    },
  );

  await all.test("every address of a page answers with its page, and an unknown asset does not", async () => {
    const status = async (path: string, accept = "text/html") =>
      (await fetch(site.address + path, { headers: { accept } })).status;
    for (const path of ["/", "/search?q=开饭店", "/staff", "/staff/inbox"])
      assert.equal(await status(path), 200, path);
    assert.equal(await status("/assets/gone.js", "*/*"), 404);
    assert.equal(await status("/api/gone"), 404);
  });

  await all.test(
    "nothing is run or shown that the page did not bring: no inline script or style, no other origin",
    async (t) => {
      const { page } = await visitor(t, site);
      const origins = new Set<string>();
      page.on("request", (request) => origins.add(new URL(request.url()).origin));
      const response = await page.goto("/");
      await page.getByRole("heading", { level: 1, name: "您要办什么？" }).waitFor();
      assert.match(response?.headers()["content-security-policy"] ?? "", /default-src 'self'/);
      assert.deepEqual([...origins], [site.address]);
    },
  );
});
