/** What is typed at a counter, found: items and bundles, each as a suggestion whose key says which. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { BundleList } from "#contract/bundle.ts";
import type { ItemSuggestions } from "#contract/portal.ts";
import { get } from "../../shared/api.ts";
import { bundlesFor } from "../../shared/bundle/bundles.ts";
import { useRead } from "../../shared/query.tsx";
import type { Suggestion } from "../../shared/ui/SearchBox.tsx";
import type { RecentItem } from "./recent-items.ts";

/** Asked at every key: a counter is one person, and the answer is small. `bundles: false`: items alone. */
export function useSuggestions(
  typed: string,
  { bundles: withBundles = true }: { bundles?: boolean } = {},
): { suggestions: Suggestion[]; settled: boolean } {
  const q = typed.trim();
  const { data, isPlaceholderData } = useQuery({
    queryKey: ["/items/suggest", q],
    queryFn: () => get<ItemSuggestions>("/items/suggest", { q }),
    enabled: q !== "",
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
  const bundles = useRead<BundleList>("/bundles");
  if (q === "" || !data) return { suggestions: [], settled: false };
  const whole = withBundles ? bundlesFor(bundles.data?.bundles ?? [], q).slice(0, mostBundles) : [];
  const suggestions = [
    ...whole.map(({ key, name }) => ({ key: `${bundleMark}${key}`, text: name, note: "一件事" })),
    ...data.items.map((item) => ({ key: item.key, text: item.name, note: item.phrase ?? item.organName })),
  ];
  return { suggestions, settled: !isPlaceholderData && !bundles.isPending };
}

const mostBundles = 3;
/** No key of an item begins with it. */
const bundleMark = "bundle:";

export function choiceOf(suggestion: string): Pick<RecentItem, "key" | "bundle"> {
  if (!suggestion.startsWith(bundleMark)) return { key: suggestion };
  return { key: suggestion.slice(bundleMark.length), bundle: true };
}
