/** Checks of the folders Tongban lives in, before anything is written. */
import { mkdir, readdir, readFile, statfs } from "node:fs/promises";
import { join } from "node:path";
import { diskFull, folderTrouble, Trouble } from "./trouble.ts";

/** Less free space than this would end in the middle of the first start. */
const LEAST_FREE_BYTES = 200_000_000;

export async function refuseFullDisk(home: string, leastFreeBytes = LEAST_FREE_BYTES) {
  const space = await mkdir(home, { recursive: true })
    .then(() => statfs(home))
    .catch((error: unknown) => {
      throw folderTrouble(error, home);
    });
  if (space.bavail * space.bsize < leastFreeBytes) throw diskFull(home);
}

async function refuseNoJson(file: string) {
  const text = await readFile(file, "utf8");
  try {
    JSON.parse(text);
  } catch (cause) {
    const why = (cause as Error).message;
    throw new Trouble(
      "data-not-json",
      `${file} is not JSON (${why}): mend it and start again.`,
      `${file} 不是正确的 JSON（${why}）：请改正后重新启动。`,
      { cause },
    );
  }
}

/** The hall as data must be readable: its folder, at least the divisions, and every file as JSON. */
export async function refuseUnreadableData(data: string) {
  try {
    await readFile(join(data, "divisions.json"));
    const files = await readdir(data, { recursive: true });
    for (const file of files.filter((name) => name.endsWith(".json"))) await refuseNoJson(join(data, file));
  } catch (cause) {
    if (cause instanceof Trouble) throw cause;
    const code = (cause as NodeJS.ErrnoException).code;
    throw new Trouble(
      "data-unreadable",
      `The data folder ${data} cannot be read (${code}): mend it, or set TONGBAN_DATA to the folder that holds divisions.json.`,
      `数据文件夹 ${data} 无法读取（${code}）：请修复它，或把 TONGBAN_DATA 设为含有 divisions.json 的文件夹。`,
      { cause },
    );
  }
}
