/** What the static check of a decision table finds (A15). */
import type { DecisionValue } from "./test.ts";

export interface DecisionFinding {
  code:
    | "twice"
    | "unknown-input"
    | "list-missing"
    | "list-unfit"
    | "mistyped"
    | "outside"
    | "never-true"
    | "overlap"
    | "unreachable"
    | "grants-anything"
    | "too-tangled"
    | "gap"
    | "grants-nothing"
    | "unknown-source"
    | "source-mistyped"
    | "may-be-missing";
  /** A fault keeps the table from being published; a note says what will go to a person. */
  severity: "fault" | "note";
  /** JSON pointer into the table. */
  path: string;
  message: string;
  /** Ids of the rows it is about. */
  rows?: readonly string[];
  /** Values that show it, by input id. */
  witness?: Readonly<Record<string, DecisionValue>>;
}
