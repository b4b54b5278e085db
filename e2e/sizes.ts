/** Sizes on a page, measured in the browser. */

export interface SizeRules {
  /** Least size of any text, in px (dp of R13.1). */
  text: number;
  /** Least line height, in sizes of the text. */
  leading: number;
  /** Least height and width of what is pressed, in px. */
  target: number;
  /** The same for buttons, fields and the main navigation. */
  mainTarget: number;
}

/** Runs in the page: everything it needs stands inside. One line for each thing that is too small or too wide. */
export function sizeFaults(rules: SizeRules): string[] {
  const faults: string[] = [];
  const named = (element: Element) =>
    `<${element.tagName.toLowerCase()} class="${element.className}"> ${element.textContent?.trim().slice(0, 20)}`;
  const seen = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    const shown = element.checkVisibility({ visibilityProperty: true, opacityProperty: false });
    return shown && width > 1 && height > 1 && !element.closest(".visually-hidden, .skip");
  };

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    if (!element || !node.textContent?.trim() || element.closest("script, style, noscript, option, svg"))
      continue;
    if (!seen(element)) continue;
    const style = getComputedStyle(element);
    const size = Number.parseFloat(style.fontSize);
    const leading = Number.parseFloat(style.lineHeight) / size;
    if (size < rules.text) faults.push(`text of ${size}px: ${named(element)}`);
    if (leading < rules.leading) faults.push(`line height ${leading.toFixed(2)}: ${named(element)}`);
  }

  /** A link within a sentence is as high as its line (WCAG 2.2, 2.5.8 inline). */
  const inSentence = (element: Element) =>
    getComputedStyle(element).display === "inline" &&
    [...(element.parentElement?.childNodes ?? [])].some(
      (each) => each.nodeType === Node.TEXT_NODE && each.textContent?.trim(),
    );
  const box = (element: Element): DOMRect => {
    if (element.matches("[type=checkbox], [type=radio]")) {
      return (element.closest("label") ?? element).getBoundingClientRect();
    }
    const after = getComputedStyle(element, "::after");
    const stretched = after.content !== "none" && after.position === "absolute";
    const holder = stretched && element instanceof HTMLElement ? element.offsetParent : null;
    return (holder ?? element).getBoundingClientRect();
  };
  const pressed = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=option]";
  const main = "button, .btn, input, select, textarea, nav a";
  for (const element of document.querySelectorAll(pressed)) {
    if (!seen(element) || inSentence(element)) continue;
    const { width, height } = box(element);
    const least = element.matches(main) ? rules.mainTarget : rules.target;
    if (height < least - 0.5 || width < Math.min(least, 44) - 0.5) {
      faults.push(`target of ${Math.round(width)}×${Math.round(height)}, not ${least}: ${named(element)}`);
    }
  }

  const over = document.documentElement.scrollWidth - window.innerWidth;
  if (over > 0) faults.push(`the page is ${over}px wider than the window`);
  return faults;
}
