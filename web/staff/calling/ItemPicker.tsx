import { useEffect, useRef, useState } from "react";
import { SearchBox } from "../../shared/ui/SearchBox.tsx";
import type { RecentItem } from "../reception/recent-items.ts";
import { useSuggestions } from "../reception/use-suggestions.ts";

/** An item in the words people use: letters, nicknames, initials; Enter takes the first one found. */
export function ItemPicker(props: {
  id?: string;
  label: string;
  focus?: boolean;
  onChoose: (item: Pick<RecentItem, "key" | "name">) => void;
}) {
  const { label, focus = false, onChoose } = props;
  const [typed, setTyped] = useState("");
  const [wanted, setWanted] = useState<string>();
  const { suggestions, settled } = useSuggestions(typed, { bundles: false });
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus) box.current?.querySelector("input")?.focus();
  }, [focus]);
  const choose = ({ key, text }: { key: string; text: string }) => {
    setTyped("");
    setWanted(undefined);
    onChoose({ key, name: text });
  };
  const [first] = suggestions;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the answer has come
  useEffect(() => {
    if (wanted && settled && wanted === typed.trim() && first) choose(first);
  }, [wanted, settled, typed]);
  const missed = wanted !== undefined && settled && !first;
  return (
    <div ref={box} id={props.id} tabIndex={props.id ? -1 : undefined}>
      <SearchBox
        label={label}
        placeholder="名称、俗称，或拼音首字母，例如 spjy"
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setWanted(undefined);
        }}
        onSearch={setWanted}
        suggestions={suggestions}
        onChoose={choose}
      />
      <p role="status" className="soft">
        {missed && `没有找到“${wanted}”，换个说法试试，或者直接选排哪个队。`}
      </p>
    </div>
  );
}
