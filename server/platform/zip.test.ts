import assert from "node:assert/strict";
import { test } from "node:test";
import { unzipSync } from "fflate";
import { packFiles } from "./zip.ts";

const at = "2026-11-20T01:30:00.000Z";
const file = (name: string, ...bytes: number[]) => ({ name, bytes: Uint8Array.from(bytes) });

test("files come out as they went in; same names are numbered, dangerous ones made harmless", () => {
  const files = [file("决定书.pdf", 1), file("决定书.pdf", 2), file("../../etc/passwd", 3)];
  const opened = unzipSync(packFiles(files, at));
  assert.deepEqual(Object.keys(opened), ["决定书.pdf", "决定书（2）.pdf", ".._.._etc_passwd"]);
  assert.deepEqual(
    Object.values(opened).map(([byte]) => byte),
    [1, 2, 3],
  );
  assert.deepEqual(packFiles(files, at), packFiles(files, at));
});
