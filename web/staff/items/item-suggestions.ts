import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ItemSuggestions } from "#contract/portal.ts";
import { get } from "../../shared/api.ts";

/** Items that what is typed may mean; undefined while nothing is typed or nothing has come yet. */
export function useItemSuggestions(typed: string): ItemSuggestions["items"] | undefined {
  const q = typed.trim();
  const { data } = useQuery({
    queryKey: ["/items/suggest", q],
    queryFn: () => get<ItemSuggestions>("/items/suggest", { q }),
    enabled: q !== "",
    placeholderData: keepPreviousData,
  });
  return q === "" ? undefined : data?.items;
}
