/** Signatures in a form (签名): drawn, or the name typed and confirmed; both with the day they were given. */
import type { Field, Signature } from "#contract/form.ts";
import { type Answer, isAnswered } from "./condition.ts";
import type { FieldFault } from "./field-fault.ts";
import { type Day, isDay } from "./time/day.ts";

/** The picture of a drawn signature is a PNG, as the browser makes it. */
export const signaturePicture = { kinds: ["image" as const], megabytes: 1 };

/** The signature in an answer; none in any other. */
export function signatureOf(answer: Answer): Signature | undefined {
  if (typeof answer !== "object" || answer === null || Array.isArray(answer)) return undefined;
  const { way } = answer;
  if (way === "drawn") return typeof answer.file === "string" ? answer : undefined;
  return way === "typed" && typeof answer.name === "string" ? answer : undefined;
}

/** `today` in the county; a signature may be older, as in a draft or a corrected application. */
export function signatureFault(field: Field, answer: Answer, today: Day): FieldFault | undefined {
  const { label, required } = field;
  if (!isAnswered(answer)) return required ? unsigned(label) : undefined;
  const signature = signatureOf(answer);
  if (!signature) return { code: "type", message: `${label}请重新签` };
  if (signature.on === undefined) {
    return { code: "required", message: `${label}的姓名填好了，请再勾选“这是我本人的签名”` };
  }
  if (!isDay(signature.on) || signature.on > today) {
    return { code: "invalid", message: `${label}的日期不对，请重新签` };
  }
  return undefined;
}

function unsigned(label: string): FieldFault {
  return { code: "required", message: `请在${label}处签名` };
}

/** As it is stored: no blanks around the name; a name that is blank is no signature. */
export function tidySignature(answer: Answer): Answer {
  const signature = signatureOf(answer);
  if (signature?.way !== "typed") return signature;
  const name = signature.name.trim();
  return name === "" ? undefined : { ...signature, name };
}
