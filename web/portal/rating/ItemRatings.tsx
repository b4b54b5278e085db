import { Link } from "wouter";
import type { PublishedRatings } from "#contract/rating.ts";
import { useRead } from "../../shared/query.tsx";
import { summaryWords } from "./RatingsPage.tsx";

/** On a guide: how many were satisfied with this item, and what they said; nothing where nobody has rated. */
export function ItemRatings({ item }: { item: string }) {
  const { data } = useRead<PublishedRatings>("/ratings", { params: { item } });
  if (!data || data.summary.ratings === 0) return null;
  return <Link href={`/ratings?item=${item}`}>{summaryWords(data.summary)}</Link>;
}
