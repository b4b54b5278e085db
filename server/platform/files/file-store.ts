/**
 * Files by content: kept under their SHA-256, so that nothing a user says becomes a path and the same file is kept
 * once. Told to be kept only when it is on the disk for good.
 */
import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { link, mkdir, open, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { defineRefusals, refuse } from "../http/refusal.ts";
import { syncFolder } from "./durable.ts";
import { type FileType, fileTypeOf, headBytes } from "./file-type.ts";

export interface StoredFile {
  /** SHA-256 of the content, in hex. */
  id: string;
  type: FileType;
  size: number;
}

export interface FileStore {
  /** Keeps what the stream brings. Refused: empty, too large, of a type that is not taken, found to carry a virus. */
  keep(content: Readable): Promise<StoredFile>;
  /** The content of a kept file; undefined when there is none. */
  read(id: string): Promise<Readable | undefined>;
}

export interface FileStoreOptions {
  folder: string;
  maxBytes: number;
  /** Command that is given a file's path and exits with 0 when it is clean, such as `clamdscan --no-summary`. */
  scanner?: string;
}

defineRefusals({
  "file-empty": { status: 400, message: "文件是空的，请重新选择文件。", log: "file is empty" },
  "file-too-large": {
    status: 413,
    message: "文件太大，请压缩或拆分后再上传。",
    log: "file above the size limit",
  },
  "file-type": {
    status: 415,
    message: "只能上传 PDF、JPG、PNG、Word（docx）、Excel（xlsx）或 OFD 文件，请转换后再上传。",
    log: "file of a type that is not taken",
  },
  "file-infected": {
    status: 422,
    message: "这个文件没有通过病毒检查，没有保存。请换一个文件，或到窗口提交纸质材料。",
    log: "virus scanner refused the file",
  },
});

export function createFileStore({ folder, maxBytes, scanner }: FileStoreOptions): FileStore {
  const pathOf = (id: string) => join(folder, id.slice(0, 2), id.slice(2, 4), id);
  return {
    async keep(content) {
      await mkdir(join(folder, "incoming"), { recursive: true, mode: 0o700 });
      const draft = join(folder, "incoming", randomBytes(12).toString("hex"));
      try {
        const stored = await receive(content, draft, maxBytes);
        if (scanner && !(await isClean(scanner, draft))) throw refuse("file-infected");
        await place(draft, pathOf(stored.id));
        return stored;
      } finally {
        await rm(draft, { force: true });
      }
    },
    async read(id) {
      if (!/^[0-9a-f]{64}$/.test(id)) return undefined;
      const path = pathOf(id);
      const known = await stat(path).catch(() => undefined);
      return known ? createReadStream(path) : undefined;
    },
  };
}

async function receive(content: Readable, draft: string, maxBytes: number): Promise<StoredFile> {
  const file = await open(draft, "wx", 0o600);
  const hash = createHash("sha256");
  let head = Buffer.alloc(0);
  let size = 0;
  try {
    for await (const chunk of content as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) throw refuse("file-too-large", { size: maxBytes });
      if (head.length < headBytes) head = Buffer.concat([head, chunk.subarray(0, headBytes)]);
      hash.update(chunk);
      await file.write(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  if (size === 0) throw refuse("file-empty");
  const type = fileTypeOf(head);
  if (!type) throw refuse("file-type");
  return { id: hash.digest("hex"), type, size };
}

async function place(draft: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await syncFolder(dirname(path));
}

async function isClean(scanner: string, path: string): Promise<boolean> {
  const [command = "", ...args] = scanner.split(/\s+/);
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  const scan = spawn(command, [...args, path], { stdio: "ignore" });
  scan.once("error", reject);
  scan.once("exit", (status) => resolve(status === 0));
  return promise;
}
