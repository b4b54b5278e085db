import { useSyncExternalStore } from "react";

/** Whether somebody can see the page: a tab behind others need not hold a connection, of which a browser has six. */
export function useVisible(): boolean {
  return useSyncExternalStore(
    (heard) => {
      document.addEventListener("visibilitychange", heard);
      return () => document.removeEventListener("visibilitychange", heard);
    },
    () => document.visibilityState === "visible",
  );
}
