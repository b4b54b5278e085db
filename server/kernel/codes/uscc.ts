/** 统一社会信用代码, the number of every organ and enterprise (GB 32100-2015, R6.9). */
import { bad, type Checked, good } from "../checked.ts";

/** No I, O, S, V, Z. */
const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** Registering department, kind of body, six digits of the division, nine characters of the body itself. */
const body = /^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{9}$/;

export interface UsccParts {
  /** 登记管理部门. */
  register: string;
  /** 机构类别. */
  kind: string;
  /** 登记管理机关行政区划, six digits; 100000 is national. */
  area: string;
  /** 主体标识码. */
  subject: string;
}

export type UsccFault = "length" | "characters" | "check-digit";

/** The parts of a unified social credit code, or its first fault. Capitals only: see `tidyCode`. */
export function checkUscc(code: string): Checked<UsccParts, UsccFault> {
  if (code.length !== 18) return bad("length");
  const digit = usccCheckDigit(code.slice(0, 17));
  if (digit === undefined || !alphabet.includes(code.charAt(17))) return bad("characters");
  if (digit !== code.charAt(17)) return bad("check-digit");
  return good({
    register: code.charAt(0),
    kind: code.charAt(1),
    area: code.slice(2, 8),
    subject: code.slice(8, 17),
  });
}

export function isUscc(code: string): boolean {
  return checkUscc(code).ok;
}

/** Check digit of the first 17 characters; undefined when they are not such characters. */
export function usccCheckDigit(first17: string): string | undefined {
  if (!body.test(first17)) return undefined;
  const sum = weights.reduce((total, weight, i) => total + weight * alphabet.indexOf(first17.charAt(i)), 0);
  return alphabet[(31 - (sum % 31)) % 31];
}

/** The whole code from its first 17 characters; undefined when they are not such characters. */
export function usccOf(first17: string): string | undefined {
  const digit = usccCheckDigit(first17);
  return digit === undefined ? undefined : first17 + digit;
}
