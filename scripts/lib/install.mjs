/** Makes sure that the packages are there, as the lock file says, and finds a Node that is new enough. */
import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkout, runQuietly } from "./run.mjs";
import { say, Trouble } from "./say.mjs";

const modules = join(checkout, "node_modules");
const OLDEST_NODE = 24;

/** Installs what is missing. A `node_modules` that is a link belongs to somebody else and is left alone. */
export async function installPackages() {
  if (process.platform === "win32") {
    throw new Trouble(
      "Tongban does not run on Windows itself: use WSL (Debian or Ubuntu), Linux or macOS.",
      "通办不能直接在 Windows 上运行：请使用 WSL（Debian 或 Ubuntu）、Linux 或 macOS。",
    );
  }
  const linked = existsSync(modules) && lstatSync(modules).isSymbolicLink();
  if (!linked && !isInstalled()) await install();
  linkCommand();
}

/** Every package the lock file wants is there in its version; optional ones may belong to other platforms. */
function isInstalled() {
  const there = packagesOf(join(modules, ".package-lock.json"));
  const wanted = packagesOf(join(checkout, "package-lock.json"));
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (!path.startsWith("node_modules/")) return true;
    const found = there[path];
    return found ? found.version === version : optional === true;
  });
}

function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : {};
}

async function install() {
  say("安装依赖包，约需一分钟", "installing packages, about a minute");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const { code, output } = await (npm?.endsWith(".js")
    ? runQuietly(process.execPath, [npm, ...args])
    : runQuietly("npm", args)
  ).catch((error) => ({ code: 1, output: String(error) }));
  if (code !== 0) throw installTrouble(output);
  say("依赖包已就绪", "packages are ready");
}

function installTrouble(output) {
  if (/ENOSPC|no space left/i.test(output)) {
    return new Trouble(
      "The disk is full: free at least 2 GB and start again.",
      "磁盘已满：请至少腾出 2 GB 空间后重新启动。",
    );
  }
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return new Trouble(
      `No permission to write ${modules}: give the user who runs this command write access to the folder.`,
      `没有写入 ${modules} 的权限：请给运行本命令的用户该文件夹的写权限。`,
    );
  }
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|network/i.test(output)) {
    return new Trouble(
      'The package registry cannot be reached: check the network, or name a mirror with "npm config set registry".',
      "无法连接软件包仓库：请检查网络，或用 npm config set registry 设置镜像。",
    );
  }
  const last = output.trim().split("\n").slice(-5).join("\n");
  return new Trouble(
    `Packages could not be installed ("npm ci"):\n${last}`,
    "依赖包安装失败（npm ci），原因见上。",
  );
}

/** `npx tongban` finds the command in the clone. */
function linkCommand() {
  const link = join(modules, ".bin", "tongban");
  if (existsSync(link)) return;
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync("../../scripts/tongban.mjs", link);
}

/** The Node that came with the packages, or this one when it is new enough. */
export function nodeProgram() {
  const packaged = join(modules, `node-${process.platform}-${process.arch}`, "bin", "node");
  if (existsSync(packaged)) return packaged;
  if (Number(process.versions.node.split(".")[0]) >= OLDEST_NODE) return process.execPath;
  throw new Trouble(
    `Node ${process.versions.node} is too old: install Node ${OLDEST_NODE} or newer (https://nodejs.org) and start again.`,
    `Node ${process.versions.node} 版本太旧：请安装 Node ${OLDEST_NODE} 或更高版本（https://nodejs.org）后重新启动。`,
  );
}

/** The environment in which programs of the packages find that Node first. */
export function environment(more = {}) {
  const bin = join(modules, ".bin");
  return { ...process.env, PATH: `${dirname(nodeProgram())}:${bin}:${process.env.PATH}`, ...more };
}
