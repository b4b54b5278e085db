/** Enter walks on, digits and letters choose: how a counter types. */
import type { KeyboardEvent } from "react";
import { flushSync } from "react-dom";

/** Enter in a field goes to the next one; the key of a choice takes it and goes on. */
export function onEnter(event: KeyboardEvent<HTMLElement>): void {
  const { target, nativeEvent } = event;
  if (nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
  if (event.key === "Enter" && target.type !== "file") {
    event.preventDefault();
    focusNext(event.currentTarget, target);
  } else if (isChoice(target)) {
    choose(event, target, placeOfKey(event.key));
  }
}

/** The place of the choice with this key: 1 to 9, then A to Z, as reception.css prints them; -1: no such key. */
export function placeOfKey(key: string): number {
  return key.length === 1 ? "123456789abcdefghijklmnopqrstuvwxyz".indexOf(key.toLowerCase()) : -1;
}

function choose(event: KeyboardEvent<HTMLElement>, target: HTMLElement, place: number): void {
  const group = target.closest("fieldset");
  const choices = group?.querySelectorAll<HTMLInputElement>("input[type=radio], input[type=checkbox]");
  const choice = choices?.[place];
  if (!choice) return;
  event.preventDefault();
  // The answer may bring another question: it stands there before the next key, however quickly that comes.
  flushSync(() => choice.click());
  if (choice.type === "radio") focusNext(event.currentTarget, choice);
}

/** The next field after this one; the rest of a group of choices is one field with it. */
function focusNext(whole: HTMLElement, from: HTMLElement): void {
  const stops = [...whole.querySelectorAll<HTMLElement>("input, select, textarea")].filter(isStop);
  const group = isChoice(from) ? from.closest("fieldset") : null;
  const next = stops
    .slice(stops.indexOf(from) + 1)
    .find((each) => !(group?.contains(each) && isChoice(each)));
  next?.focus();
}

function isChoice(element: HTMLElement): boolean {
  return element instanceof HTMLInputElement && (element.type === "radio" || element.type === "checkbox");
}

function isStop(element: HTMLElement): boolean {
  if (element.matches(":disabled, [tabindex='-1']") || element.offsetParent === null) return false;
  if (!(element instanceof HTMLInputElement) || element.type !== "radio") return true;
  const group = element.closest("fieldset")?.querySelectorAll<HTMLInputElement>("input[type=radio]") ?? [];
  const stop = [...group].find((radio) => radio.checked) ?? group[0];
  return stop === element;
}
