/** Several files as one to download. The same files and instant always give the same bytes. */
import { type Zippable, zipSync } from "fflate";

export interface PackedFile {
  name: string;
  bytes: Uint8Array;
}

/** Names that come twice are numbered; PDFs are packed as they are, for they are dense already. */
export function packFiles(files: readonly PackedFile[], at: string): Uint8Array {
  const packed: Zippable = {};
  for (const { name, bytes } of files) packed[freeName(safeName(name), packed)] = bytes;
  return zipSync(packed, { level: 0, mtime: new Date(at) });
}

/** No folder, no drive, nothing a file system refuses. */
function safeName(name: string): string {
  return [...name].map((char) => (/[\\/:*?"<>|]/.test(char) || char < " " ? "_" : char)).join("");
}

function freeName(name: string, taken: object): string {
  const dot = name.lastIndexOf(".");
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
  let free = name;
  for (let n = 2; free in taken; n += 1) free = `${stem}（${n}）${ending}`;
  return free;
}
