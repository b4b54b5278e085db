/** The address of the notices page, and where a notice leads. Pure. */
import type { NoticeKind } from "#contract/notices.ts";
import { noticeKindNames } from "#contract/words.ts";
import type { TagKind } from "../../shared/ui/Tag.tsx";

export interface NoticeFilter {
  kind?: NoticeKind;
  unread?: true;
}

/** Whatever the address says that is no filter is left out. */
export function readNoticeFilter(query: string): NoticeFilter {
  const params = new URLSearchParams(query);
  const kind = params.get("kind") ?? "";
  return {
    ...(Object.hasOwn(noticeKindNames, kind) && { kind: kind as NoticeKind }),
    ...(params.get("unread") === "true" && { unread: true }),
  };
}

export function noticesAddress({ kind, unread }: NoticeFilter, before?: string): string {
  const params = new URLSearchParams({
    ...(kind && { kind }),
    ...(unread && { unread: "true" }),
    ...(before && { before }),
  }).toString();
  return params ? `/notices?${params}` : "/notices";
}

/** The page a notice is about, within the desk; undefined when it lies elsewhere. */
export function deskPage(href: string): string | undefined {
  return /^\/staff(\/|$)/.test(href) ? href.slice("/staff".length) || "/" : undefined;
}

const tags: Partial<Record<NoticeKind, TagKind>> = {
  "card-red": "red",
  "card-yellow": "yellow",
  "card-warning": "warning",
};

export const tagOf = (kind: NoticeKind): TagKind => tags[kind] ?? "ended";

/** “99+” beyond two digits: the bell stays small. */
export const countWords = (count: number): string => (count > 99 ? "99+" : String(count));
