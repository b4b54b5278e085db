/** What is wrong with one answer, in words that say what to do. */
export interface FieldFault {
  code:
    | "required"
    | "type"
    | "too-short"
    | "too-long"
    | "too-small"
    | "too-large"
    | "unknown-option"
    | "invalid";
  message: string;
}
