/** The keys that seal personal data: a file in the data folder, made at the first start. Whoever loses it loses the data. */
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { writeFileOnce } from "../files/durable.ts";
import { folderTrouble, Trouble } from "../trouble.ts";
import type { SealingKeys } from "./sealing.ts";

interface KeyFile {
  current: string;
  keys: Record<string, string>;
  blind: string;
}

const fresh = () => randomBytes(32).toString("base64");

/** Reads the key file, and makes it (mode 0600) when there is none. */
export async function readKeyFile(path: string): Promise<SealingKeys> {
  const made: KeyFile = { current: "k1", keys: { k1: fresh() }, blind: fresh() };
  try {
    await writeFileOnce(path, `${JSON.stringify(made, null, 2)}\n`);
    return keysOf(JSON.parse(await readFile(path, "utf8")) as KeyFile, path);
  } catch (error) {
    throw error instanceof Trouble ? error : folderTrouble(error, path);
  }
}

function keysOf(file: KeyFile, path: string): SealingKeys {
  const keys = new Map(
    Object.entries(file.keys ?? {}).map(([name, key]) => [name, Buffer.from(key, "base64")]),
  );
  const blind = Buffer.from(file.blind ?? "", "base64");
  const sound = keys.has(file.current) && [...keys.values(), blind].every((key) => key.length === 32);
  if (!sound) {
    throw new Trouble(
      "key-file-damaged",
      `The key file ${path} is damaged: put back the copy from your backup before starting again.`,
      `密钥文件 ${path} 已损坏：请先从备份中恢复它，再重新启动。`,
    );
  }
  return { current: file.current, keys, blind };
}
