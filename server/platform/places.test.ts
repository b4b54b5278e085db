import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { afterTest, type Cleanups } from "#server/testing/cleanups.ts";
import { refuseFullDisk, refuseUnreadableData } from "./places.ts";

async function emptyFolder(t: Cleanups) {
  const folder = await mkdtemp(join(tmpdir(), "tongban-places-"));
  afterTest(t, () => rm(folder, { recursive: true }));
  return folder;
}

test("a disk with too little space is refused before anything is written", async (t) => {
  const folder = await emptyFolder(t);
  await refuseFullDisk(folder);
  await assert.rejects(refuseFullDisk(folder, Number.MAX_SAFE_INTEGER), { code: "disk-full" });
});

test("a home that is no folder, or may not be used, is refused", async (t) => {
  const folder = await emptyFolder(t);
  await writeFile(join(folder, "file"), "");
  await assert.rejects(refuseFullDisk(join(folder, "file", "home")), { code: "folder-unusable" });
  if (process.getuid?.() !== 0)
    await assert.rejects(refuseFullDisk("/proc/home"), { code: "folder-not-allowed" });
});

test("a data folder without the hall's data is refused", async (t) => {
  const folder = await emptyFolder(t);
  await assert.rejects(refuseUnreadableData(folder), { code: "data-unreadable" });
  await assert.rejects(refuseUnreadableData(join(folder, "none")), { code: "data-unreadable" });
});
