import { readTemplates, type Templates } from "#server/modules/documents/index.ts";

let read: Templates | undefined;

/** The document templates of `data/templates`, read once. */
export function templates(): Templates {
  read ??= readTemplates();
  return read;
}
