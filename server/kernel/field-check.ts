/** One answer to a form, of any type: the way it is stored, and what is wrong with it, in words that say what to do. */
import type { Field } from "#contract/form.ts";
import { filesFault, filesOf } from "./answer-files.ts";
import type { Answer } from "./condition.ts";
import type { FieldFault } from "./field-fault.ts";
import { checkPlain, tidyPlain } from "./plain-field.ts";
import { rowFaults, tidyRows } from "./rows.ts";
import { signatureFault, tidySignature } from "./signature.ts";
import type { Day } from "./time/day.ts";

/** The first fault of an answer; `today` in the county. */
export function checkField(field: Field, answer: Answer, today: Day): FieldFault | undefined {
  if (field.type === "rows") return rowFaults(field, answer, today)[0];
  if (field.type === "file") return filesFault(field, answer);
  if (field.type === "signature") return signatureFault(field, answer, today);
  return checkPlain(field, answer, today);
}

/** An answer in the one way it is stored: no stray blanks, codes in capitals, telephone numbers in one form. */
export function tidy(field: Field, answer: Answer): Answer {
  if (field.type === "rows") return tidyRows(field, answer);
  if (field.type === "file") return filesOf(answer);
  if (field.type === "signature") return tidySignature(answer);
  return tidyPlain(field, answer);
}
