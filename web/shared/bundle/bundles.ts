/** Bundles as lists show them, and which of them answer a search. Pure. */
import type { BundleList } from "#contract/bundle.ts";

export type BundleHit = BundleList["bundles"][number];

/** Those whose name or everyday phrase says what was typed, or the other way round; the closest first. */
export function bundlesFor(bundles: readonly BundleHit[], typed: string): BundleHit[] {
  const words = tidy(typed);
  if (words === "") return [];
  return bundles
    .map((bundle) => ({
      bundle,
      rank: Math.max(...[bundle.name, ...bundle.aliases].map((each) => rankOf(tidy(each), words))),
    }))
    .filter(({ rank }) => rank > 0)
    .toSorted((a, b) => b.rank - a.rank)
    .map(({ bundle }) => bundle);
}

function rankOf(phrase: string, words: string): number {
  if (phrase === words) return 3;
  if (words.length >= 2 && phrase.includes(words)) return 2;
  return phrase.length >= 2 && words.includes(phrase) ? 1 : 0;
}

/** Without what people say before the matter itself. */
function tidy(text: string): string {
  return text
    .replace(/\s/g, "")
    .replace(/^(我要|我想|想要|怎么|如何|办理|办)+/, "")
    .replace(/一件事$/, "");
}
