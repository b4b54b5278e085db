import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

export async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, "utf8"));
}

/** Every `.json` of a folder, in the order of their names. */
export async function readJsonFolder(folder: string): Promise<{ path: string; content: unknown }[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  const paths = names.map((name) => join(folder, name));
  return await Promise.all(paths.map(async (path) => ({ path, content: await readJson(path) })));
}
