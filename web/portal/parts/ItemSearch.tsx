import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useLocation } from "wouter";
import type { ItemSuggestions } from "#contract/portal.ts";
import { get } from "../../shared/api.ts";
import { SearchBox, type Suggestion } from "../../shared/ui/SearchBox.tsx";

/** The question of the portal, with suggestions while one types; choosing one opens its guide. */
export function ItemSearch({ start = "", large = false }: { start?: string; large?: boolean }) {
  const [typed, setTyped] = useState(start);
  const [, navigate] = useLocation();
  useEffect(() => setTyped(start), [start]);
  const suggestions = useSuggestions(typed === start ? "" : typed);
  return (
    <SearchBox
      large={large}
      label="您要办什么"
      placeholder="例如：我要开饭店"
      value={typed}
      onChange={setTyped}
      onSearch={(text) => navigate(text ? `/search?q=${encodeURIComponent(text)}` : "/search")}
      suggestions={suggestions}
      onChoose={(chosen) => navigate(`/items/${chosen.key}`)}
    />
  );
}

/** Asked a moment after the last key, so that a quick typist asks once. */
function useSuggestions(typed: string): Suggestion[] {
  const text = useSettled(typed.trim(), 120);
  const { data } = useQuery({
    queryKey: ["/items/suggest", text],
    queryFn: () => get<ItemSuggestions>("/items/suggest", { q: text }),
    enabled: text !== "",
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
  if (text === "" || !data) return [];
  return data.items.map((item) => ({ key: item.key, text: item.name, note: item.phrase ?? item.organName }));
}

function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
