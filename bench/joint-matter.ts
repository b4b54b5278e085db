/** A bundle as a matter: starting an enterprise with all of its eight items, everything filled in and handed in. */
import { readFileSync } from "node:fs";
import type { Bundle } from "#contract/bundle.ts";
import type { DraftContent } from "#contract/draft.ts";
import type { Answers } from "#contract/form.ts";
import { compileBundle } from "#server/kernel/bundle/compile.ts";
import type { BundleRules } from "#server/kernel/bundle/length.ts";
import { completeContent } from "#server/testing/application.ts";
import type { Matter } from "./matters.ts";

const FILE = new URL("../data/bundles/start-enterprise.json", import.meta.url);
/** Whoever answers so needs every part. */
const everything: Answers = { "needs-invoice": "yes", "hires-staff": "yes", "needs-bank": "yes" };
const rules: BundleRules = { hoursADay: 6.5, jointMost: { n: 45, unit: "W" } };

export interface JointMatter {
  key: string;
  parts: number;
  content: DraftContent;
}

export function jointMatter(matters: readonly Matter[]): JointMatter {
  const bundle = JSON.parse(readFileSync(FILE, "utf8")) as Bundle;
  const items = new Map(matters.map(({ item }) => [item.key, item]));
  const plan = (answers: Answers) => compileBundle({ bundle, items, answers, rules });
  const first = completeContent(plan(everything).demand, everything);
  const { demand, parts } = plan({ ...first.situation, ...first.answers });
  return { key: bundle.key, parts: parts.length, content: completeContent(demand, everything) };
}
