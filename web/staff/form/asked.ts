/** What a small form of the desk asks: one description for the controls, the checks and what is sent. */

interface Common {
  name: string;
  label: string;
  required: boolean;
  hint?: string | undefined;
}

export interface Choice {
  value: string;
  label: string;
}

export type AskedField = Common &
  (
    | { kind: "line" | "paragraph"; max: number | undefined }
    | { kind: "date"; min?: string | undefined; max?: string | undefined }
    | { kind: "time" }
    | { kind: "number"; min: number | undefined; max: number | undefined }
    /** Typed in yuan, kept in fen. */
    | { kind: "money" }
    | { kind: "choice" | "several"; options: Choice[] }
    /** A plain yes, or nothing. */
    | { kind: "tick" }
    /** Several short texts, such as the officers of a survey. */
    | { kind: "lines"; least: number; most: number; max: number | undefined }
    | { kind: "limit"; units: string[]; min: number; max: number }
    /** Materials, each with what is wrong with it. */
    | { kind: "corrections" }
    | { kind: "files"; most: number }
  );
