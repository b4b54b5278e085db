import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { Item } from "#contract/item.ts";
import type { ItemGuide } from "#contract/portal.ts";
import { get, type Refused } from "../../shared/api.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { useItemSuggestions } from "../items/item-suggestions.ts";

/** Finds an item that can be applied for by its name or what people call it, and adds it. */
export function AddPart({ taken, onAdd }: { taken: readonly string[]; onAdd: (item: Item) => void }) {
  const [typed, setTyped] = useState("");
  const found = useItemSuggestions(typed);
  const adding = useMutation<ItemGuide, Refused, string>({
    mutationFn: (key) => get<ItemGuide>(`/items/${key}`),
    onSuccess: ({ item }) => {
      setTyped("");
      onAdd(item);
    },
  });
  const offered = (found ?? []).filter(({ key }) => !taken.includes(key));
  return (
    <div className="add-part">
      <TextInput
        id="bundle-add-part"
        label="加一个事项"
        hint="输入名称或者群众的说法"
        value={typed}
        onChange={setTyped}
      />
      {adding.error && (
        <Notice kind="error" announce>
          {adding.error.message}
        </Notice>
      )}
      <p role="status" className="soft">
        {found && offered.length === 0 && "没有找到别的在办的事项"}
      </p>
      {offered.map(({ key, name }) => (
        <Button key={key} busy={adding.isPending} onClick={() => adding.mutate(key)}>
          {`加上“${name}”`}
        </Button>
      ))}
    </div>
  );
}
