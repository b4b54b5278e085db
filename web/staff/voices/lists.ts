/** The three lists of what people bring: their addresses, words and filters. Pure. */
import { unresolvedCategoryNames, type VoiceKind } from "#contract/voice-words.ts";

export interface ListKind {
  /** Below `/staff`, and below `/api/staff`. */
  path: string;
  title: string;
  kinds: VoiceKind[];
  empty: string;
  /** What it can be narrowed to. */
  categories: Record<string, string>;
}

export const lists = {
  unresolved: {
    ...{ path: "/unresolved", title: "办不成事", kinds: ["unresolved"] },
    ...{ empty: "没有等着办的", categories: unresolvedCategoryNames },
  },
  complaints: {
    ...{ path: "/complaints", title: "投诉建议", kinds: ["complaint", "suggestion"] },
    ...{ empty: "没有等着办的", categories: {} },
  },
  clues: { path: "/clues", title: "问题线索", kinds: ["clue"], empty: "没有等着办的", categories: {} },
} satisfies Record<string, ListKind>;

export const shows = [
  { value: "open", label: "在办的" },
  { value: "over", label: "办完的" },
  { value: "all", label: "全部" },
];

/** Which list a voice belongs to. */
export function listOf(kind: VoiceKind): ListKind {
  return Object.values<ListKind>(lists).find(({ kinds }) => kinds.includes(kind)) ?? lists.unresolved;
}
