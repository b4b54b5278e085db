/**
 * Follows `/api/live`: the server says what changed, never what it became; the pages read it again with the reader's
 * own rights. One connection per page, opened by `follow`.
 */
import { useSyncExternalStore } from "react";

export type LiveState = "connecting" | "live" | "lost";

/** What the server says: the kind of thing that changed, and which one. */
export interface Change {
  type: string;
  id?: string;
}

let state: LiveState = "connecting";
const watchers = new Set<() => void>();

/**
 * Calls `onChange` for every change until the returned function is called. The browser reconnects by itself. What
 * happened before the line stood was not heard, so that at each opening something of every kind may have changed.
 */
export function follow(onChange: (change: Change) => void, kinds: readonly string[]): () => void {
  const stream = new EventSource("/api/live");
  const hear = (event: MessageEvent<string>) => onChange({ type: event.type, ...read(event.data) });
  stream.onopen = () => {
    become("live");
    for (const type of kinds) onChange({ type });
  };
  stream.onerror = () => become("lost");
  for (const kind of kinds) stream.addEventListener(kind, hear);
  return () => {
    stream.close();
    become("connecting");
  };
}

function read(data: string): Partial<Change> {
  try {
    const said: unknown = JSON.parse(data);
    return typeof said === "object" && said !== null ? said : {};
  } catch {
    return {};
  }
}

function become(next: LiveState): void {
  state = next;
  for (const watcher of watchers) watcher();
}

/** Whether the page is being told of changes. */
export function useLive(): LiveState {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => state,
  );
}
