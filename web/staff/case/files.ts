/** The files of all materials in one row, for the viewer. Pure. */

import type { MaterialView } from "#contract/application.ts";
import type { FileView, Papers } from "#contract/draft.ts";

export interface ShownFile {
  material: MaterialView;
  file: FileView;
}

export function shownFiles(materials: readonly MaterialView[]): ShownFile[] {
  return materials.flatMap((material) => material.files.map((file) => ({ material, file })));
}

/** “原件和复印件”, “复印件”; “纸质” where nobody said which. */
export function paperWords(papers: Papers | undefined): string {
  return papers?.map((paper) => (paper === "original" ? "原件" : "复印件")).join("和") ?? "纸质";
}

/** How a file can be looked at here; anything else is opened by its own program. */
export function viewOf({ type }: Pick<FileView, "type">): "image" | "pdf" | "other" {
  if (type === "application/pdf") return "pdf";
  return /^image\/(jpeg|png|gif|webp|bmp)$/.test(type) ? "image" : "other";
}

export function fileAddress(id: string, number: string): string {
  return `/api/files/${id}?case=${encodeURIComponent(number)}`;
}
