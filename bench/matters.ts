/** The matters that synthetic cases are about: the real items of `data/`, as an opening case freezes them. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Item, Limit } from "#contract/item.ts";
import type { CaseFacts, CaseStep } from "#server/kernel/case-type/case.ts";

export interface Matter {
  key: string;
  version: number;
  name: string;
  organ: string;
  facts: CaseFacts;
}

const DATA = fileURLToPath(new URL("../data/", import.meta.url));

/** Two steps for all, so that the usual life of a case has six events. */
const steps: CaseStep[] = [
  { id: "review", name: "审查", kind: "review", role: "examiner", limit: { n: 3, unit: "W" } },
  { id: "decision", name: "决定", kind: "decision", role: "approver", limit: { n: 2, unit: "W" } },
];

/** In the order of their keys, so that every run draws the same ones. */
export function readMatters(): Matter[] {
  const files = globSync(["items/*.json", "items-basic/*.json"], { cwd: DATA });
  const items = files.flatMap((file) => JSON.parse(readFileSync(join(DATA, file), "utf8")) as Item | Item[]);
  return items.map(matterOf).sort((a, b) => (a.key < b.key ? -1 : 1));
}

function matterOf(item: Item): Matter {
  const plain = ({ n, unit }: Limit): Limit => ({ n, unit });
  return {
    key: item.key,
    version: item.version,
    name: item.name,
    organ: item.implementation.organ,
    facts: {
      limits: {
        statutory: plain(item.statutory ?? { n: 20, unit: "W" }),
        promised: plain(item.promised ?? { n: 10, unit: "W" }),
        correction: { n: 15, unit: "W" },
      },
      steps,
      traits: item.result?.type === "1" ? ["licence"] : [],
    },
  };
}
