/** 公民身份号码 (GB 11643-1999, R6.10). */

import { bad, type Checked, good } from "../checked.ts";
import { type Day, isDay } from "../time/day.ts";

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const digits = "10X98765432";
/**
 * First two digits: the provinces of GB/T 2260, and 81, 82, 83 of the residence permits for people from Hong Kong,
 * Macao and Taiwan. The other four are not looked up: a person keeps the area of a county that has since gone.
 */
const provinces = new Set(
  "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split(
    " ",
  ),
);

export interface CitizenIdParts {
  /** Six digits of the division that first issued it. */
  area: string;
  birth: Day;
  sex: "male" | "female";
}

export type CitizenIdFault = "length" | "characters" | "area" | "date" | "future" | "check-digit";

/** The parts of a citizen's number, or its first fault; a birth after `today` is one. Capital X: see `tidyCode`. */
export function checkCitizenId(id: string, today: Day): Checked<CitizenIdParts, CitizenIdFault> {
  if (id.length !== 18) return bad("length");
  if (!/^[0-9]{17}[0-9X]$/.test(id)) return bad("characters");
  if (!provinces.has(id.slice(0, 2))) return bad("area");
  const birth = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
  if (!isDay(birth)) return bad("date");
  if (birth > today) return bad("future");
  if (citizenIdCheckDigit(id.slice(0, 17)) !== id.charAt(17)) return bad("check-digit");
  return good({ area: id.slice(0, 6), birth, sex: Number(id.charAt(16)) % 2 === 1 ? "male" : "female" });
}

/** Check digit of the first 17 digits; undefined when they are not 17 digits. */
export function citizenIdCheckDigit(first17: string): string | undefined {
  if (!/^[0-9]{17}$/.test(first17)) return undefined;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(first17.charAt(i)), 0);
  return digits[sum % 11];
}
