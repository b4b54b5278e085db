import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { replacePages } from "./replace-pages.mjs";

function write(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

test("a new build takes the place of the old; assets that an open page may ask for stay a week", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "tongban-pages-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const [next, built] = [join(folder, ".next"), folder];
  write(built, { "portal/index.html": "old", "assets/old.js": "1", "assets/same.css": "2" });
  write(next, { "portal/index.html": "new", "assets/new.js": "3", "assets/same.css": "2" });
  const [hour, week] = [3600_000, 7 * 24 * 3600_000];
  replacePages(next, built, Date.now() + hour);
  assert.equal(readFileSync(join(built, "portal/index.html"), "utf8"), "new");
  const there = () =>
    ["old.js", "new.js", "same.css"].filter((name) => existsSync(join(built, "assets", name)));
  assert.deepEqual(there(), ["old.js", "new.js", "same.css"]);
  assert.equal(existsSync(next), false);

  write(next, { "portal/index.html": "newer", "assets/new.js": "3", "assets/same.css": "2" });
  replacePages(next, built, Date.now() + week + hour);
  assert.deepEqual(there(), []);
});
