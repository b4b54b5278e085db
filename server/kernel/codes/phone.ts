/** Telephone numbers of the mainland: a mobile, or a landline with its area code. */
import { bad, type Checked, good } from "../checked.ts";

/** Two-digit areas (010, 02x) have eight digits, three-digit areas seven or eight; an extension may follow. */
const landline = /^(010|02[0-9]|0[3-9][0-9]{2})-?([2-9][0-9]{6,7})(?:-([0-9]{1,6}))?$/;
const mobile = /^1[3-9][0-9]{9}$/;
const country = /^(?:\+86|0086)-?/;

export type Phone =
  | { kind: "mobile"; number: string }
  /** `number` is written `0734-7221234` or `0734-7221234-801`. */
  | { kind: "landline"; number: string; area: string };

/** The number in the one form it is stored in; a leading +86 goes. */
export function checkPhone(text: string): Checked<Phone, "form"> {
  const number = text.replace(country, "");
  if (mobile.test(number)) return good({ kind: "mobile", number });
  const [, area, local, extension] = landline.exec(number) ?? [];
  if (area === undefined || local === undefined) return bad("form");
  if (area.length === 3 && local.length !== 8) return bad("form");
  return good({ kind: "landline", area, number: [area, local, extension].filter(Boolean).join("-") });
}

export function isMobile(text: string): boolean {
  return mobile.test(text);
}

/** Numbers of made-up people: no operator has been given this range. No message is ever sent to them. */
const madeUp = "15400";

/** The telephone of the `number`-th made-up person. */
export function madeUpPhone(number: number): string {
  return madeUp + String(number % 1_000_000).padStart(6, "0");
}

export const isMadeUpPhone = (text: string): boolean => text.startsWith(madeUp) && isMobile(text);
