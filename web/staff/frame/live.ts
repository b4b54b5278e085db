/** What the server says has changed makes what is on the screen old; the pages decide how to show it. */
import { follow } from "../../shared/live.ts";
import { refresh } from "../../shared/query.tsx";

/** Follows changes until the returned function is called. Changes that come together are read once. */
export function followChanges(): () => void {
  const waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const read = () => {
    timer = undefined;
    void refresh(...waiting);
    waiting.clear();
  };
  const stop = follow(
    ({ type, id }) => {
      for (const path of pathsOf(type, id)) waiting.add(path);
      if (waiting.size > 0) timer ??= setTimeout(read, 300);
    },
    ["case", "message", "notice", "watch"],
  );
  return () => {
    clearTimeout(timer);
    stop();
  };
}

/** Paths that may read differently after a change; without an id, of any thing of the kind. */
export function pathsOf(type: string, id: string | undefined): string[] {
  if (type === "message") return ["/staff/me"];
  if (type === "notice") return ["/staff/notices"];
  if (type === "watch") return ["/supervision"];
  if (type !== "case") return [];
  return [
    ...["/staff/inbox", "/staff/applications", "/joint", "/supervision", "/orders", "/bad-ratings"],
    id ? `/applications/${id}` : "/applications",
  ];
}
