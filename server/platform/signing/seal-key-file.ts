/**
 * The local seal key: a file in the data folder, made at the first start, readable by nobody else. Processes that serve
 * the same hall share it; whoever has it can sign in the hall's name, and without it no old signature can be checked.
 */
import { readFile } from "node:fs/promises";
import { writeFileOnce } from "../files/durable.ts";
import { folderTrouble, Trouble } from "../trouble.ts";
import { createSealSigner, isSealKey, newSealKey, type SealKey, type SealSigner } from "./seal-signer.ts";

/** The last key signs; earlier ones are kept to check what they signed. */
interface SealKeyFile {
  algorithm: "SM2";
  keys: SealKey[];
}

/** The signer of the key file, which is made (mode 0600) when there is none. */
export async function openSealSigner(path: string): Promise<SealSigner> {
  const made: SealKeyFile = { algorithm: "SM2", keys: [newSealKey()] };
  try {
    await writeFileOnce(path, `${JSON.stringify(made, null, 2)}\n`);
    return createSealSigner(keysOf(await readFile(path, "utf8"), path));
  } catch (error) {
    throw error instanceof Trouble ? error : folderTrouble(error, path);
  }
}

function keysOf(text: string, path: string): SealKey[] {
  const file = parsed(text);
  if (
    file?.algorithm === "SM2" &&
    Array.isArray(file.keys) &&
    file.keys.length > 0 &&
    file.keys.every(isSealKey)
  ) {
    return file.keys;
  }
  throw new Trouble(
    "seal-key-damaged",
    `The seal key ${path} is damaged: put back the copy from your backup before starting again.`,
    `电子印章密钥 ${path} 已损坏：请先从备份中恢复它，再重新启动。`,
  );
}

function parsed(text: string): Partial<SealKeyFile> | undefined {
  try {
    return JSON.parse(text) as Partial<SealKeyFile>;
  } catch {
    return undefined;
  }
}
