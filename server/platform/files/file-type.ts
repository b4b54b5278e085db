/** What a file is, by its content; its name says nothing. Only what an application may be made of is known. */

export type FileType = "pdf" | "jpeg" | "png" | "docx" | "xlsx" | "ofd";

export const mediaTypes: Record<FileType, string> = {
  pdf: "application/pdf",
  jpeg: "image/jpeg",
  png: "image/png",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ofd: "application/ofd",
};

/** Bytes from the beginning that are enough to tell. */
export const headBytes = 4096;

const starts = (head: Buffer, ...bytes: number[]) => bytes.every((byte, i) => head[i] === byte);

/** The type of a file that begins with `head`; undefined for anything that is not taken. */
export function fileTypeOf(head: Buffer): FileType | undefined {
  if (head.subarray(0, 1024).includes("%PDF-")) return "pdf";
  if (starts(head, 0xff, 0xd8, 0xff)) return "jpeg";
  if (starts(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "png";
  return starts(head, 0x50, 0x4b, 0x03, 0x04) ? packageTypeOf(head) : undefined;
}

/** Office and OFD files are ZIP packages; the names of their first parts tell them apart. Other archives are not taken. */
function packageTypeOf(head: Buffer): FileType | undefined {
  if (head.includes("OFD.xml")) return "ofd";
  if (head.includes("word/")) return "docx";
  return head.includes("xl/") ? "xlsx" : undefined;
}
