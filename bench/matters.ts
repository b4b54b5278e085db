/** The matters that synthetic cases are about: the complete items of `data/`, with everything filled in and handed in. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { DraftContent } from "#contract/draft.ts";
import type { Item } from "#contract/item.ts";
import { submittedContent } from "#server/kernel/submission.ts";
import { completeContent } from "#server/testing/application.ts";

export interface Matter {
  item: Item;
  content: DraftContent;
}

const DATA = fileURLToPath(new URL("../data/items/", import.meta.url));

/** In the order of their keys, so that every run draws the same ones. */
export function readMatters(): Matter[] {
  const files = globSync("*.json", { cwd: DATA }).sort();
  return files.map((file) => {
    const item = JSON.parse(readFileSync(join(DATA, file), "utf8")) as Item;
    return { item, content: submittedContent(item, completeContent(item)) };
  });
}
