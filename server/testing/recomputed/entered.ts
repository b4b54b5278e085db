/** Computed of figures people enter: regulation (R9.4), the hotline, the mailbox, construction. */
import { entered, growth, percent, type Recomputation } from "./recomputation.ts";

const share = (part: string, whole: string) =>
  percent(entered([`regulation.${part}`]), entered([`regulation.${whole}`]));

export const ofEntered: Record<string, Recomputation> = {
  "regulation.claim-rate": share("claimed", "should-claim"),
  "regulation.list-rate": share("lists-done", "lists-due"),
  "regulation.officer-rate": share("officers-registered", "officers"),
  "regulation.coverage-rate": share("matters-covered", "claimed"),
  "regulation.exact-rate": share("behaviours-exact", "behaviours-checked"),
  "regulation.full-rate": share("behaviours-full", "behaviours-checked"),
  "regulation.in-time-rate": share("behaviours-in-time", "behaviours"),
  "hotline.signed-growth": growth(entered(["hotline.signed"])),
  "mailbox.under-way": entered(["mailbox.received"], ["mailbox.done"]),
  "construction.area-growth": growth(entered(["construction.area"])),
};
