import { useShortcuts } from "../frame/shortcuts.ts";
import type { Calling } from "./calling-context.tsx";
import { actionWords, mainStep, mainWords } from "./desk.ts";

/** The two keys of a counter, on every page and while somebody types: function keys are nobody's letters. */
export function CallKeys({ calling }: { calling: Calling }) {
  const { panel, main, act } = calling;
  const { current } = panel;
  const again =
    current?.state === "called"
      ? [{ key: "F6", does: actionWords.recall.name, run: () => act({ way: "recall", ticket: current.id }) }]
      : [];
  useShortcuts("叫号", [{ key: "F7", does: mainWords[mainStep(panel)], run: main }, ...again]);
  return null;
}
