/** What the panels of a case's actions have in common. */
import type { AllowedAction } from "#contract/case.ts";
import type { ShownCase } from "./shown-case.ts";

export interface PanelProps {
  application: ShownCase;
  action: AllowedAction;
  onDone: (words: string) => void;
  onLeave: () => void;
}

/** Where what is typed is kept. */
export const placeOf = (number: string, action: string) => `act.${number}.${action}`;
