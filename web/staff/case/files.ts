/** The files of all materials in one row, for the viewer. Pure. */
import type { FileView, MaterialView } from "#contract/application.ts";

export interface ShownFile {
  material: MaterialView;
  file: FileView;
}

export function shownFiles(materials: readonly MaterialView[]): ShownFile[] {
  return materials.flatMap((material) => material.files.map((file) => ({ material, file })));
}

/** How a file can be looked at here; anything else is opened by its own program. */
export function viewOf({ type }: Pick<FileView, "type">): "image" | "pdf" | "other" {
  if (type === "application/pdf") return "pdf";
  return /^image\/(jpeg|png|gif|webp|bmp)$/.test(type) ? "image" : "other";
}

export function fileAddress(id: string, number: string): string {
  return `/api/files/${id}?case=${encodeURIComponent(number)}`;
}
