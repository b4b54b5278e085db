/** Elder mode (R13.1): larger text and targets, fewer things. Kept on this device, set before the first paint. */
import { useSyncExternalStore } from "react";

export interface Mode {
  elder: boolean;
  /** 大, 特大, 最大: main text of 20, 24 and 30 px. */
  size: 1 | 2 | 3;
}

const place = "tongban.mode";
const normal: Mode = { elder: false, size: 1 };
const watchers = new Set<() => void>();
let mode = remembered();

/** Puts the mode on `<html>`; the tokens do the rest. */
export function applyMode(): void {
  const page = document.documentElement;
  page.toggleAttribute("data-mode", false);
  page.toggleAttribute("data-size", false);
  if (!mode.elder) return;
  page.setAttribute("data-mode", "elder");
  page.setAttribute("data-size", String(mode.size));
}

export function setMode(next: Partial<Mode>): void {
  try {
    localStorage.setItem(place, JSON.stringify({ ...mode, ...next }));
  } catch {
    // Storage may be forbidden; the mode then lasts as long as the page.
  }
  become({ ...mode, ...next });
}

function become(next: Mode): void {
  mode = next;
  applyMode();
  for (const watcher of watchers) watcher();
}

// The other tabs of this browser follow.
window.addEventListener("storage", (event) => {
  if (event.key === place) become(remembered());
});

export function useMode(): Mode {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => mode,
  );
}

function remembered(): Mode {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? "null");
    if (typeof kept !== "object" || kept === null) return normal;
    const { elder, size } = kept as Partial<Mode>;
    return { elder: elder === true, size: size === 2 || size === 3 ? size : 1 };
  } catch {
    return normal;
  }
}
