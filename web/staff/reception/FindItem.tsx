import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { SearchBox } from "../../shared/ui/SearchBox.tsx";
import { Tag } from "../../shared/ui/Tag.tsx";
import { takeFocus, useShortcuts } from "../frame/shortcuts.ts";
import { type RecentItem, recentItems } from "./recent-items.ts";
import { choiceOf, useSuggestions } from "./use-suggestions.ts";

/** Which item: a few letters, words or pinyin initials; Enter takes the first one found. */
export function FindItem(props: {
  /** What the person took their number for: nearest at hand. */
  wanted?: readonly RecentItem[];
  onChoose: (chosen: Pick<RecentItem, "key" | "bundle">) => void;
}) {
  const { wanted: came = [], onChoose } = props;
  const [typed, setTyped] = useState("");
  const [said, setSaid] = useState("");
  /** Enter was pressed before the answer to what was typed had come: it is taken when it comes. */
  const [wanted, setWanted] = useState<string>();
  const box = useRef<HTMLDivElement>(null);
  const { suggestions, settled } = useSuggestions(typed);
  const near = came.length > 0 ? came : recentItems();
  useLayoutEffect(() => takeFocus(box.current?.querySelector("input")), []);
  useShortcuts(
    "窗口收件",
    near.map((item, at) => ({ key: String(at + 1), does: item.name, run: () => onChoose(item) })),
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
      {near.length > 0 && (
        <>
          <h2>{came.length > 0 ? "取号时说要办的" : "这个窗口最近收的"}</h2>
          <ol className="recent">
            {near.map((item) => (
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
