import assert from "node:assert/strict";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { type TestContext, test } from "node:test";
import { strToU8, zipSync } from "fflate";
import { createFileStore, type FileStoreOptions } from "./file-store.ts";

const pdf = Buffer.from("%PDF-1.7\n%张三的材料\n");
const code = (expected: string) => ({ code: expected });

async function store(t: TestContext, options: Partial<FileStoreOptions> = {}) {
  const folder = await mkdtemp(join(tmpdir(), "tongban-files-"));
  t.after(() => rm(folder, { recursive: true }));
  const files = createFileStore({ folder, maxBytes: 1000, ...options });
  return { folder, keep: (content: Buffer) => files.keep(Readable.from([content])), read: files.read };
}

test("keeps a file under its content and gives it back", async (t) => {
  const { keep, read } = await store(t);
  const kept = await keep(pdf);
  assert.deepEqual({ type: kept.type, size: kept.size }, { type: "pdf", size: pdf.length });
  assert.equal(await text((await read(kept.id))!), pdf.toString());
  assert.deepEqual(await Promise.all([keep(pdf), keep(pdf)]), [kept, kept]);
});

const zip = (name: string) => Buffer.from(zipSync({ [name]: strToU8("<x/>") }));
const types: [string, Buffer, string | undefined][] = [
  ["a JPEG", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1]), "jpeg"],
  ["a PNG", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), "png"],
  ["a Word file", zip("word/document.xml"), "docx"],
  ["an Excel file", zip("xl/workbook.xml"), "xlsx"],
  ["an OFD file", zip("OFD.xml"), "ofd"],
  ["a ZIP archive", zip("virus.exe"), undefined],
  ["a program", Buffer.from("MZ\x90\x00"), undefined],
  ["a page of HTML", Buffer.from("<html><script>alert(1)</script>"), undefined],
  ["an SVG with a script", Buffer.from('<svg onload="alert(1)"/>'), undefined],
];
for (const [what, content, type] of types) {
  test(`tells ${what} by its content`, async (t) => {
    const { keep } = await store(t);
    if (type) assert.equal((await keep(content)).type, type);
    else await assert.rejects(keep(content), code("file-type"));
  });
}

test("refuses what is empty or too large, and leaves nothing behind", async (t) => {
  const { keep, folder } = await store(t);
  await assert.rejects(keep(Buffer.alloc(0)), code("file-empty"));
  await assert.rejects(keep(Buffer.concat([pdf, Buffer.alloc(1000)])), code("file-too-large"));
  assert.deepEqual(await readdir(folder), ["incoming"]);
  assert.deepEqual(await readdir(join(folder, "incoming")), []);
});

test("asks the virus scanner, and keeps nothing it refuses", async (t) => {
  const clean = await store(t, { scanner: "test -s" });
  assert.ok(await clean.keep(pdf));
  const infected = await store(t, { scanner: "test -d" });
  await assert.rejects(infected.keep(pdf), code("file-infected"));
});

test("a name that is no content address reads nothing", async (t) => {
  const { read } = await store(t);
  for (const id of ["../../../etc/passwd", "", "a".repeat(64), "A".repeat(64)])
    assert.equal(await read(id), undefined);
});
