/** Shortcuts of the pages that are open: each page says its own, one listener hears them all. */
import { useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { type Ground, isCharacter, isTyping, keyName, mayAnswer } from "./keys.ts";

export interface Shortcut {
  /** As `keyName` names it. */
  key: string;
  /** What it does, for the list of keys. */
  does: string;
  run: () => void;
}

type Group = { name: string; shortcuts: readonly Shortcut[] };

const groups: Group[] = [];
const watchers = new Set<() => void>();
const place = "tongban.staff.letters";
let letters = remembered();

/** Answers these keys as soon as the component is on the screen, and no longer; the latest page answers first. */
export function useShortcuts(name: string, shortcuts: readonly Shortcut[]): void {
  const group = useRef<Group>({ name, shortcuts });
  group.current.shortcuts = shortcuts;
  useLayoutEffect(() => {
    const mine = group.current;
    groups.unshift(mine);
    if (groups.length === 1) document.addEventListener("keydown", hear);
    return () => {
      groups.splice(groups.indexOf(mine), 1);
      if (groups.length === 0) document.removeEventListener("keydown", hear);
    };
  }, []);
}

/** Everything that answers now, by place; the nearest first. */
export function shortcutGroups(): Group[] {
  const names = [...new Set(groups.map(({ name }) => name))];
  return names
    .map((name) => ({
      name,
      shortcuts: groups.filter((group) => group.name === name).flatMap((group) => group.shortcuts),
    }))
    .filter(({ shortcuts }) => shortcuts.length > 0);
}

function hear(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return;
  const name = keyName(event);
  if (!mayAnswer(name, groundOf(event.target), letters)) return;
  const found = groups.flatMap((group) => group.shortcuts).find((shortcut) => shortcut.key === name);
  if (!found) return;
  event.preventDefault();
  // A key held down walks through a list; what a function key does is done once for each press.
  if (event.repeat && !isCharacter(name)) return;
  found.run();
}

/** Puts the hand there, unless it types somewhere by now: what a page brings late takes no field from anybody. */
export function takeFocus(element: HTMLElement | null | undefined): void {
  if (!isTyping(groundOf(document.activeElement))) element?.focus({ preventScroll: true });
}

function groundOf(target: EventTarget | null): Ground {
  const dialogOpen = document.querySelector("dialog[open]") !== null;
  if (!(target instanceof HTMLElement)) return { tag: "BODY", editable: false, dialogOpen };
  const type = target instanceof HTMLInputElement ? { type: target.type } : {};
  return { tag: target.tagName, editable: target.isContentEditable, dialogOpen, ...type };
}

/** Whether shortcuts of one letter are on (WCAG 2.1.4), and the switch. */
export function useLetters(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => letters,
  );
  return [on, setLetters];
}

function setLetters(on: boolean): void {
  letters = on;
  try {
    localStorage.setItem(place, on ? "on" : "off");
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
  for (const watcher of watchers) watcher();
}

function remembered(): boolean {
  try {
    return localStorage.getItem(place) !== "off";
  } catch {
    return true;
  }
}
