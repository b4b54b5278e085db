/** Builds the pages for browsers, when something they are made of has changed. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { environment, nodeProgram } from "./install.mjs";
import { replacePages } from "./replace-pages.mjs";
import { checkout, runQuietly } from "./run.mjs";
import { say, Trouble } from "./say.mjs";

const SOURCES = ["contract", "server/kernel", "web", "vite.config.ts", "package-lock.json"];
const built = join(checkout, "web/dist");
/** Not served: its name begins with a dot. */
const next = join(built, ".next");
const mark = join(built, "sources.sha256");

export async function buildPages() {
  const digest = sourcesDigest();
  if (existsSync(mark) && readFileSync(mark, "utf8") === digest) return;
  say("生成网页", "building the pages");
  const vite = join(checkout, "node_modules/vite/bin/vite.js");
  const { code, output } = await runQuietly(nodeProgram(), [vite, "build", "--outDir", next], {
    env: environment(),
  });
  if (code !== 0) throw buildTrouble(output);
  replacePages(next, built);
  writeFileSync(mark, digest);
  say("网页已生成", "pages are built");
}

function sourcesDigest() {
  const hash = createHash("sha256");
  for (const file of SOURCES.flatMap(filesUnder).sort())
    hash.update(`${file}\0`).update(readFileSync(join(checkout, file)));
  return hash.digest("hex");
}

function filesUnder(path) {
  if (/\.\w+$/.test(path)) return [path];
  if (path === "web/dist" || !existsSync(join(checkout, path))) return [];
  const entries = readdirSync(join(checkout, path), { withFileTypes: true });
  return entries.flatMap((entry) =>
    entry.isDirectory() ? filesUnder(`${path}/${entry.name}`) : [`${path}/${entry.name}`],
  );
}

function buildTrouble(output) {
  if (/ENOSPC/.test(output)) {
    return new Trouble(
      "The disk is full: free at least 1 GB and start again.",
      "磁盘已满：请至少腾出 1 GB 空间后重新启动。",
    );
  }
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return new Trouble(
      `No permission to write ${built}: give the user who runs this command write access to the folder.`,
      `没有写入 ${built} 的权限：请给运行本命令的用户该文件夹的写权限。`,
    );
  }
  const last = output.trim().split("\n").slice(-15).join("\n");
  return new Trouble(`The pages could not be built:\n${last}`, "网页生成失败，原因见上。");
}
