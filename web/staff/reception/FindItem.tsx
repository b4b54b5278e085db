import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { BundleList } from "#contract/bundle.ts";
import type { ItemSuggestions } from "#contract/portal.ts";
import { get } from "../../shared/api.ts";
import { bundlesFor } from "../../shared/bundle/bundles.ts";
import { useRead } from "../../shared/query.tsx";
import { SearchBox, type Suggestion } from "../../shared/ui/SearchBox.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { useShortcuts } from "../frame/shortcuts.ts";
import { type RecentItem, recentItems } from "./recent-items.ts";

/** Which item: a few letters, words or pinyin initials; Enter takes the first one found. */
export function FindItem({ onChoose }: { onChoose: (chosen: Pick<RecentItem, "key" | "bundle">) => void }) {
  const [typed, setTyped] = useState("");
  const [said, setSaid] = useState("");
  /** Enter was pressed before the answer to what was typed had come: it is taken when it comes. */
  const [wanted, setWanted] = useState<string>();
  const box = useRef<HTMLDivElement>(null);
  const { suggestions, settled } = useSuggestions(typed);
  const recent = recentItems();
  useEffect(() => box.current?.querySelector("input")?.focus(), []);
  useShortcuts(
    "窗口收件",
    recent.map((item, at) => ({ key: String(at + 1), does: item.name, run: () => onChoose(item) })),
  );
  const choose = (chosen: string) => onChoose(choiceOf(chosen));
  const [first] = suggestions;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the answer has come
  useEffect(() => {
    if (!wanted || !settled || wanted !== typed.trim()) return;
    setWanted(undefined);
    if (first) choose(first.key);
    else setSaid(`没有找到“${wanted}”，换个说法试试`);
  }, [wanted, settled, typed]);
  return (
    <div className="find-item" ref={box}>
      <h2>办什么事？</h2>
      <SearchBox
        large
        label="办什么事"
        placeholder="事项或一件事的名称、俗称，或拼音首字母，例如 spjy"
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setSaid("");
          setWanted(undefined);
        }}
        onSearch={setWanted}
        suggestions={suggestions}
        onChoose={(chosen) => choose(chosen.key)}
      />
      <p role="status" className="soft">
        {said || "输入后按回车，就选第一个；上下键可以换。"}
      </p>
      {recent.length > 0 && (
        <>
          <h2>这个窗口最近收的</h2>
          <ol className="recent">
            {recent.map((item) => (
              <li key={`${item.key} ${item.bundle ?? false}`}>
                <button type="button" onClick={() => onChoose(item)}>
                  {item.name}
                  {item.bundle && <Tag kind="good">一件事</Tag>}
                </button>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

/** Asked at every key: a counter is one person, and the answer is small. */
function useSuggestions(typed: string): { suggestions: Suggestion[]; settled: boolean } {
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
  const whole = bundlesFor(bundles.data?.bundles ?? [], q).slice(0, mostBundles);
  const suggestions = [
    ...whole.map(({ key, name }) => ({ key: `${bundleMark}${key}`, text: name, note: "一件事" })),
    ...data.items.map((item) => ({ key: item.key, text: item.name, note: item.phrase ?? item.organName })),
  ];
  return { suggestions, settled: !isPlaceholderData && !bundles.isPending };
}

const mostBundles = 3;
/** No key of an item begins with it. */
const bundleMark = "bundle:";

function choiceOf(suggestion: string): Pick<RecentItem, "key" | "bundle"> {
  if (!suggestion.startsWith(bundleMark)) return { key: suggestion };
  return { key: suggestion.slice(bundleMark.length), bundle: true };
}
