import { useState } from "react";
import { RadioGroup } from "../../shared/ui/RadioGroup.tsx";
import { TextInput } from "../../shared/ui/TextInput.tsx";
import { useItemSuggestions } from "./item-suggestions.ts";

export interface Picked {
  key: string;
  name: string;
}

/** One of the guesses, one found by its name, or none. */
export function PickItem(props: {
  guesses: readonly Picked[];
  value: Picked | undefined;
  onChange: (item: Picked | undefined) => void;
}) {
  const [typed, setTyped] = useState("");
  const found = useItemSuggestions(typed);
  const offered = found ?? props.guesses;
  return (
    <>
      <TextInput label="找别的事项" value={typed} onChange={setTyped} optional />
      <RadioGroup
        label="归到"
        options={[
          ...offered.map(({ key, name }) => ({ value: key, label: name })),
          { value: "", label: "不归任何事项（乱输的、不归我们管的）" },
        ]}
        value={props.value?.key ?? ""}
        onChange={(key) => props.onChange(offered.find((item) => item.key === key))}
      />
    </>
  );
}
