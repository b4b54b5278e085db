import { Link, useLocation } from "wouter";
import type { UnreadNotices } from "#contract/notices.ts";
import { useRead } from "../../shared/query.tsx";
import { Icon } from "../../shared/ui/Icon.tsx";
import { VisuallyHidden } from "../../shared/ui/VisuallyHidden.tsx";
import { isHere } from "../frame/menu.ts";
import { countWords } from "./notices.ts";
import "./notices.css";

/** On every page: how many notices are waiting to be read. */
export function Bell() {
  const [path] = useLocation();
  const { data } = useRead<UnreadNotices>("/staff/notices/unread");
  const unread = data?.unread ?? 0;
  return (
    <Link href="/notices" className="bell" aria-current={isHere("/notices", path) ? "page" : undefined}>
      <Icon name="bell" />
      通知
      {unread > 0 && (
        <span className="bell-count">
          {countWords(unread)}
          <VisuallyHidden> 条未读</VisuallyHidden>
        </span>
      )}
    </Link>
  );
}
