/** What every section of the editor takes. */
import type { Bundle } from "#contract/bundle.ts";
import type { Item } from "#contract/item.ts";
import type { Problem } from "#server/kernel/item/problem.ts";

export interface SectionProps {
  bundle: Bundle;
  items: ReadonlyMap<string, Item>;
  /** Names by code. */
  organs: Record<string, string>;
  problems: readonly Problem[];
  change: (changes: Partial<Bundle>) => void;
  /** Gives the focus to the element of this id once it is there. */
  lookAt: (id: string) => void;
}
