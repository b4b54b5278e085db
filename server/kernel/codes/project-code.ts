/**
 * 投资项目统一代码 (GB/T 40058-2021, R1.10): `YYMM-division 6-department 2-type 2-random 5, check 1`. The check digit
 * is ISO 7064 MOD 11,10 over the 19 digits before it. Codes from before 2021 begin with the calendar year and have no
 * check digit; no month is 13 or more, so the two cannot be taken for each other.
 */
import { bad, type Checked, good } from "../checked.ts";

const form = /^[0-9]{4}-[0-9]{6}-[0-9]{2}-[0-9]{2}-[0-9]{6}$/;
const firstOldYear = 2015;
const lastOldYear = 2020;

export interface ProjectCode {
  /** `old`: from before 2021, its digits prove nothing; ask the register before accepting it (R1.10a). */
  edition: "current" | "old";
  year: number;
  /** 1–12; not in an old code. */
  month?: number;
  area: string;
  department: string;
  type: string;
}

export type ProjectCodeFault = "form" | "month" | "check-digit";

export function checkProjectCode(code: string): Checked<ProjectCode, ProjectCodeFault> {
  if (!form.test(code)) return bad("form");
  const [start = "", area = "", department = "", type = ""] = code.split("-");
  const whole = Number(start);
  if (whole >= firstOldYear && whole <= lastOldYear) {
    return good({ edition: "old", year: whole, area, department, type });
  }
  const month = whole % 100;
  if (month < 1 || month > 12) return bad("month");
  const body = code.replaceAll("-", "");
  if (projectCheckDigit(body.slice(0, 19)) !== body.charAt(19)) return bad("check-digit");
  return good({ edition: "current", year: 2000 + Math.floor(whole / 100), month, area, department, type });
}

/** ISO 7064 MOD 11,10 over 19 digits; undefined when they are not 19 digits. */
export function projectCheckDigit(first19: string): string | undefined {
  if (!/^[0-9]{19}$/.test(first19)) return undefined;
  let product = 10;
  for (const digit of first19) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}
