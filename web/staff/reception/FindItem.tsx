import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { ItemSuggestions } from "#contract/portal.ts";
import { get } from "../../shared/api.ts";
import { SearchBox, type Suggestion } from "../../shared/ui/SearchBox.tsx";
import { useShortcuts } from "../frame/shortcuts.ts";
import { recentItems } from "./recent-items.ts";

/** Which item: a few letters, words or pinyin initials; Enter takes the first one found. */
export function FindItem({ onChoose }: { onChoose: (key: string) => void }) {
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
    recent.map(({ key, name }, at) => ({ key: String(at + 1), does: name, run: () => onChoose(key) })),
  );
  const [first] = suggestions;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the answer has come
  useEffect(() => {
    if (!wanted || !settled || wanted !== typed.trim()) return;
    setWanted(undefined);
    if (first) onChoose(first.key);
    else setSaid(`没有找到“${wanted}”，换个说法试试`);
  }, [wanted, settled, typed]);
  return (
    <div className="find-item" ref={box}>
      <h2>办什么事？</h2>
      <SearchBox
        large
        label="办什么事"
        placeholder="事项名称、俗称或拼音首字母，例如 spjy"
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setSaid("");
          setWanted(undefined);
        }}
        onSearch={setWanted}
        suggestions={suggestions}
        onChoose={(chosen) => onChoose(chosen.key)}
      />
      <p role="status" className="soft">
        {said || "输入后按回车，就选第一个；上下键可以换。"}
      </p>
      {recent.length > 0 && (
        <>
          <h2>这个窗口最近收的</h2>
          <ol className="recent">
            {recent.map(({ key, name }) => (
              <li key={key}>
                <button type="button" onClick={() => onChoose(key)}>
                  {name}
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
  if (q === "" || !data) return { suggestions: [], settled: false };
  const suggestions = data.items.map((item) => ({
    key: item.key,
    text: item.name,
    note: item.phrase ?? item.organName,
  }));
  return { suggestions, settled: !isPlaceholderData };
}
