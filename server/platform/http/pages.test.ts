import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import fastify from "fastify";
import { afterTest, type Cleanups } from "#server/testing/cleanups.ts";
import { servePages } from "./pages.ts";

async function site(t: Cleanups) {
  const folder = await mkdtemp(join(tmpdir(), "tongban-pages-"));
  afterTest(t, () => rm(folder, { recursive: true }));
  const write = async (name: string, text: string) => {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  };
  await write("portal/index.html", "portal 1");
  await write("staff/index.html", "staff 1");
  await write("assets/one.js", "1");
  const app = fastify();
  await servePages(app, folder);
  afterTest(t, () => app.close());
  const get = (url: string, accept = "text/html") => app.inject({ url, headers: { accept } });
  return { write, get };
}

test("pages built anew while the server runs are served with their new assets, and the old ones", async (t) => {
  const { write, get } = await site(t);
  assert.equal((await get("/cases/1")).body, "portal 1");
  await write("assets/two.js", "2");
  await write("portal/index.html", "portal 2");
  assert.equal((await get("/cases/1")).body, "portal 2");
  assert.deepEqual([(await get("/assets/two.js")).body, (await get("/assets/one.js")).body], ["2", "1"]);
  assert.match(String((await get("/assets/two.js")).headers["cache-control"]), /immutable/);
});

test("every address has its page, which is asked for again each time; what is no page is not found", async (t) => {
  const { write, get } = await site(t);
  for (const address of ["/", "/items/x", "/staffing"]) assert.equal((await get(address)).body, "portal 1");
  for (const address of ["/staff", "/staff/", "/staff/cases/1"])
    assert.equal((await get(address)).body, "staff 1");
  assert.equal((await get("/staff")).headers["cache-control"], "no-cache");
  await write(".next/assets/three.js", "3");
  for (const address of ["/assets/none.js", "/api/none", "/.next/assets/three.js", "/assets/%2e%2e/%2e%2e/x"])
    assert.equal((await get(address, "application/json")).statusCode, 404, address);
});
