import { useSyncExternalStore } from "react";

const standing = matchMedia("(orientation: portrait)");

/** Whether the screen stands. */
export function usePortrait(): boolean {
  return useSyncExternalStore(
    (watcher) => {
      standing.addEventListener("change", watcher);
      return () => standing.removeEventListener("change", watcher);
    },
    () => standing.matches,
  );
}
