import { type FormEvent, type KeyboardEvent, useId, useState } from "react";
import { Icon } from "./Icon.tsx";
import "./search-box.css";

export interface Suggestion {
  key: string;
  text: string;
  note?: string | undefined;
}

export interface SearchBoxProps {
  label: string;
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
  /** Pressed search, or Enter on what was typed. */
  onSearch: (value: string) => void;
  suggestions?: readonly Suggestion[];
  onChoose?: (suggestion: Suggestion) => void;
  /** The page's one question: larger. */
  large?: boolean;
}

/** A search field with suggestions: the ARIA editable combobox with list. The arrows choose, Escape closes. */
export function SearchBox(props: SearchBoxProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  /** The key of the suggestion that is marked: a list that comes later may have it elsewhere, or not at all. */
  const [marked, setMarked] = useState<string>();
  const list = props.suggestions ?? [];
  const at = list.findIndex(({ key }) => key === marked);
  const shown = open && list.length > 0;
  const close = () => {
    setOpen(false);
    setMarked(undefined);
  };
  const choose = (suggestion: Suggestion) => {
    close();
    props.onChoose?.(suggestion);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = shown ? list[at] : undefined;
    if (chosen) return choose(chosen);
    close();
    props.onSearch(props.value.trim());
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Escape" && shown) {
      event.preventDefault(); // The browser would empty the field.
      return close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || list.length === 0) return;
    event.preventDefault();
    setOpen(true);
    const next = at < 0 && step < 0 ? list.length - 1 : (at + step + list.length) % list.length;
    setMarked(list[next]?.key);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not known to the oldest browsers served
    <form className={props.large ? "search large" : "search"} role="search" onSubmit={submit}>
      <input
        type="search"
        role="combobox"
        className="input"
        aria-label={props.label}
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && at >= 0 ? `${id}-${at}` : undefined}
        autoComplete="off"
        enterKeyHint="search"
        placeholder={props.placeholder}
        value={props.value}
        onChange={(event) => {
          props.onChange(event.target.value);
          setOpen(true);
          setMarked(undefined);
        }}
        onKeyDown={keys}
        onBlur={close}
      />
      <button type="submit" className="btn primary">
        <Icon name="search" />
        <span>搜索</span>
      </button>
      <Suggestions id={id} list={shown ? list : []} at={at} onChoose={choose} />
    </form>
  );
}

function Suggestions(props: {
  id: string;
  list: readonly Suggestion[];
  at: number;
  onChoose: (suggestion: Suggestion) => void;
}) {
  return (
    <div
      id={`${props.id}-list`}
      role="listbox"
      aria-label="猜您想找"
      className="suggestions"
      hidden={!props.list.length}
    >
      {props.list.map((suggestion, at) => (
        // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the field keeps the focus and the keys
        <div
          key={suggestion.key}
          id={`${props.id}-${at}`}
          role="option"
          aria-selected={at === props.at}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => props.onChoose(suggestion)}
        >
          <span>{suggestion.text}</span>
          {suggestion.note && <span className="suggestion-note">{suggestion.note}</span>}
        </div>
      ))}
    </div>
  );
}
