/** Enter walks on, digits choose: how a counter types. */
import type { KeyboardEvent } from "react";

/** Enter in a field goes to the next one; a digit on a choice takes the choice with that number and goes on. */
export function onEnter(event: KeyboardEvent<HTMLElement>): void {
  const { target, nativeEvent } = event;
  if (nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
  if (event.key === "Enter" && target.type !== "file") {
    event.preventDefault();
    focusNext(event.currentTarget, target);
  } else if (/^[1-9]$/.test(event.key) && (target.type === "radio" || target.type === "checkbox")) {
    choose(event, target, Number(event.key));
  }
}

function choose(event: KeyboardEvent<HTMLElement>, target: HTMLElement, digit: number): void {
  const group = target.closest("fieldset");
  const choice = group?.querySelectorAll<HTMLInputElement>("input[type=radio], input[type=checkbox]")[
    digit - 1
  ];
  if (!choice) return;
  event.preventDefault();
  choice.click();
  const whole = event.currentTarget;
  // The answer may bring another question: it is there after the page was drawn anew.
  if (choice.type === "radio") requestAnimationFrame(() => focusNext(whole, choice));
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
